import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chronological, publicationOrder } from '../../src/posts/order.ts';
import { settleThreads } from '../../src/posts/threads.ts';
import { type IndexEntry, indexOf } from './choosing.ts';

const PLAIN = { order: 'oldest', limit: null } as const;

/** What becomes of these tweets: the order of their ids, each `child<parent`; and why the others are left out. */
function settled(
  entries: readonly IndexEntry[],
  { replies = false, ...how }: { replies?: boolean; order?: 'oldest' | 'newest'; limit?: number | null } = {},
) {
  const index = indexOf(entries);
  const threads = settleThreads(index, { replies });
  const order = publicationOrder(index, threads, chronological(index), { ...PLAIN, ...how });
  const posted = [...order].map(row => {
    const parent = threads.parentOf(row);
    return index.idOf(row) + (parent < 0 ? '' : `<${index.idOf(parent)}`);
  });
  const leftOut: Record<string, string> = {};
  for (let row = 0; row < index.size; row += 1) {
    const reason = index.reasonOf(row);
    if (reason !== null) leftOut[index.idOf(row)] = reason;
  }
  return { posted, leftOut };
}

describe('threads', () => {
  it('stay threads, in whatever order the tweets come', () => {
    const entries = [
      { id: '30', at: 3, parentId: '20' },
      { id: '20', at: 2, parentId: '10' },
      { id: '10', at: 1 },
    ];
    assert.deepEqual(settled(entries).posted, ['10', '20<10', '30<20']);
    assert.deepEqual(settled(entries.toReversed()).posted, ['10', '20<10', '30<20']);
  });

  it('begin anew where the tweet that was answered is not posted, or not there', () => {
    const { posted } = settled([
      { id: '10', at: 1, reason: 'likes' },
      { id: '20', at: 2, parentId: '10' },
      { id: '30', at: 3, parentId: '20' },
      { id: '40', at: 4, parentId: '39' },
    ]);
    assert.deepEqual(posted, ['20', '30<20', '40']);
  });

  it('that answer somebody else at their known beginning are answers', () => {
    const entries: IndexEntry[] = [
      { id: '10', at: 1, answersOthers: 'yes', reason: 'reply' },
      { id: '20', at: 2, parentId: '10' },
      { id: '30', at: 3, parentId: '20' },
      { id: '35', at: 3, parentId: '20', isNamed: true },
      { id: '40', at: 4, parentId: '39', answersOthers: 'as-root' },
      { id: '50', at: 5 },
      { id: '60', at: 6, parentId: '50', answersOthers: 'as-root' },
    ];
    assert.deepEqual(settled(entries), {
      posted: ['35', '50', '60<50'],
      leftOut: { '10': 'reply', '20': 'reply', '30': 'reply', '40': 'reply' },
    });
    const asked = entries.map(entry => ({ ...entry, reason: null }));
    assert.deepEqual(settled(asked, { replies: true }).posted, [
      '10',
      '20<10',
      '30<20',
      '35<20',
      '40',
      '50',
      '60<50',
    ]);
  });

  it('under a tweet for a closed circle stay closed, even when named', () => {
    const { posted, leftOut } = settled([
      { id: '10', at: 1, reason: 'circle' },
      { id: '20', at: 2, parentId: '10' },
      { id: '30', at: 3, parentId: '20', isNamed: true },
    ]);
    assert.deepEqual(posted, []);
    assert.deepEqual(leftOut, { '10': 'circle', '20': 'circle', '30': 'circle' });
  });

  it('of which any version was for a closed circle stay closed', () => {
    const versions = ['10', '12', '14'];
    const { leftOut } = settled([
      { id: '10', at: 1, versions, isNamed: true },
      { id: '12', at: 2, versions, reason: 'circle' },
      { id: '14', at: 3, versions, isNamed: true },
      { id: '20', at: 4, parentId: '14' },
    ]);
    assert.deepEqual(leftOut, { '10': 'circle', '12': 'circle', '14': 'circle', '20': 'circle' });
  });

  it('survive an edit of the tweet that was answered', () => {
    const versions = ['10', '12', '14'];
    const { posted, leftOut } = settled([
      { id: '10', at: 1, versions },
      { id: '12', at: 2, versions },
      { id: '20', at: 3, parentId: '10' },
    ]);
    assert.deepEqual(posted, ['12', '20<12'], 'the last version that is there stands for it');
    assert.deepEqual(leftOut, { '10': 'superseded' });
  });

  it('keep an earlier version that was named', () => {
    const versions = ['10', '12'];
    const { posted } = settled([
      { id: '10', at: 1, versions, isNamed: true },
      { id: '12', at: 2, versions, reason: 'unselected' },
      { id: '20', at: 3, parentId: '10', isNamed: true },
    ]);
    assert.deepEqual(posted, ['10', '20<10']);
  });

  it('without a beginning, because they answer each other, get one', () => {
    assert.deepEqual(
      settled([
        { id: '30', at: 3, parentId: '10' },
        { id: '20', at: 2, parentId: '30' },
        { id: '10', at: 1, parentId: '20' },
        { id: '40', at: 4, parentId: '40' },
      ]).posted,
      ['10', '30<10', '20<30', '40'],
    );
  });

  it('in which two edited tweets answer each other get a beginning too', () => {
    const { posted } = settled([
      { id: '10', at: 1, versions: ['10', '11'] },
      { id: '11', at: 2, versions: ['10', '11'], parentId: '20' },
      { id: '20', at: 3, versions: ['20', '21'] },
      { id: '21', at: 4, versions: ['20', '21'], parentId: '10' },
    ]);
    assert.deepEqual(posted, ['11', '21<11']);
  });
});

describe('the order', () => {
  it('is that of time, then of ids as numbers', () => {
    const { posted } = settled([
      { id: '900000000000000001', at: 5 },
      { id: '1085144640000000000', at: 5 },
      { id: '99', at: 5 },
      { id: '1085144639999999999', at: 5 },
      { id: '7', at: 1 },
    ]);
    assert.deepEqual(posted, ['7', '99', '900000000000000001', '1085144639999999999', '1085144640000000000']);
  });

  it('puts what was answered first, even where times and ids say otherwise', () => {
    const { posted } = settled([
      { id: '5', at: 1, parentId: '9' },
      { id: '6', at: 1, parentId: '5' },
      { id: '7', at: 1 },
      { id: '9', at: 1 },
    ]);
    assert.deepEqual(posted, ['7', '9', '5<9', '6<5']);
  });

  it('takes the newest threads first, each from its beginning', () => {
    const entries: IndexEntry[] = [
      { id: '10', at: 1 },
      { id: '20', at: 2 },
      { id: '30', at: 3 },
      { id: '40', at: 4, parentId: '20' },
      { id: '50', at: 5, parentId: '40' },
    ];
    assert.deepEqual(settled(entries, { order: 'newest' }).posted, ['30', '20', '40<20', '50<40', '10']);
    assert.deepEqual(settled(entries, { order: 'newest', limit: 2 }), {
      posted: ['30', '20'],
      leftOut: { '10': 'limit', '40': 'limit', '50': 'limit' },
    });
  });

  it('ends at the limit', () => {
    const entries = [
      { id: '10', at: 1 },
      { id: '20', at: 2, parentId: '10' },
      { id: '30', at: 3 },
    ];
    assert.deepEqual(settled(entries, { limit: 2 }), { posted: ['10', '20<10'], leftOut: { '30': 'limit' } });
    assert.deepEqual(settled(entries, { limit: 9 }).leftOut, {});
  });
});
