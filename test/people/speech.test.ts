import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { extractAddresses } from '../../src/people/extract/extract.ts';
import { resembles } from '../../src/people/likeness.ts';
import { isLabel, ownAddresses } from '../../src/people/speech.ts';
import { LANGUAGES } from '../../src/people/speech-words/languages.ts';

const SEED = { seed: 20221109, numRuns: 300 };

describe('a fediverse user', () => {
  const table: readonly (readonly [user: string, handle: string, alike: boolean])[] = [
    ['bob', 'Bob', true],
    ['bob_smith', 'BobSmith', true],
    ['bobsmith', 'bobsmith42', true],
    ['eff', 'EFF', true],
    ['eff', 'jeff', false],
    ['bob', 'bobsmith', false],
    ['alice', 'bob', false],
    ['_', 'bob', false],
  ];
  for (const [user, handle, alike] of table) {
    it(`${user} is ${alike ? '' : 'not '}called like @${handle}`, () => {
      assert.equal(resembles(user, handle), alike);
      assert.equal(resembles(handle, user), alike);
    });
  }
});

describe('a label', () => {
  it('names the fediverse and says nothing else', () => {
    for (const label of ['Mastodon:', '🐘 ', 'also on the Fediverse as ', 'マストドン:', 'auf Mastodon: ']) {
      assert.ok(isLabel(label), label);
    }
    for (const words of ['', 'at ', 'Editor at ', 'Mastodon fan, works for ', 'Not on Mastodon: ']) {
      assert.ok(!isLabel(words), words);
    }
  });
});

describe('what a speaker calls their own', () => {
  const words = fc.oneof(
    fc.constantFrom(...LANGUAGES.flatMap(({ leads, between }) => [...leads, ...between])),
    fc.constantFrom("I'm at ", 'on ', 'and ', '@a@mas.to ', 'https://mas.to/@b ', '\n', '"', '“', '? ', ', '),
    fc.string({ unit: 'binary' }),
  );
  const texts = fc.array(words, { maxLength: 30 }).map(parts => parts.join(' '));

  // Words that could be read in so many ways that nobody lives to see the last: a pattern that tries them all hangs.
  for (const [before, repeated, after] of [
    ['', 'ann.bsky.social', '- '],
    ['Ich bin ', 'zu finden.zu finden ', 'qzx '],
    ['also ', 'here.go.', 'qzx '],
    ['also ', '-a.b ', 'qzx '],
    ['mastodon ', 'mastodon.mastodon ', 'qzx '],
  ] as const) {
    it(`is found at once behind "${repeated}" again and again`, () => {
      const text = `${before}${repeated.repeat(140 / repeated.length)}${after}https://b.example/@ann:"`;
      assert.deepEqual(ownAddresses(text, extractAddresses(text), null), [false]);
    });
  }

  it('is said of each address, the same for the same address', () => {
    fc.assert(
      fc.property(texts, text => {
        const found = extractAddresses(text);
        const own = ownAddresses(text, found, 'bob');
        assert.equal(own.length, found.length);
        const byAddress = new Map(found.map(({ address }, i) => [address.toLowerCase(), own[i]]));
        for (const [i, { address }] of found.entries()) {
          assert.equal(own[i], byAddress.get(address.toLowerCase()));
        }
      }),
      SEED,
    );
  });

  it('is nothing in a list of more addresses than anybody has', () => {
    const list = (length: number) =>
      `I'm at ${Array.from({ length }, (_, i) => `@a@h${i}.example`).join(' and ')}`;
    const own = (text: string) => ownAddresses(text, extractAddresses(text), 'a');
    assert.ok(own(list(2)).every(Boolean));
    assert.ok(!own(list(51)).some(Boolean));
    assert.equal(own(list(40_000)).length, 40_000);
  });

  // A pattern that goes back and forth takes minutes for these: the runner ends what hangs.
  it('is found in texts made to be slow', { timeout: 60_000 }, () => {
    const long = [
      `${'at '.repeat(8000)}@a@mas.to`,
      `I'm ${'on mastodon and '.repeat(2000)}@a@mas.to`,
      `${"I'm at ".repeat(4000)}@a@mas.to`,
      `${'\n '.repeat(12_000)}> I'm at @a@mas.to`,
      `${'在这里'.repeat(8000)}@a@mas.to${'"「'.repeat(4000)}`,
      '@a@mas.to and '.repeat(500),
      `${'in case '.repeat(8000)}@a@mas.to`,
      `${'new account '.repeat(8000)}@a@mas.to`,
      `${'update '.repeat(8000)}: I'm at @a@mas.to`,
      `${'a\n'.repeat(12_000)}carol: I'm at @a@mas.to`,
    ];
    for (const text of long) {
      const found = extractAddresses(text);
      assert.equal(ownAddresses(text, found, 'a').length, found.length, text.slice(0, 20));
    }
  });
});
