import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { rowsToFollow, rowsToShun } from '../../src/migrate/wanted-rows.ts';
import { CONFIDENCES, type Confidence, type Relation } from '../../src/people/types.ts';
import type { MatchRow } from '../../src/report/match-row.ts';
import { row } from '../report/builders.ts';

const ANYBODY = { least: null, relations: null };
const YES = { followedByDefault: true, follow: true };
const EDITED_YES = { followedByDefault: false, follow: true };

const addresses = (selection: { readonly wanted: readonly { readonly address: string }[] }) =>
  selection.wanted.map(({ address }) => address);

describe('whom a list of matches wants to be followed', () => {
  it('is every row whose follow is yes, with who that is on Twitter', () => {
    const rows = [
      row({ ...YES, address: 'a@b.example', twitterId: '1', twitterHandle: 'a', twitterName: 'A' }),
      row({ followedByDefault: true, follow: false, address: 'said.no@b.example' }),
      row({ followedByDefault: false, follow: false, address: 'unsure@b.example' }),
    ];
    const { wanted, ...left } = rowsToFollow(rows, ANYBODY);
    assert.deepEqual(wanted, [
      { address: 'a@b.example', twitterId: '1', twitterHandle: 'a', twitterName: 'A' },
    ]);
    assert.deepEqual(left, { no: 1, unasked: 1, notSure: 0, otherRelation: 0, alsoFollowed: [] });
  });

  it('is narrowed by confidence and relation, but for rows that were edited or added', () => {
    const rows: MatchRow[] = [
      row({ ...YES, address: 'sure@b.example', confidence: 'confirmed', relations: ['following'] }),
      row({ ...YES, address: 'stated@b.example', confidence: 'stated', relations: ['following'] }),
      row({ ...YES, address: 'follower@b.example', confidence: 'confirmed', relations: ['follower'] }),
      row({ ...YES, address: 'file@b.example', confidence: 'confirmed', relations: ['contacts'] }),
      row({ ...EDITED_YES, address: 'edited@b.example', confidence: 'guessed', relations: ['follower'] }),
      row({ followedByDefault: null, follow: true, address: 'mine@b.example', confidence: null }),
    ];
    const selection = rowsToFollow(rows, { least: 'confirmed', relations: new Set(['following']) });
    assert.deepEqual(addresses(selection), [
      'sure@b.example',
      'file@b.example',
      'edited@b.example',
      'mine@b.example',
    ]);
    assert.equal(selection.notSure, 1);
    assert.equal(selection.otherRelation, 1);
  });
});

describe('any list of matches', () => {
  const anyRow = fc
    .record({
      follow: fc.boolean(),
      followedByDefault: fc.constantFrom(true, false, null),
      confidence: fc.constantFrom(...CONFIDENCES, null),
      relations: fc.subarray(['following', 'follower', 'blocked', 'muted', 'contacts']),
    })
    .map(given => row(given));
  const narrowing = fc.record({
    least: fc.constantFrom(...CONFIDENCES, null),
    relations: fc.constantFrom(null, new Set<Relation>(['following']), new Set<Relation>()),
  });

  it('never wants whose follow is no, always whom a person set to yes, and counts every row once', () => {
    fc.assert(
      fc.property(fc.array(anyRow), narrowing, (rows, narrow) => {
        const selection = rowsToFollow(rows, narrow);
        const counted = selection.no + selection.unasked + selection.notSure + selection.otherRelation;
        assert.equal(selection.wanted.length + counted, rows.length);
        assert.ok(selection.wanted.length <= rows.filter(({ follow }) => follow).length);
        const edited = rows.filter(({ follow, followedByDefault }) => follow && followedByDefault !== true);
        assert.deepEqual(rowsToFollow(edited, narrow).wanted.length, edited.length);
      }),
    );
  });
});

describe('whom a list of matches wants to be blocked', () => {
  const blocked = (address: MatchRow['address'], confidence: Confidence | null, follow = false) =>
    row({ address, confidence, relations: ['Blocked', 'mentioned'], followedByDefault: false, follow });

  it('is who was blocked on Twitter and is sure enough, whatever follow says', () => {
    const rows = [
      blocked('a@b.example', 'listed'),
      blocked('c@b.example', 'claimed'),
      blocked('mine@b.example', null),
      row({ ...YES, address: 'friend@b.example', relations: ['following'] }),
    ];
    const selection = rowsToShun(rows, 'blocked', null);
    assert.deepEqual(addresses(selection), ['a@b.example', 'mine@b.example']);
    assert.equal(selection.notSure, 1);
    assert.deepEqual(addresses(rowsToShun(rows, 'blocked', 'claimed')).length, 3);
    assert.deepEqual(addresses(rowsToShun(rows, 'muted', 'guessed')), []);
  });

  it('notes whoever another row wants to be followed', () => {
    const rows = [blocked('a@b.example', 'stated'), row({ ...YES, address: 'A@b.example' })];
    assert.deepEqual(rowsToShun(rows, 'blocked', null).alsoFollowed, ['a@b.example']);
  });
});
