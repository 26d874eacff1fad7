import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CsvError } from '../../src/csv/errors.ts';
import { parseAddress } from '../../src/people/address.ts';
import { matchRows } from '../../src/report/match-row.ts';
import { matchesCsv, readMatches } from '../../src/report/matches-csv.ts';
import {
  contact,
  failed,
  HOSTILE_NAMES,
  lookup,
  match,
  matched,
  profile,
  row,
  UNSAFE,
  unasked,
} from './builders.ts';

const HEADER =
  'twitter_id,twitter_handle,twitter_name,relations,address,confidence,why,profile_url,followed_by_default,follow';

describe('matchesCsv', () => {
  it('writes a contact and address a row, for a spreadsheet', () => {
    const rows = matchRows([
      matched({
        contact: contact({ relations: ['following', 'mentioned'] }),
        matches: [match(), unasked('alice@other.example')],
      }),
      matched({ contact: contact({ id: null, name: null }), matches: [] }),
    ]);
    assert.equal(
      [...matchesCsv(rows)].join(''),
      `\ufeff${HEADER}\r\n` +
        '11,alice,Alice,"following;mentioned",alice@social.example,confirmed,' +
        '"their display name says so; profile links back",https://social.example/@alice,yes,yes\r\n' +
        '11,alice,Alice,"following;mentioned",alice@other.example,stated,' +
        '"their display name says so; not looked up",,no,no\r\n',
    );
  });

  it('writes the canonical address, and the one found where there is none', () => {
    const rows = matchRows([
      matched({ matches: [match({ address: 'a@old.example', canonical: 'a@new.example' })] }),
      matched({ matches: [match({ address: 'b@gone.example', canonical: null })] }),
    ]);
    assert.deepEqual(
      [...rows].map(({ address }) => address),
      ['a@new.example', 'b@gone.example'],
    );
  });

  it('lets no name become a formula, a second row or a command to the terminal', () => {
    const rows = [
      ...matchRows(
        HOSTILE_NAMES.map(name => {
          const url = `https://social.example/${name}`;
          const matches = [match({ lookup: lookup({ profile: profile({ url }) }) })];
          return matched({ contact: contact({ name, handle: name }), matches });
        }),
      ),
    ];
    const text = [...matchesCsv(rows)].join('');
    assert.ok(text.length < 2500 * HOSTILE_NAMES.length);
    assert.doesNotMatch(text.replaceAll('\r\n', '').replace('\ufeff', ''), UNSAFE);
    assert.doesNotMatch(text, /(?:^|,)"?[=+@\t\r-]/m);
    assert.equal(text.split('\r\n').length, HOSTILE_NAMES.length + 2);
    assert.deepEqual(
      readMatches(text, 'matches.csv').map(({ twitterName }) => twitterName),
      rows.map(({ twitterName }) => twitterName),
    );
  });

  it('shows a link only where the profile has one', () => {
    const urls = [
      'https://social.example/@a',
      'javascript:alert(1)',
      '=1+1',
      `https://x.example/${'a'.repeat(9999)}`,
    ];
    const rows = matchRows(
      urls.map(url => matched({ matches: [match({ lookup: lookup({ profile: profile({ url }) }) })] })),
    );
    assert.deepEqual(
      [...rows].map(({ profileUrl }) => profileUrl),
      ['https://social.example/@a', null, null, null],
    );
  });

  it('keeps what the network says of itself out of formulas too', () => {
    const hostile = failed('unreachable', '\u001b[31m=boom\u202e');
    const rows = matchRows([matched({ matches: [match({ lookup: hostile, confidence: 'stated' })] })]);
    assert.match([...matchesCsv(rows)].join(''), /,"unreachable: \[31m=boom; /);
  });
});

describe('readMatches', () => {
  it('reads what was written', () => {
    const rows = [
      row(),
      row({ twitterId: null, twitterHandle: null, twitterName: "'=1", profileUrl: null, confidence: null }),
      row({ followedByDefault: null, follow: false, relations: [] }),
    ];
    assert.deepEqual(readMatches([...matchesCsv(rows)].join(''), 'matches.csv'), rows);
  });

  it('reads back every address that a server or a person may give', () => {
    const label = fc.oneof(
      fc.stringMatching(/^[\w-]{1,8}$/),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
    );
    const port = fc.oneof(
      fc.constant(''),
      fc.nat(70_000).map(number => `:${number}`),
    );
    const user = fc.oneof(fc.stringMatching(/^[\w.~!$&'*+=%-]{1,9}$/), label);
    const text = fc
      .tuple(user, label, fc.constantFrom('social', 'js', 'local', '10'), port)
      .map(([user, label, end, port]) => `${user}@${label}.${end}${port}`);
    const examples = [
      'a@ex_ample.social',
      'a@b.js',
      'a@host.example:8443',
      'a@social.local',
      "'=a@b.example",
    ];
    let accepted = 0;
    fc.assert(
      fc.property(text, written => {
        const address = parseAddress(written);
        if (address === null) return;
        accepted++;
        const [read] = readMatches([...matchesCsv([row({ address })])].join(''), 'matches.csv');
        assert.equal(read?.address, address);
      }),
      { seed: 5, numRuns: 500, examples: examples.map(example => [example]) },
    );
    assert.ok(accepted > 250, `${accepted} were addresses`);
  });

  it('knows its columns in any order and case, and passes over others', () => {
    const [only] = readMatches(
      'Notes;FOLLOW;Address;Twitter Handle\nhi;ja;@Bob@Social.Example;@bob\n',
      'm.csv',
    );
    assert.deepEqual(
      only,
      row({
        twitterId: null,
        twitterHandle: 'bob',
        twitterName: null,
        relations: [],
        address: 'Bob@social.example',
        confidence: null,
        why: '',
        profileUrl: null,
        followedByDefault: null,
      }),
    );
  });

  it('takes an empty answer for no, and leaves out rows without an address', () => {
    const rows = readMatches('address,follow\na@b.example,\n,\n,no\n', 'm.csv');
    assert.deepEqual(
      rows.map(({ address, follow }) => [address, follow]),
      [['a@b.example', false]],
    );
  });

  for (const written of ['@bob@b.example', 'acct:bob@b.example', 'https://b.example/@bob', 'bob@B.Example']) {
    it(`reads the address ${written}`, () => {
      const [only] = readMatches(`address,follow\n${written},yes\n`, 'm.csv');
      assert.equal(only?.address, 'bob@b.example');
    });
  }

  const mistakes: [string, string, string][] = [
    [
      'an answer',
      'address,follow\na@b.example,yes\na@c.example,perhaps\n',
      'my/matches.csv line 3 has "perhaps" under follow, which makes no sense there. Answer yes or no.',
    ],
    [
      'an address',
      'address,follow\nalice,yes\n',
      'my/matches.csv line 2 has "alice" under address, which makes no sense there. Write it as user@host.',
    ],
    [
      'a missing address',
      'address,follow\n,yes\n',
      'my/matches.csv line 2 has no address, which makes no sense there. Write it as user@host.',
    ],
    [
      'a missing column',
      'handle,follow\nbob,yes\n',
      `my/matches.csv has no column "address" on line 1. Name its columns as find writes them: ${HEADER.replaceAll(',', ', ')}.`,
    ],
  ];
  for (const [what, text, message] of mistakes) {
    it(`names the place of ${what} it does not understand`, () => {
      assert.throws(() => readMatches(text, 'my/matches.csv'), new CsvError(message));
    });
  }
});
