import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RelateResult } from '../../../src/migrate/relate/types.ts';
import { request, startMove } from './move.ts';

function words(result: RelateResult): Record<string, string> {
  return Object.fromEntries(
    result.outcomes.map(({ wanted, state, why }) => [wanted.address, `${state} ${why}`]),
  );
}

describe('following', () => {
  it('follows everybody in order, and says so when the relationships do', async context => {
    const move = await startMove(context);
    const { home, away, alice } = move.home;
    const [bob, carol] = [away.account('bob'), away.account('carol')];
    const result = await move.run(request(['bob@away.example', 'carol@away.example']));

    assert.deepEqual(words(result), {
      'bob@away.example': 'done followed',
      'carol@away.example': 'done followed',
    });
    assert.deepEqual(home.following(alice), [bob, carol]);
    assert.deepEqual([result.left, result.failed, result.stopped], [0, 0, null]);
    assert.deepEqual(move.story('follow:bob@away.example'), ['intent', 'done followed']);
    const [plan, intent] = move.records;
    assert.ok(plan && 'total' in plan && intent && 'key' in intent);
    assert.equal(plan.total, 2);
    assert.deepEqual(intent.before, { following: false, requested: false, blocking: false, muting: false });
    assert.deepEqual(intent.payload, { reblogs: true, notify: false });
    assert.equal(intent.id, home.instance.idOf(bob));
  });

  it('sends nothing again when it is run again', async context => {
    const move = await startMove(context);
    move.home.away.account('bob');
    await move.run(request(['bob@away.example']));
    const records = move.records.length;
    const again = await move.run(request(['bob@away.example']));
    assert.deepEqual([again.outcomes, again.left, again.failed], [[], 0, 0]);
    assert.equal(move.home.home.writes.length, 1);
    assert.equal(move.records.length, records + 1, 'nothing but its plan');
  });

  it('gives every refusal its own word', async context => {
    const move = await startMove(context);
    const { world, home, away, alice } = move.home;
    const lone = world.mastodon('lone.example');
    lone.account('erin');
    world.dead('lone.example');
    away.account('locked', { locked: true });
    const moved = away.account('moved');
    moved.moveTo(home.account('newer'));
    home.arrange(away.account('hostile'), alice, { blocking: true });
    away.account('suspended', { suspended: true });
    home.arrange(alice, away.account('known'), { following: true });
    home.arrange(alice, away.account('asked', { locked: true }), { requested: true });
    const result = await move.run(
      request([
        'nobody@away.example',
        'erin@lone.example',
        'locked@away.example',
        'moved@away.example',
        'hostile@away.example',
        'suspended@away.example',
        'asked@away.example',
        'known@away.example',
      ]),
    );
    assert.deepEqual(words(result), {
      'nobody@away.example': 'skipped unknown',
      'erin@lone.example': 'failed unreachable',
      'locked@away.example': 'done requested',
      'moved@away.example': 'skipped moved: newer@home.example',
      'hostile@away.example': 'skipped blocked',
      'suspended@away.example': 'skipped gone',
      'asked@away.example': 'skipped already',
    });
    assert.deepEqual([result.left, result.failed, result.stopped], [0, 1, null]);
    assert.deepEqual(
      home.writes.map(write => write.target),
      ['locked@away.example'],
    );
  });

  it('stops at the follow limit and leaves the rest for later', async context => {
    const move = await startMove(context, { maxFollows: 1 });
    const { away, home } = move.home;
    for (const name of ['a', 'b', 'c', 'd']) away.account(name);
    const people = request(['a@away.example', 'b@away.example', 'c@away.example', 'd@away.example']);
    const result = await move.run(people);
    assert.deepEqual(words(result), {
      'a@away.example': 'done followed',
      'b@away.example': 'failed follow-limit',
    });
    assert.deepEqual([result.stopped?.reason, result.left, result.failed], ['follow-limit', 2, 1]);

    home.rules.maxFollows = 10;
    const later = await move.run({ ...people, retryFailed: true });
    assert.deepEqual(Object.keys(words(later)), ['b@away.example', 'c@away.example', 'd@away.example']);
    assert.equal(later.failed, 0);
  });

  it('asks for the relationships of forty at once', async context => {
    const move = await startMove(context);
    const { away, home, world } = move.home;
    const people = Array.from({ length: 45 }, (_, index) => away.account(`p${index}`).address);
    const result = await move.run(request(people));
    assert.equal(result.outcomes.length, 45);
    assert.equal(new Set(home.writes.map(write => write.target)).size, 45);
    const looks = world.requests.to('home.example', '/api/v1/accounts/relationships');
    assert.equal(looks.length, 2 + 2, 'before the follows, and after them');
  });

  it('looks again before it follows when hours have passed', async context => {
    const move = await startMove(context);
    const { away, home, alice, clock } = move.home;
    away.account('ann');
    const ben = away.account('ben');
    const result = await move.run(request(['ann@away.example', 'ben@away.example']), {
      onEvent: event => {
        if (event.type !== 'decided' || event.done !== 1) return;
        clock.time += 6 * 60_000;
        home.arrange(alice, ben, { following: true });
      },
    });
    assert.deepEqual(words(result), {
      'ann@away.example': 'done followed',
      'ben@away.example': 'skipped already',
    });
  });

  it('reports as refused who turned the follow down afterwards', async context => {
    const move = await startMove(context);
    move.home.away.account('shy', { refusesFollows: true });
    const result = await move.run(request(['shy@away.example']));
    assert.deepEqual(words(result), { 'shy@away.example': 'skipped refused' });
    assert.deepEqual(move.story('follow:shy@away.example'), ['intent', 'done followed', 'skipped refused']);
  });

  it('hears in a later run that a request was granted, or turned down', async context => {
    const move = await startMove(context);
    const { home, away, alice } = move.home;
    const [kind, strict, cross] = ['kind', 'strict', 'cross'].map(name =>
      away.account(name, { locked: true }),
    );
    assert.ok(kind && strict && cross);
    const people = request(['kind@away.example', 'strict@away.example', 'cross@away.example']);
    await move.run(people);
    home.decide(alice, kind, true);
    home.decide(alice, strict, false);
    home.decide(alice, cross, false);
    home.arrange(cross, alice, { blocking: true });
    const { later } = await move.run(people);
    assert.deepEqual(later, [
      { address: 'kind@away.example', why: 'followed' },
      { address: 'strict@away.example', why: 'refused' },
      { address: 'cross@away.example', why: 'blocked' },
    ]);
    assert.deepEqual((await move.run(people)).later, []);
  });
});

describe('blocking and muting', () => {
  it('notes a follow that a block ended', async context => {
    const move = await startMove(context);
    const { home, away, alice } = move.home;
    const bob = away.account('bob');
    away.account('carol');
    home.arrange(alice, bob, { following: true });
    const result = await move.run(
      request(['bob@away.example', 'carol@away.example'], { operation: 'block' }),
    );
    assert.deepEqual(
      result.outcomes.map(({ why, endedFollow }) => [why, endedFollow]),
      [
        ['blocked', true],
        ['blocked', false],
      ],
    );
    assert.deepEqual(home.following(alice), []);
    assert.deepEqual(
      move.records.flatMap(each => ('before' in each ? [each.before?.['following']] : [])),
      [true, false],
    );
  });

  it('mutes with or without notifications, and leaves out who is muted', async context => {
    const move = await startMove(context);
    const { home, away, alice } = move.home;
    const bob = away.account('bob');
    home.arrange(alice, away.account('carol'), { muting: true });
    const people = request(['bob@away.example', 'carol@away.example'], {
      operation: 'mute',
      hideNotifications: false,
    });
    const plan = await move.plan(people, { dryRun: true });
    assert.equal(plan.leftOut.already, 1);
    const result = await move.run(people);
    assert.deepEqual(words(result), { 'bob@away.example': 'done muted' });
    assert.equal(home.tie(alice, bob).mutingNotifications, false);
  });
});
