import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { segmentsOf } from '../../src/posts/segments.ts';

/** What segments are made of, and what joins it: some of it only by what comes later. */
const PIECES = [
  ...[
    'a',
    'B',
    'ß',
    '1',
    ' ',
    '  ',
    '\n',
    '\r',
    '\r\n',
    '.',
    '?',
    '…',
    ',',
    "'",
    ':',
    '_',
    '-',
    '"',
    '(',
    ')',
  ],
  ...[
    '🐘',
    '👨‍👩‍👧‍👦',
    '👍🏽',
    '❤️',
    '🇩🇪',
    '🇮',
    '\u200d',
    '\u0301',
    '\u00ad',
    '\u0bcd',
    'नि',
    '각',
    'ᄀ',
    '𝐀',
  ],
  ...['etc. 12 ', "can't ", 'Mr. Smith ', '3.14', 'e.g. so ', '\ud83d', '\udc18'],
];
const long = fc
  .array(
    fc
      .tuple(
        fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 700 }),
      )
      .map(([pieces, times]) => pieces.join('').repeat(times).slice(0, 2_000)),
    { maxLength: 8 },
  )
  .map(parts => parts.join(''));

describe('segmentsOf', () => {
  for (const granularity of ['grapheme', 'word', 'sentence'] as const) {
    it(`finds in slices every ${granularity} that is found at once`, () => {
      const segmenter = new Intl.Segmenter('en', { granularity });
      fc.assert(
        fc.property(long, text => {
          const expected = Array.from(segmenter.segment(text), ({ segment, index }) => ({ segment, index }));
          const found = Array.from(segmentsOf(segmenter, text), ({ segment, index }) => ({ segment, index }));
          assert.deepEqual(found, expected);
        }),
        { numRuns: 60 },
      );
    });
  }

  it('takes a cluster that is longer than a slice', () => {
    const text = `a${'\u0301'.repeat(100_000)}b`;
    const found = Array.from(segmentsOf(new Intl.Segmenter('en'), text), ({ index }) => index);
    assert.deepEqual(found, [0, 100_001]);
  });
});
