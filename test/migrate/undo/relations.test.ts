import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Address } from '../../../src/people/address.ts';
import type { FaultKind } from '../../support/fediverse/faults.ts';
import { Crash } from '../mortal-runs.ts';
import { type Move, request, startMove } from '../relate/move.ts';
import { takeBack, words, writesSince } from './take-back.ts';

const NAMES = ['ann', 'ben', 'cat'] as const;
const PEOPLE = NAMES.map((name): Address => `${name}@away.example`);

async function followed(context: Parameters<typeof startMove>[0]): Promise<{ move: Move; writes: number }> {
  const move = await startMove(context);
  for (const name of NAMES) move.home.away.account(name);
  await move.run(request(PEOPLE));
  return { move, writes: move.home.home.writes.length };
}

describe('undo follow', () => {
  it('unfollows whom this tool followed, and nobody else', async context => {
    const move = await startMove(context);
    const { home, away, alice } = move.home;
    const [ann, ben, cat, dan] = ['ann', 'ben', 'cat', 'dan'].map(name => away.account(name));
    assert.ok(ann && ben && cat && dan);
    home.arrange(alice, ben, { following: true });
    home.arrange(alice, dan, { following: true });
    await move.run(request(PEOPLE));
    const writes = home.writes.length;
    const { plan, result } = await takeBack(move, 'follow');
    assert.deepEqual(writesSince(move, writes), ['unfollow ann@away.example', 'unfollow cat@away.example']);
    assert.deepEqual(home.following(alice), [ben, dan]);
    assert.deepEqual(words(result), ['unfollowed ann@away.example', 'unfollowed cat@away.example']);
    assert.deepEqual([result.left, result.failed, result.stopped], [0, 0, null]);
    assert.deepEqual(
      plan.steps.map(({ name }) => name),
      ['ann@away.example', 'cat@away.example'],
    );
    assert.deepEqual(move.story('follow:ann@away.example').slice(-2), ['intent', 'done unfollowed']);
  });

  it('has nothing to do when it is run again', async context => {
    const { move } = await followed(context);
    await takeBack(move, 'follow');
    const writes = move.home.home.writes.length;
    const { plan, result } = await takeBack(move, 'follow');
    assert.deepEqual([plan.steps, plan.leftOut.undone, result.outcomes], [[], 3, []]);
    assert.deepEqual(writesSince(move, writes), []);
  });

  it('takes a request back that nobody has granted yet', async context => {
    const move = await startMove(context);
    const { home, away, alice } = move.home;
    const shy = away.account('shy', { locked: true });
    await move.run(request(['shy@away.example']));
    assert.ok(home.tie(alice, shy).requested);
    await takeBack(move, 'follow');
    assert.ok(!home.tie(alice, shy).requested);
  });

  it('only notes who was unfollowed by hand or is gone, also while the question was on the screen', async context => {
    const { move, writes } = await followed(context);
    const { home, alice } = move.home;
    const [ann, ben] = home.following(alice);
    assert.ok(ann && ben);
    home.arrange(alice, ann, { following: false });
    const { plan, result } = await takeBack(move, 'follow', {
      meanwhile: () => home.arrange(alice, ben, { following: false }),
    });
    assert.deepEqual(
      plan.noted.map(({ candidate, why }) => `${why} ${candidate.name}`),
      ['by hand ann@away.example'],
    );
    assert.deepEqual(words(result), [
      'by hand ann@away.example',
      'by hand ben@away.example',
      'unfollowed cat@away.example',
    ]);
    assert.deepEqual(writesSince(move, writes), ['unfollow cat@away.example']);
    assert.deepEqual((await takeBack(move, 'follow')).result.outcomes, []);
  });

  it('leaves other runs alone when one is named', async context => {
    const move = await startMove(context);
    for (const name of NAMES) move.home.away.account(name);
    await move.run(request(['ann@away.example']));
    await move.run(request(PEOPLE));
    const writes = move.home.home.writes.length;
    const { plan } = await takeBack(move, 'follow', { run: 'run-1' });
    assert.equal(plan.leftOut.otherRun, 2);
    assert.deepEqual(writesSince(move, writes), ['unfollow ann@away.example']);
  });

  it('lets the same people be followed once more, under a new generation', async context => {
    const { move } = await followed(context);
    await takeBack(move, 'follow');
    const again = await move.run(request(['ann@away.example']));
    assert.deepEqual(
      again.outcomes.map(({ why }) => why),
      ['followed'],
    );
    const writes = move.home.home.writes.length;
    await takeBack(move, 'follow');
    assert.deepEqual(writesSince(move, writes), ['unfollow ann@away.example']);
    assert.ok(move.records.some(record => 'key' in record && record.key === 'follow:ann@away.example#1'));
  });

  it('settles a follow of which the answer never came, and takes it back', async context => {
    const move = await startMove(context);
    move.home.away.account('ann');
    await assert.rejects(
      move.run(request(['ann@away.example']), { death: { at: 2, when: 'before' } }),
      Crash,
    );
    const { home, alice } = move.home;
    assert.equal(home.writes.length, 1);
    const { result } = await takeBack(move, 'follow');
    assert.deepEqual([words(result), home.following(alice)], [['unfollowed ann@away.example'], []]);
  });

  it('goes on wherever it died, and unfollows each exactly once', async context => {
    for (let at = 0; at < 6; at += 1) {
      for (const when of ['before', 'after'] as const) {
        const { move, writes } = await followed(context);
        await assert.rejects(takeBack(move, 'follow', { death: { at, when } }), Crash);
        await takeBack(move, 'follow');
        const { home, alice } = move.home;
        assert.deepEqual(home.following(alice), [], `${when} entry ${at}`);
        const undone = writesSince(move, writes).toSorted();
        assert.deepEqual(
          undone,
          PEOPLE.map(each => `unfollow ${each}`),
          `${when} entry ${at}`,
        );
      }
    }
  });

  const KINDS: readonly FaultKind[] = [
    'timeout-before',
    'timeout-after',
    'reset-after',
    'html',
    'torn',
    '429',
  ];
  for (const kind of KINDS)
    it(`happens once although an answer is lost by ${kind}`, async context => {
      const { move, writes } = await followed(context);
      const { home, alice } = move.home;
      const fault = home.fault({ method: 'POST', path: /\/unfollow$/, kind });
      const { result } = await takeBack(move, 'follow');
      assert.equal(fault.hits, 1);
      assert.deepEqual([home.following(alice), result.failed], [[], 0]);
      assert.deepEqual(
        writesSince(move, writes),
        PEOPLE.map(each => `unfollow ${each}`),
      );
    });

  it('stops between two people when it is asked to, and says how many are left', async context => {
    const { move, writes } = await followed(context);
    const stop = new AbortController();
    const { result } = await takeBack(move, 'follow', {
      stop,
      onUndo: event => event.type === 'decided' && stop.abort(new Error('Ctrl-C')),
    });
    assert.deepEqual([result.stopped?.reason, result.left, result.outcomes.length], ['interrupted', 2, 1]);
    assert.deepEqual(writesSince(move, writes), ['unfollow ann@away.example']);
  });

  it('sends nothing when the journal cannot be written', async context => {
    const { move, writes } = await followed(context);
    await assert.rejects(takeBack(move, 'follow', { death: { at: 0, when: 'before' } }), Crash);
    assert.deepEqual(writesSince(move, writes), []);
  });

  it('says what the server answers when it refuses, and tries again the next time', async context => {
    const { move } = await followed(context);
    const { home, alice } = move.home;
    home.fault({ method: 'POST', path: /\/unfollow$/, kind: 'status', status: 422 });
    const { result } = await takeBack(move, 'follow');
    assert.deepEqual([result.failed, result.outcomes[0]?.state], [1, 'failed']);
    assert.match(result.outcomes[0]?.why ?? '', /^error: /);
    assert.equal((await takeBack(move, 'follow')).result.failed, 0);
    assert.deepEqual(home.following(alice), []);
  });
});

describe('undo block and mute', () => {
  it('unblocks, and follows again whom only the block had unfollowed', async context => {
    const move = await startMove(context);
    const { home, away, alice } = move.home;
    const [ann] = ['ann', 'ben', 'cat'].map(name => away.account(name));
    assert.ok(ann);
    home.arrange(alice, ann, { following: true });
    const dan = away.account('dan');
    home.arrange(alice, dan, { blocking: true });
    await move.run(request([...PEOPLE, 'dan@away.example'], { operation: 'block' }));
    const writes = home.writes.length;
    const { plan, result } = await takeBack(move, 'block');
    assert.deepEqual([plan.steps.length, plan.refollows.map(({ name }) => name)], [3, ['ann@away.example']]);
    assert.deepEqual(
      words(result).slice(0, 3),
      PEOPLE.map(each => `unblocked ${each}`),
    );
    assert.deepEqual(writesSince(move, writes), [
      ...PEOPLE.map(each => `unblock ${each}`),
      'follow ann@away.example',
    ]);
    assert.ok(home.tie(alice, dan).blocking);
    assert.deepEqual((await takeBack(move, 'block')).result.outcomes, []);
  });

  it('follows nobody again who was unblocked by hand', async context => {
    const move = await startMove(context);
    const { home, away, alice } = move.home;
    const ann = away.account('ann');
    home.arrange(alice, ann, { following: true });
    await move.run(request(['ann@away.example'], { operation: 'block' }));
    home.arrange(alice, ann, { blocking: false });
    const writes = home.writes.length;
    const { plan } = await takeBack(move, 'block');
    assert.deepEqual([plan.refollows, writesSince(move, writes)], [[], []]);
  });

  it('makes the follow again after it died behind the unblock', async context => {
    const move = await startMove(context);
    const { home, away, alice } = move.home;
    home.arrange(alice, away.account('ann'), { following: true });
    await move.run(request(['ann@away.example'], { operation: 'block' }));
    const writes = home.writes.length;
    await assert.rejects(takeBack(move, 'block', { death: { at: 2, when: 'before' } }), Crash);
    await takeBack(move, 'block');
    await takeBack(move, 'block');
    assert.deepEqual(writesSince(move, writes), ['unblock ann@away.example', 'follow ann@away.example']);
  });

  it('unmutes whom this tool muted', async context => {
    const move = await startMove(context);
    const { home, away, alice } = move.home;
    away.account('ann');
    home.arrange(alice, away.account('ben'), { muting: true });
    await move.run(request(['ann@away.example', 'ben@away.example'], { operation: 'mute' }));
    const writes = home.writes.length;
    const { result } = await takeBack(move, 'mute');
    assert.deepEqual(words(result), ['unmuted ann@away.example']);
    assert.deepEqual(writesSince(move, writes), ['unmute ann@away.example']);
  });
});
