import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { atSigns } from '../../../src/people/extract/at-signs.ts';
import { blueskyHandles } from '../../../src/people/extract/bluesky.ts';
import { extractAddresses, mayHoldAddress } from '../../../src/people/extract/extract.ts';
import { fold } from '../../../src/people/extract/fold.ts';
import { links, schemelessLinks } from '../../../src/people/extract/links.ts';
import { spokenAddresses } from '../../../src/people/extract/spoken.ts';

const CORPUS: string[] = readFileSync(join(import.meta.dirname, '../corpus/addresses.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map(line => JSON.parse(line).text);

/** Pieces of which addresses, near-addresses and everything around them can be put together. */
const PIECES = [
  ...'@ . / : - _ … ... ( ) [ ] " \' ! ＠ ． ｡ ％ + & # \u200b \ufe0f \u2066 \n'.split(' '),
  ...['a', 'Al_ice.b-c', 'ü', '한', 'です', '🐘', '𝗮', '\ud83d', '1', '2.3', ' ', '  '],
  ...[
    'b.example',
    'mastodon.social',
    'b.co',
    'x.bsky.social',
    'threads.net',
    'gmail.com',
    'bücher.test',
    '例え.テスト',
  ],
  ...[
    'https://',
    'b.example/@a',
    '/users/',
    '/@',
    'acct:',
    'mailto:',
    'bsky.app/profile/',
    'a@b.co',
    '@a@b.co',
  ],
  ...[' at ', ' dot ', '(at)', '[dot]', ' on ', "I'm ", 'mail ', 'Mastodon ', 'bsky.brid.gy', 'xn--'],
];
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map(pieces => pieces.join('')),
  fc.tuple(fc.constantFrom(...CORPUS), fc.constantFrom(...PIECES), fc.nat()).map(([base, piece, at]) => {
    const index = at % (base.length + 1);
    return base.slice(0, index) + piece + base.slice(index);
  }),
);
const runs = { seed: 20221110, numRuns: 5000 };

const NORMAL_FORM =
  /^(?=.*[a-z0-9].*@)[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]+)$/i;

test('offsets cover the address as it was written', () => {
  const written = 'Hi 🐘 ＠ａｌｉｃｅ＠ｂ．ｅｘａｍｐｌｅ! or (https://c.example/@bob?x=1).';
  assert.deepEqual(
    extractAddresses(written).map(({ address, start, end }) => [address, written.slice(start, end)]),
    [
      ['alice@b.example', '＠ａｌｉｃｅ＠ｂ．ｅｘａｍｐｌｅ'],
      ['bob@c.example', 'https://c.example/@bob?x=1'],
    ],
  );
});

test('an address that is named twice is found twice', () => {
  const found = extractAddresses('@a@b.example and again @a@b.example');
  assert.deepEqual(
    found.map(({ start }) => start),
    [0, 23],
  );
});

test('a user name may have 64 characters', () => {
  assert.equal(extractAddresses(`@${'a'.repeat(64)}@b.example`).length, 1);
  assert.equal(extractAddresses(`@${'a'.repeat(65)}@b.example`).length, 0);
});

test('any text: never throws; addresses in normal form, in order, inside the text', () => {
  fc.assert(
    fc.property(text, given => {
      let last = 0;
      for (const { address, start, end, bridged } of extractAddresses(given)) {
        assert.match(address, NORMAL_FORM);
        assert.equal(address.slice(address.indexOf('@')), address.slice(address.indexOf('@')).toLowerCase());
        assert.ok(address.indexOf('@') <= 64 && address.length - address.indexOf('@') <= 254);
        assert.equal(bridged, address.endsWith('@bsky.brid.gy'));
        assert.ok(last <= start && start < end && end <= given.length);
        last = end;
      }
    }),
    runs,
  );
});

test('any text: an address that was found is found again when it is written out', () => {
  fc.assert(
    fc.property(text, given => {
      for (const { address, bridged } of extractAddresses(given)) {
        const again = extractAddresses(`@${address}`);
        assert.deepEqual(again, [{ address, bare: false, bridged, start: 0, end: address.length + 1 }]);
      }
    }),
    runs,
  );
});

test('any text: the fast test never misses what one of the finders would name', () => {
  const finders = [spokenAddresses, links, schemelessLinks, atSigns, blueskyHandles];
  fc.assert(
    fc.property(text, given => {
      const folded = fold(given).text;
      const named = finders.some(find => find(folded).some(({ name }) => name !== null));
      assert.ok(!named || mayHoldAddress(given));
    }),
    runs,
  );
});

test('the fast test rejects ordinary tweets', () => {
  for (const tweet of [
    'RT @alice: look at this https://t.co/AbCdEf1234 via @bob_b',
    '.@alice @bob (with @carol) great talk, thanks! 🎉❤️',
    'Dinner at home. Then on to the pub, see you at 7.',
    '@alice is at https://t.co/AbCdEf1234',
    'いい天気ですね @alice https://t.co/AbCdEf1234…',
  ]) {
    assert.equal(mayHoldAddress(tweet), false, tweet);
  }
});

// Every look ahead or back is bounded, so these take a second or less; a backtracking pattern would take hours.
test('a megabyte made to be slow is read in linear time', { timeout: 60_000 }, () => {
  const hostile = [
    '@',
    '@a',
    'a@',
    '@a@',
    'a.',
    '/',
    '://',
    'a.b/',
    ' at ',
    'a at ',
    '(at)a',
    'a dot ',
    'ü.',
    '\u200b@',
    "'a",
  ];
  for (const unit of [...hostile, ' ', '…', 'https://b.example/@', '@a@b.example ', 'mail a@b.example ']) {
    const found = extractAddresses(unit.repeat(2 ** 20 / unit.length));
    assert.ok(found.every(({ start, end }) => start < end));
  }
});

test('hundreds of thousands of links before it hide no address', () => {
  assert.equal(extractAddresses(`${'ftp://b.c '.repeat(200_000)}@a@b.example`).length, 1);
});
