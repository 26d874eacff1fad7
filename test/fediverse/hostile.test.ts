import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { backLinks } from '../../src/fediverse/back-links.ts';
import { tokens } from '../../src/fediverse/html.ts';
import { LOOKUPS } from '../fuzz/targets/lookups.ts';

const SEED = { seed: 20_221_105, numRuns: 300 };

test('whatever hosts answer becomes one of the six statuses', async () => {
  await fc.assert(
    fc.asyncProperty(LOOKUPS.inputs, async input => await LOOKUPS.check(input)),
    SEED,
  );
});

test('any text is taken apart without an error', () => {
  const html = fc.array(
    fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '=',
        '/',
        '<a ',
        '<!--',
        '-->',
        '</',
        '<script>',
        '&#',
        'href',
        ' ',
      ),
    ),
  );
  fc.assert(
    fc.property(html, parts => {
      const text = parts.join('');
      for (const token of tokens(text)) assert.ok('text' in token || 'start' in token || 'end' in token);
      backLinks({ bio: text, fields: [{ name: text, value: text }], links: [text] });
    }),
    SEED,
  );
});

/** Texts that make careless parsers slow: a megabyte of each has to be done in moments. */
for (const part of [
  '<a ',
  '<a "',
  "<a b='",
  '<',
  '<!--',
  '</a',
  '<script>',
  '<a b=c ',
  ' ',
  '&',
  'twitter.com/',
  'a.x.com',
]) {
  test(`a megabyte of ${JSON.stringify(part)} is read in time`, { timeout: 60_000 }, () => {
    const bio = part.repeat(Math.ceil(1_000_000 / part.length));
    backLinks({ bio: `<a href="https://x.com/me">${bio}`, fields: [], links: [] });
    backLinks({ bio: `x.com/me ${bio}`, fields: [], links: [] });
  });
}
