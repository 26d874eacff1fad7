import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { cut, HEAD, split, splitText } from '../support/split.ts';

describe('splitRecords reads', () => {
  const lists: [name: string, text: string, records: unknown[]][] = [
    ['a list behind =', `${HEAD}[ {"a" : 1}, {"b" : 2} ]`, [{ a: 1 }, { b: 2 }]],
    ['a bare list', '[1,2]', [1, 2]],
    ['a list with = in its texts', '["a=b", "[="]', ['a=b', '[=']],
    ['a name in brackets', 'window.YTD["tweets"] = [1]', [1]],
    ['an empty list', `${HEAD}[]`, []],
    ['an empty list with a space', `${HEAD}[ ]`, []],
    ['CRLF', `${HEAD}[\r\n{\r\n"a":\r\n1\r\n},\r\n2\r\n]\r\n`, [{ a: 1 }, 2]],
    ['a byte order mark', `\ufeff${HEAD}[1]`, [1]],
    ['a byte order mark and a bare list', '\ufeff[1]', [1]],
    ['a trailing semicolon', `${HEAD}[1];\n`, [1]],
    [
      'brackets, quotes and backslashes in texts',
      '["]", "\\"]", "\\\\", "{,", "a\\u0022"]',
      [']', '"]', '\\', '{,', 'a"'],
    ],
    [
      'every kind of value',
      '[null, true, -1.5e3, "x", [[], {}], {"__proto__": [1]}]',
      JSON.parse('[null, true, -1.5e3, "x", [[], {}], {"__proto__": [1]}]'),
    ],
    ['a comma too many', '[1, 2, ]', [1, 2]],
    ['letters of every length', '["ä", "日本", "🐘"]', ['ä', '日本', '🐘']],
  ];
  for (const [name, text, records] of lists) {
    test(name, async () => {
      assert.deepEqual(await splitText(text), { records, damage: [], error: null });
    });
  }

  test('what JSON.parse reads, however the file is cut and spaced', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue()),
        fc.constantFrom(0, 1, 2, '\t'),
        fc.array(fc.nat()),
        async (values, indent, places) => {
          const json = JSON.stringify(values, null, indent);
          assert.deepEqual(await split(cut(HEAD + json, places)), {
            records: JSON.parse(json),
            damage: [],
            error: null,
          });
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});
