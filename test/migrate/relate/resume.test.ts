import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyRelations } from '../../../src/migrate/relate/apply.ts';
import type { Address } from '../../../src/people/address.ts';
import { Crash } from '../mortal-runs.ts';
import { type Move, request, startMove } from './move.ts';

const NAMES = ['ann', 'ben', 'cat', 'dan'] as const;
const PEOPLE = NAMES.map((name): Address => `${name}@away.example`);

/** How often the server followed each, by its own log. */
function follows({ home: { home } }: Move): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { op, target, isNew } of home.writes)
    if (op === 'follow' && isNew) counts[target] = (counts[target] ?? 0) + 1;
  return counts;
}

const ONCE = Object.fromEntries(PEOPLE.map(address => [address, 1]));

/** How many entries a run that nothing disturbs writes for them. */
const ENTRIES = 1 + 2 * PEOPLE.length + 1;

describe('a run that dies', () => {
  for (const when of ['before', 'after'] as const)
    it(`${when} any entry is on the disk is resumed: nobody twice, nobody lost`, async context => {
      for (let at = 0; at < ENTRIES; at += 1) {
        const move = await startMove(context);
        for (const name of NAMES) move.home.away.account(name);
        const people = request(PEOPLE);
        await assert.rejects(move.run(people, { death: { at, when } }), Crash);
        const result = await move.run(people);

        assert.deepEqual(follows(move), ONCE, `entry ${at}`);
        assert.equal(move.home.home.writes.length, PEOPLE.length, `entry ${at}: no follow is sent again`);
        assert.deepEqual([result.left, result.failed, result.stopped], [0, 0, null]);
        for (const address of PEOPLE)
          assert.equal(move.story(`follow:${address}`).at(-1), 'done followed', `entry ${at}`);
      }
    });

  it('at every entry of every attempt gets there in the end', async context => {
    const move = await startMove(context);
    for (const name of NAMES) move.home.away.account(name);
    const people = request(PEOPLE);
    // Each attempt writes its plan and one entry more.
    for (let attempt = 0; attempt < 2 * PEOPLE.length; attempt += 1)
      await assert.rejects(move.run(people, { death: { at: 1, when: 'after' } }), Crash);
    await move.run(people);
    assert.deepEqual(follows(move), ONCE);
    assert.equal(move.home.home.writes.length, PEOPLE.length);
  });

  it('remembers how things stood before its own follow', async context => {
    const move = await startMove(context);
    move.home.away.account('ann');
    const people = request(['ann@away.example']);
    await assert.rejects(move.run(people, { death: { at: 2, when: 'before' } }), Crash);
    const plan = await move.plan(people);
    assert.deepEqual([plan.steps.length, plan.leftOut.done, plan.leftOut.already], [0, 1, 0]);
    assert.deepEqual(move.story('follow:ann@away.example'), ['intent', 'done requested']);
  });

  it('says where it stopped', async context => {
    const move = await startMove(context);
    for (const name of NAMES) move.home.away.account(name);
    const people = request(PEOPLE);
    await assert.rejects(move.run(people, { death: { at: 4, when: 'after' } }), Crash);
    assert.deepEqual((await move.plan(people)).resuming, { done: 2, failed: 0, left: 2 });
  });
});

describe('an intent that came to nothing', () => {
  const ANN = request(['ann@away.example']);
  async function startBehindIt(context: Parameters<typeof startMove>[0]) {
    const move = await startMove(context);
    const ann = move.home.away.account('ann');
    // The intent is on the disk, and the request never left.
    await assert.rejects(move.run(ANN, { death: { at: 1, when: 'after' } }), Crash);
    assert.deepEqual(follows(move), {});
    return { move, follow: () => move.home.home.arrange(move.home.alice, ann, { following: true }) };
  }

  it('leaves a follow by hand to the person, once a run has found it missing', async context => {
    const { move, follow } = await startBehindIt(context);
    move.home.clock.time += 3_600_000;
    await move.run(request(['nobody@away.example']));
    assert.equal(move.story('follow:ann@away.example').at(-1), 'unknown not there');
    await move.run(request(['nobody@away.example']));
    assert.deepEqual(move.story('follow:ann@away.example'), ['intent', 'unknown not there'], 'said once');
    follow();
    const plan = await move.plan(ANN);
    assert.deepEqual([plan.steps.length, plan.leftOut.done, plan.leftOut.already], [0, 0, 1]);
    assert.equal(move.story('follow:ann@away.example').at(-1), 'skipped already');
  });

  it('leaves it to the person also when it is seen only shortly before the turn', async context => {
    const { move, follow } = await startBehindIt(context);
    move.home.clock.time += 3_600_000;
    const { steps } = await move.plan(ANN);
    follow();
    const tools = await move.tools({});
    const result = await applyRelations({ ...(await move.plan(request([]))), steps }, ANN, tools);
    assert.deepEqual(
      result.outcomes.map(({ why }) => why),
      ['already'],
    );
  });

  it('is not given up while the request may still be under way, nor where it is sent again', async context => {
    const { move } = await startBehindIt(context);
    await move.run(request(['nobody@away.example']));
    assert.deepEqual(move.story('follow:ann@away.example'), ['intent']);
    move.home.clock.time += 3_600_000;
    await move.run(ANN);
    assert.equal(move.story('follow:ann@away.example').at(-1), 'done followed');
  });
});

describe('an undo that died', () => {
  it('is settled too: who is not followed any more may be followed again', async context => {
    const move = await startMove(context);
    move.home.away.account('ann');
    const people = request(['ann@away.example']);
    await move.run(people);
    const { account, journal } = await move.tools({});
    const item = journal.items.get('follow:ann@away.example');
    assert.ok(item?.id);
    await journal.append({ key: 'follow:ann@away.example#0', op: 'unfollow', state: 'intent' });
    assert.equal((await move.plan(people)).leftOut.done, 1, 'not sent: still followed');

    await account.unfollow(item.id);
    const plan = await move.plan(people);
    assert.deepEqual(
      plan.steps.map(step => step.key),
      ['follow:ann@away.example#1'],
    );
    assert.deepEqual(move.story('follow:ann@away.example').at(-1), 'done');
  });
});

describe('a dry run', () => {
  it('settles in its head only', async context => {
    const move = await startMove(context);
    for (const name of NAMES) move.home.away.account(name);
    const people = request(PEOPLE);
    await assert.rejects(move.run(people, { death: { at: 2, when: 'before' } }), Crash);
    const [records, writes] = [move.records.length, move.home.home.writes.length];
    const plan = await move.plan(people, { dryRun: true });
    assert.equal(plan.leftOut.done, 1);
    assert.deepEqual([move.records.length, move.home.home.writes.length], [records, writes]);
  });
});

describe('stopping', () => {
  it('finishes the account in flight, and the next run goes on behind it', async context => {
    const move = await startMove(context);
    for (const name of NAMES) move.home.away.account(name);
    const people = request(PEOPLE);
    const stop = new AbortController();
    const first = await move.run(people, {
      stop,
      onEvent: event => event.type === 'decided' && event.done === 2 && stop.abort(new Error('Ctrl-C')),
    });
    assert.deepEqual(
      first.outcomes.map(each => each.why),
      ['followed', 'followed'],
    );
    assert.deepEqual([first.stopped?.reason, first.left], ['interrupted', 2]);
    assert.deepEqual(move.story('follow:ben@away.example'), ['intent', 'done followed']);
    assert.equal((await move.run(people)).stopped, null);
    assert.deepEqual(follows(move), ONCE);
  });

  it('ends with the error of a limit that lasts longer than the person waits', async context => {
    const move = await startMove(context);
    for (const name of NAMES) move.home.away.account(name);
    move.home.home.limits.change('follow', { requests: 2 });
    const people = request(PEOPLE);
    const first = await move.run(people, { maxWaitMs: 0 });
    assert.deepEqual([first.stopped?.reason, first.outcomes.length, first.left], ['temporary', 2, 2]);
    move.home.clock.time += 24 * 3600_000;
    const second = await move.run(people, { maxWaitMs: 0 });
    assert.deepEqual([second.stopped, second.left], [null, 0]);
    assert.deepEqual(follows(move), ONCE);
  });

  it('ends with the error of a login that ended', async context => {
    const move = await startMove(context);
    for (const name of NAMES) move.home.away.account(name);
    const token = move.home.home.token(move.home.alice);
    const result = await move.run(request(PEOPLE), {
      token,
      onEvent: event => event.type === 'decided' && move.home.home.revoke(token),
    });
    assert.deepEqual([result.stopped?.reason, result.outcomes.length, result.left], ['login', 1, 3]);
  });
});
