import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { chronological, publicationOrder } from '../../src/posts/order.ts';
import type { Reason } from '../../src/posts/reasons.ts';
import { settleThreads } from '../../src/posts/threads.ts';
import { type IndexEntry, indexOf } from './choosing.ts';

/** Few ids and fewer times, so that answers, versions, circles and equal times meet. */
const anId = fc.integer({ min: 1, max: 40 }).map(String);
const anEntry: fc.Arbitrary<IndexEntry> = fc.record({
  id: anId,
  at: fc.integer({ min: 0, max: 8 }),
  parentId: fc.option(anId),
  answersOthers: fc.constantFrom('no', 'no', 'yes', 'as-root'),
  isNamed: fc.boolean(),
  reason: fc.constantFrom<Reason | null>(null, null, null, 'circle', 'reply', 'date'),
  versions: fc.oneof(
    { weight: 3, arbitrary: fc.constant<string[]>([]) },
    { weight: 1, arbitrary: fc.uniqueArray(anId, { minLength: 2, maxLength: 3 }) },
  ),
});
const entries = fc.uniqueArray(anEntry, { selector: ({ id }) => id, maxLength: 30 }).map(list => {
  const groups = versionGroups(list);
  return list.map(entry => ({ ...entry, versions: groups.get(entry.id) ?? [] }));
});
const choice = fc.record({
  order: fc.constantFrom<'oldest' | 'newest'>('oldest', 'newest'),
  limit: fc.option(fc.nat(30)),
  replies: fc.boolean(),
});

/** A tweet has one list of versions, the oldest id first, and all of them know the same one. */
function versionGroups(list: readonly IndexEntry[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, readonly string[]>();
  for (const { versions = [] } of list) {
    if (versions.some(id => groups.has(id))) continue;
    const group = versions.toSorted((a, b) => Number(a) - Number(b));
    for (const id of group) groups.set(id, group);
  }
  return groups;
}

type Choice = typeof choice extends fc.Arbitrary<infer T> ? T : never;

interface Settled {
  readonly order: readonly string[];
  readonly parents: ReadonlyMap<string, string | null>;
  readonly reasons: ReadonlyMap<string, Reason>;
}

function settle(list: readonly IndexEntry[], how: Choice): Settled {
  const index = indexOf(list);
  const threads = settleThreads(index, how);
  const rows = publicationOrder(index, threads, chronological(index), how);
  const parents = new Map<string, string | null>();
  for (const row of rows) {
    const parent = threads.parentOf(row);
    parents.set(index.idOf(row), parent < 0 ? null : index.idOf(parent));
  }
  const reasons = new Map<string, Reason>();
  for (let row = 0; row < index.size; row += 1) {
    const reason = index.reasonOf(row);
    if (reason !== null) reasons.set(index.idOf(row), reason);
  }
  return { order: [...rows].map(row => index.idOf(row)), parents, reasons };
}

test('each tweet has exactly one decision: it is posted once, or left out for a reason', () => {
  fc.assert(
    fc.property(entries, choice, (list, how) => {
      const { order, reasons } = settle(list, how);
      const ids = list.map(({ id }) => id).sort();
      assert.deepEqual([...order, ...reasons.keys()].sort(), ids);
      for (const { id, reason } of list) {
        if (reason) assert.ok(reasons.get(id) === reason || reasons.get(id) === 'circle');
      }
    }),
  );
});

test('what is answered is posted, and before its answer', () => {
  fc.assert(
    fc.property(entries, choice, (list, how) => {
      const { order, parents } = settle(list, how);
      for (const [child, parent] of parents) {
        if (parent === null) continue;
        assert.ok(order.includes(parent));
        assert.ok(order.indexOf(parent) < order.indexOf(child));
      }
    }),
  );
});

test('the order of the archive makes no difference', () => {
  const shuffled = entries.chain(list =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(shuffled, choice, ([list, other], how) => {
      const [one, another] = [settle(list, how), settle(other, how)];
      assert.deepEqual(another.order, one.order);
      assert.deepEqual(sorted(another.parents), sorted(one.parents));
      assert.deepEqual(sorted(another.reasons), sorted(one.reasons));
    }),
  );
});

test('time runs on: only what waits for the tweet it answers comes after a later one', () => {
  fc.assert(
    fc.property(entries, fc.boolean(), (list, replies) => {
      const { order, parents } = settle(list, { order: 'oldest', limit: null, replies });
      const times = new Map(list.map(({ id, at = 0 }) => [id, [at, Number(id)] as const]));
      const isBefore = (a: string, b: string) => {
        const [[atA, idA], [atB, idB]] = [times.get(a) ?? [0, 0], times.get(b) ?? [0, 0]];
        return atA < atB || (atA === atB && idA < idB);
      };
      const waits = (id: string): boolean => {
        const parent = parents.get(id) ?? null;
        return parent !== null && (isBefore(id, parent) || waits(parent));
      };
      const prompt = order.filter(id => !waits(id));
      prompt.forEach((id, i) => {
        const next = prompt[i + 1];
        assert.ok(next === undefined || isBefore(id, next));
      });
    }),
  );
});

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => Number(a) - Number(b));
}
