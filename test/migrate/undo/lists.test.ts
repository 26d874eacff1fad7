import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Address } from '../../../src/people/address.ts';
import type { FaultKind } from '../../support/fediverse/faults.ts';
import { Crash } from '../mortal-runs.ts';
import { type Move, request, startMove } from '../relate/move.ts';
import { takeBack, words, writesSince } from './take-back.ts';

const NAMES = ['ann', 'ben', 'cat'] as const;
const PEOPLE = NAMES.map((name): Address => `${name}@away.example`);
const WITH_LIST = request(PEOPLE, { list: 'Birds' });
const REMOVED = PEOPLE.map(each => `list-remove Birds: ${each}`);

async function listed(context: Parameters<typeof startMove>[0], before?: (move: Move) => Promise<void>) {
  const move = await startMove(context);
  for (const name of NAMES) move.home.away.account(name);
  await before?.(move);
  const { list } = await move.run(WITH_LIST);
  assert.ok(list?.id);
  return { move, listId: list.id, writes: move.home.home.writes.length };
}

describe('undo list', () => {
  it('takes out whom this tool put in, and deletes the list that it made', async context => {
    const { move, writes } = await listed(context);
    const { result } = await takeBack(move, 'list');
    assert.deepEqual(writesSince(move, writes), [...REMOVED, 'list-delete Birds']);
    assert.deepEqual(words(result), [...PEOPLE.map(each => `removed ${each}`), 'deleted Birds']);
    assert.equal(move.home.home.following(move.home.alice).length, 3, 'nobody is unfollowed');
    const again = await takeBack(move, 'list');
    assert.deepEqual([again.result.outcomes, again.result.failed], [[], 0]);
  });

  it('keeps a list in which others stand, and one that it did not make', async context => {
    const { move, listId, writes } = await listed(context);
    const { home, away, alice } = move.home;
    const dan = away.account('dan');
    home.arrange(alice, dan, { following: true });
    const account = await move.home.open();
    await account.addToList(listId, [home.instance.idOf(dan)]);
    const { result } = await takeBack(move, 'list');
    assert.deepEqual(writesSince(move, writes + 1), REMOVED);
    assert.equal(words(result).at(-1), 'in use Birds');

    const other = await listed(context, async each => {
      await (await each.home.open()).createList('Birds');
    });
    await takeBack(other.move, 'list');
    assert.deepEqual(writesSince(other.move, other.writes), REMOVED);
  });

  it('only notes who was taken out by hand, and a list that is gone', async context => {
    const { move, listId, writes } = await listed(context);
    const account = await move.home.open();
    const [ann] = move.home.home.following(move.home.alice);
    assert.ok(ann);
    await account.removeFromList(listId, [move.home.home.instance.idOf(ann)]);
    const { result } = await takeBack(move, 'list');
    assert.equal(words(result)[0], 'by hand ann@away.example');
    assert.deepEqual(writesSince(move, writes + 1), [...REMOVED.slice(1), 'list-delete Birds']);

    const other = await listed(context);
    await (await other.move.home.open()).deleteList(other.listId);
    const gone = await takeBack(other.move, 'list');
    assert.deepEqual(words(gone.result), [...PEOPLE.map(each => `gone ${each}`), 'gone Birds']);
  });

  it('goes on wherever it died', async context => {
    for (const at of [0, 2, 3, 5, 6, 7]) {
      const { move, writes } = await listed(context);
      await assert.rejects(takeBack(move, 'list', { death: { at, when: 'before' } }), Crash);
      await takeBack(move, 'list');
      assert.deepEqual(writesSince(move, writes), [...REMOVED, 'list-delete Birds'], `at ${at}`);
    }
  });

  it('settles what a run that died had sent to a list, and the list itself', async context => {
    const { move: whole } = await listed(context);
    const isOfList = (record: (typeof whole.records)[number]) =>
      'op' in record && /^list/.test(record.op) && 'state' in record && record.state === 'done';
    for (const [at, record] of whole.records.entries()) {
      if (!isOfList(record)) continue;
      const move = await startMove(context);
      for (const name of NAMES) move.home.away.account(name);
      await assert.rejects(move.run(WITH_LIST, { death: { at, when: 'before' } }), Crash);
      const writes = move.home.home.writes.length;
      const told: string[] = [];
      const { plan, result } = await takeBack(move, 'list', { onUndo: ({ type }) => told.push(type) });
      assert.deepEqual(told.slice(0, 2), ['settling', 'pausing']);
      const isFilled = 'op' in record && record.op === 'list-member';
      const wanted = [...(isFilled ? REMOVED : []), 'list-delete Birds'];
      assert.deepEqual(writesSince(move, writes), wanted, `at ${at}`);
      assert.deepEqual([plan.leftOut.unclear, result.failed], [0, 0]);
      assert.deepEqual((await takeBack(move, 'list')).result.outcomes, []);
    }
  });

  it('waits once for what a run that died may have sent', async context => {
    const { move: whole } = await listed(context);
    const at = whole.records.findIndex(
      record =>
        'op' in record && record.op === 'list-member' && 'state' in record && record.state === 'intent',
    );
    const move = await startMove(context);
    for (const name of NAMES) move.home.away.account(name);
    await assert.rejects(move.run(WITH_LIST, { death: { at, when: 'after' } }), Crash);
    const pauses: string[] = [];
    const onUndo = ({ type }: { readonly type: string }) => {
      if (type === 'pausing') pauses.push(type);
    };
    await takeBack(move, 'list', { onUndo });
    assert.equal(pauses.length, 1);
    await takeBack(move, 'list', { onUndo });
    assert.equal(pauses.length, 1);
  });

  const KINDS: readonly FaultKind[] = ['timeout-before', 'timeout-after', 'reset-after', '429'];
  for (const kind of KINDS)
    it(`happens once although an answer is lost by ${kind}`, async context => {
      const { move, writes } = await listed(context);
      const faults = [/\/accounts$/, /\/lists\/[^/]+$/].map(path =>
        move.home.home.fault({ method: 'DELETE', path, kind }),
      );
      const { result } = await takeBack(move, 'list');
      assert.deepEqual(
        faults.map(({ hits }) => hits),
        [1, 1],
      );
      assert.deepEqual([writesSince(move, writes), result.failed], [[...REMOVED, 'list-delete Birds'], 0]);
    });
});
