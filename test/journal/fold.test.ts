import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fold } from '../../src/journal/fold.ts';
import { parseRecord } from '../../src/journal/records.ts';

const AT = '2026-01-01T12:00:00.000Z';

function fold(...records: readonly object[]): Fold {
  const result = new Fold();
  for (const each of records) {
    const record = parseRecord({ at: AT, run: 'r1', op: 'follow', ...each });
    assert.ok(!('wrong' in record), JSON.stringify(record));
    result.add(record);
  }
  return result;
}

const KEY = 'follow:alice@b.example#0';
const SUBJECT = 'follow:alice@b.example';

test('an item keeps what its intent said and takes over what came of it', () => {
  const { items } = fold(
    { key: KEY, state: 'intent', before: { following: false }, payload: { a: 1 }, idem: 'i', id: '7' },
    {
      key: KEY,
      state: 'done',
      why: 'followed',
      url: 'https://b.example/@alice',
      at: '2026-01-01T12:00:01.000Z',
    },
  );
  assert.deepEqual(
    [...items],
    [
      [
        SUBJECT,
        {
          subject: SUBJECT,
          generation: 0,
          op: 'follow',
          state: 'done',
          before: { following: false },
          payload: { a: 1 },
          idem: 'i',
          id: '7',
          url: 'https://b.example/@alice',
          why: 'followed',
          run: 'r1',
          at: '2026-01-01T12:00:01.000Z',
          undo: null,
          undoAt: null,
          wasDone: true,
        },
      ],
    ],
  );
});

test('the first intent says how things stood before, whatever a later try found', () => {
  const { items } = fold(
    { key: KEY, state: 'intent', before: { following: false } },
    { key: KEY, state: 'failed', why: 'unreachable' },
    { key: KEY, state: 'intent', before: { following: true }, run: 'r2' },
  );
  const item = items.get(SUBJECT);
  assert.deepEqual(
    [item?.before, item?.state, item?.why, item?.run],
    [{ following: false }, 'intent', null, 'r2'],
  );
});

test('the run of an item is the one that did it, also when a later run looks again', () => {
  const { items } = fold(
    { key: KEY, state: 'intent' },
    { key: KEY, state: 'done', why: 'requested', run: 'r2' },
    { key: KEY, state: 'done', why: 'followed', run: 'r3' },
  );
  assert.deepEqual([items.get(SUBJECT)?.run, items.get(SUBJECT)?.why], ['r2', 'followed']);
});

test('another operation in the same generation takes it back; the next generation begins anew', () => {
  const records = [
    { key: KEY, state: 'done', id: '7', before: { following: false } },
    { key: KEY, state: 'intent', op: 'unfollow', at: '2026-01-02T00:00:00.000Z' },
  ];
  const begun = fold(...records).items.get(SUBJECT);
  assert.deepEqual([begun?.undo, begun?.undoAt], ['intent', '2026-01-02T00:00:00.000Z']);
  const undone = fold(...records, { key: KEY, state: 'done', op: 'unfollow', why: 'unfollowed' }).items.get(
    SUBJECT,
  );
  assert.deepEqual([undone?.op, undone?.state, undone?.undo], ['follow', 'done', 'done']);
  const again = fold(...records, { key: 'follow:alice@b.example#1', state: 'intent' }).items.get(SUBJECT);
  assert.deepEqual([again?.generation, again?.state, again?.undo, again?.id], [1, 'intent', null, null]);
});

test('what is said of an earlier generation comes too late', () => {
  const { items } = fold({ key: `${SUBJECT}#2`, state: 'done' }, { key: `${SUBJECT}#1`, state: 'failed' });
  assert.deepEqual([items.get(SUBJECT)?.generation, items.get(SUBJECT)?.state], [2, 'done']);
});

test('a plan counts what its own run decided, each subject once, and nothing that was done before', () => {
  const { plans } = fold(
    { key: 'follow:old@b.example#0', state: 'done', run: 'r0' },
    { key: 'follow:failed@b.example#0', state: 'failed', run: 'r0' },
    { type: 'plan', total: 4 },
    { key: 'follow:old@b.example#0', state: 'done' },
    { key: 'follow:failed@b.example#0', state: 'done' },
    { key: KEY, state: 'intent' },
    { key: KEY, state: 'done' },
    { key: KEY, state: 'skipped' },
    { key: 'follow:bob@b.example#0', state: 'skipped' },
    { key: 'follow:carl@b.example#0', state: 'intent' },
    { key: 'follow:dora@b.example#0', state: 'done', run: 'r9' },
    { key: 'block:eve@b.example#0', state: 'done', op: 'block' },
  );
  assert.deepEqual([...plans.values()], [{ op: 'follow', run: 'r1', at: AT, total: 4, decided: 3 }]);
});

test('a later plan of the same operation takes the place of the former', () => {
  const { plans } = fold(
    { type: 'plan', total: 4 },
    { key: KEY, state: 'done' },
    { type: 'plan', total: 3, run: 'r2' },
    { type: 'plan', total: 9, op: 'mute' },
  );
  assert.deepEqual(
    [...plans.values()].map(({ op, total, decided }) => [op, total, decided]),
    [
      ['follow', 3, 0],
      ['mute', 9, 0],
    ],
  );
});

/** Lines that no version of this tool has written. */
const WRONG: readonly (readonly [string, unknown, RegExp])[] = [
  ['no object', 'text', /^record: expected an object$/],
  ['null', null, /^record: expected an object$/],
  ['a long text in place of an object', '\r at '.repeat(2 ** 18), /^record: expected an object$/],
  ['no time', { key: KEY, op: 'follow', state: 'done', run: 'r' }, /^at: /],
  ['a local time', { at: '2026-01-01T12:00:00', key: KEY, op: 'follow', state: 'done', run: 'r' }, /^at: /],
  ['no generation', { at: AT, key: SUBJECT, op: 'follow', state: 'done', run: 'r' }, /^key: /],
  ['an odd generation', { at: AT, key: `${SUBJECT}#01`, op: 'follow', state: 'done', run: 'r' }, /^key: /],
  [
    'an unknown state',
    { at: AT, key: KEY, op: 'follow', state: 'ok', run: 'r' },
    /^state: expected one of intent, done, /,
  ],
  ['a number as id', { at: AT, key: KEY, op: 'follow', state: 'done', run: 'r', id: 7 }, /^id: /],
  [
    'a member nobody knows',
    { at: AT, key: KEY, op: 'follow', state: 'done', run: 'r', x: 1 },
    /^"x": no record has that$/,
  ],
  [
    'a member of a very long name',
    { at: AT, key: KEY, op: 'follow', state: 'done', run: 'r', ['\r at '.repeat(2 ** 18)]: 1 },
    /^"(?:\\r at ){10}": no record has that$/,
  ],
  [
    'a negative plan',
    { type: 'plan', at: AT, run: 'r', op: 'follow', total: -1 },
    /^total: expected a whole number from 0 on$/,
  ],
  [
    'half a plan',
    { type: 'plan', at: AT, run: 'r', op: 'follow', total: 0.5 },
    /^total: expected a whole number/,
  ],
  [
    'a limit without a bucket',
    { type: 'limit', at: AT, run: 'r', refused: true, taken: 1, until: AT },
    /^bucket: /,
  ],
];

for (const [what, value, message] of WRONG) {
  test(`a line with ${what} is no record`, () => {
    const parsed = parseRecord(value);
    assert.ok('wrong' in parsed);
    assert.match(parsed.wrong, message);
  });
}

test('the latest intent says what was sent', () => {
  const { items } = fold(
    { key: KEY, state: 'intent', payload: { text: 'a' }, idem: 'i' },
    { key: KEY, state: 'failed' },
    { key: KEY, state: 'intent', payload: { text: 'b' }, idem: 'j' },
    { key: KEY, state: 'unknown' },
  );
  const item = items.get(SUBJECT);
  assert.deepEqual([item?.payload, item?.idem], [{ text: 'b' }, 'j']);
});

test('what a post was made of is forgotten once it is done; a draft is kept until its own end', () => {
  const { items } = fold(
    { key: 'draft:1#0', op: 'draft', state: 'done', payload: { text: 'a' } },
    {
      key: 'post:1/0#0',
      op: 'post',
      state: 'intent',
      payload: { text: 'a' },
      idem: 'i',
      before: { newest: '7' },
    },
    { key: 'post:1/0#0', op: 'post', state: 'done', id: '8', url: 'https://b.example/8' },
    { key: 'post:1/1#0', op: 'post', state: 'intent', payload: { text: 'b' } },
  );
  const post = items.get('post:1/0');
  assert.deepEqual([post?.id, post?.payload, post?.idem, post?.before], ['8', null, null, null]);
  assert.deepEqual(items.get('post:1/1')?.payload, { text: 'b' });
  assert.deepEqual(items.get('draft:1')?.payload, { text: 'a' });
  const { items: after } = fold(
    { key: 'draft:1#0', op: 'draft', state: 'done', payload: { text: 'a' } },
    { key: 'draft:1#0', op: 'draft', state: 'done' },
  );
  assert.equal(after.get('draft:1')?.payload, null);
});
