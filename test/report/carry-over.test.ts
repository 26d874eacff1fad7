import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Address } from '../../src/people/address.ts';
import { carryOver } from '../../src/report/carry-over.ts';
import { followedAddresses, type MatchRow, matchRows } from '../../src/report/match-row.ts';
import { matchesCsv, readMatches } from '../../src/report/matches-csv.ts';
import { clue, match, matched, moved, row } from './builders.ts';
import { editIn, SPREADSHEETS } from './spreadsheets.ts';

const ALICE = row({ twitterId: '1278450123456789012', address: 'alice@social.example' });
const BOB = row({
  twitterId: '1278450123456789999',
  twitterHandle: 'bob',
  twitterName: '=Böb; "the" builder',
  address: 'bob@social.example',
  confidence: 'mentioned',
  followedByDefault: false,
  follow: false,
});
/** A family's account: two contacts, one address. */
const CAROL = row({
  twitterId: '1278450123456780001',
  twitterHandle: 'carol',
  address: 'family@social.example',
});
const DAVE = row({
  twitterId: '1278450123456780002',
  twitterHandle: 'dave',
  address: 'family@social.example',
});

function answers(rows: readonly MatchRow[]): Record<string, boolean> {
  return Object.fromEntries(rows.map(({ twitterHandle, follow }) => [twitterHandle ?? '', follow]));
}

describe('a round trip', () => {
  for (const program of SPREADSHEETS) {
    it(`through ${program.name} keeps every answer`, () => {
      const written = [ALICE, BOB];
      const edits = new Map([
        ['alice@social.example', false],
        ['bob@social.example', true],
      ]);
      const saved = editIn(program, [...matchesCsv(written)].join(''), edits);
      const read = readMatches(saved, 'matches.csv');
      assert.deepEqual(
        read,
        written.map(old => ({ ...old, twitterId: null, follow: !old.follow })),
      );
      const merged = carryOver(written, read);
      assert.deepEqual(answers(merged), { alice: false, bob: true });
      assert.deepEqual(
        merged.map(({ twitterId }) => twitterId),
        [ALICE.twitterId, BOB.twitterId],
      );
    });

    it(`through ${program.name} changes nothing where nobody edited`, () => {
      const written = [ALICE, BOB, CAROL, DAVE];
      const saved = editIn(program, [...matchesCsv(written)].join(''), new Map());
      assert.deepEqual(carryOver(written, readMatches(saved, 'matches.csv')), written);
    });
  }
});

describe('carryOver', () => {
  it('carries a decision and nothing else', () => {
    const old = { ...ALICE, follow: false, twitterName: 'Alice (old name)', why: 'old' };
    assert.deepEqual(carryOver([ALICE, BOB], [old]), [{ ...ALICE, follow: false }, BOB]);
  });

  it('leaves a row nobody edited to the new default', () => {
    const before = { ...BOB, followedByDefault: true, follow: true };
    assert.deepEqual(carryOver([BOB], [before]), [BOB]);
  });

  it('keeps decided rows without a match, and rows added by hand, as they are', () => {
    const gone = { ...BOB, follow: true };
    const byHand = row({
      twitterId: null,
      address: 'eve@social.example',
      followedByDefault: null,
      follow: true,
    });
    const stale = { ...CAROL };
    assert.deepEqual(carryOver([ALICE], [gone, byHand, stale]), [ALICE, gone, byHand]);
  });

  it('keeps a "no" while the default agrees with it for a time', () => {
    const down = { ...ALICE, followedByDefault: false, follow: false };
    const whileDown = carryOver([down], [{ ...ALICE, follow: false }]);
    const read = readMatches([...matchesCsv(whileDown)].join(''), 'matches.csv');
    assert.deepEqual(carryOver([ALICE], read), [{ ...ALICE, follow: false }]);
  });

  it('finds a row again under the address the account had before', () => {
    const moved = { ...ALICE, address: 'alice@new.example' as Address, alsoKnownAs: [ALICE.address] };
    assert.deepEqual(carryOver([moved], [{ ...ALICE, follow: false }]), [{ ...moved, follow: false }]);
  });

  it('finds it under every address the archive has for the account', () => {
    const found = match({
      address: 'alice@social.example',
      canonical: 'alice@new.example',
      clues: [clue(), clue({ address: 'alice@alias.example' })],
      lookup: moved('alice@older.example'),
    });
    const rows = [...matchRows([matched({ matches: [found] })])];
    for (const address of ['social', 'new', 'alias', 'older'].map(host => `alice@${host}.example` as const)) {
      const [merged, ...others] = carryOver(rows, [row({ address, follow: false })]);
      assert.equal(merged?.address, 'alice@new.example');
      assert.equal(merged?.follow, false, address);
      assert.deepEqual(others, []);
    }
  });

  it('compares addresses without regard to case', () => {
    const old = { ...ALICE, address: 'Alice@social.example' as Address, follow: false };
    assert.equal(carryOver([ALICE], [old])[0]?.follow, false);
  });

  it('tells two contacts with one address apart by id', () => {
    assert.deepEqual(answers(carryOver([CAROL, DAVE], [{ ...DAVE, follow: false }])), {
      carol: true,
      dave: false,
    });
  });

  it('tells them apart by handle where the id is spoilt', () => {
    const old = { ...DAVE, twitterId: null, twitterHandle: 'DAVE', follow: false };
    assert.deepEqual(answers(carryOver([CAROL, DAVE], [old])), { carol: true, dave: false });
  });

  it('gives no answer to a stranger who has the same address', () => {
    const old = { ...DAVE, followedByDefault: false, follow: true };
    const stranger = { ...CAROL, followedByDefault: false, follow: false };
    assert.deepEqual(carryOver([stranger], [old]), [stranger, old]);
  });

  it('keeps a row that could be either of two', () => {
    const old = { ...DAVE, twitterId: null, twitterHandle: null, follow: false };
    assert.deepEqual(carryOver([CAROL, DAVE], [old]), [CAROL, DAVE, old]);
  });

  it('takes 100,000 rows in its stride', () => {
    const many = Array.from({ length: 100_000 }, (_, at) =>
      row({ twitterId: String(at), address: `user${at}@social.example` }),
    );
    const merged = carryOver(
      many,
      many.map(old => ({ ...old, follow: false })),
    );
    assert.ok(merged.every(({ follow }) => !follow));
  });
});

describe('followedAddresses', () => {
  it('has each address once, whatever its case, and only those to be followed', () => {
    const shouting = { ...CAROL, address: 'FAMILY@social.example' as Address };
    assert.deepEqual(followedAddresses([ALICE, BOB, CAROL, shouting]), [
      'alice@social.example',
      'family@social.example',
    ]);
  });
});

describe('a run that was given fewer sources', () => {
  it('keeps all rows it has no match for, and the new word on the others', () => {
    const newBob = { ...BOB, why: 'new' };
    const rows = carryOver([newBob], [ALICE, BOB], { keepAll: true });
    assert.deepEqual(rows, [newBob, ALICE]);
    assert.deepEqual(carryOver([newBob], [ALICE, BOB]), [newBob]);
  });
});
