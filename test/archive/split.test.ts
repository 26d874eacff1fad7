import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { DamagedFileError } from '../../src/archive/errors.ts';
import { splitRecords } from '../../src/archive/split.ts';

const HEAD = 'window.YTD.tweets.part0 = ';

interface Outcome {
  records: unknown[];
  damage: string[];
  error: unknown;
}

/** Splits a whole file that comes in chunks and keeps what came before an error. */
async function split(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  maxRecordBytes?: number,
): Promise<Outcome> {
  const outcome: Outcome = { records: [], damage: [], error: null };
  const source = async function* (): AsyncGenerator<Uint8Array> {
    yield* chunks;
  };
  const options = {
    file: 'data/tweets.js',
    onDamage: (what: string) => outcome.damage.push(what),
    ...(maxRecordBytes === undefined ? {} : { maxRecordBytes }),
  };
  try {
    for await (const batch of splitRecords(source(), options)) outcome.records.push(...batch);
  } catch (error) {
    outcome.error = error;
  }
  return outcome;
}

/** The text as UTF-8, cut at the given places (wrapped round its length) or into single bytes. */
function cut(text: string | Buffer, places: readonly number[] | 'everywhere'): Uint8Array[] {
  const bytes = Buffer.from(text);
  const all = places === 'everywhere' ? [...bytes.keys()] : places.map(at => at % (bytes.length + 1));
  const edges = [0, ...all.sort((a, b) => a - b), bytes.length];
  return edges.slice(1).map((end, index) => new Uint8Array(bytes.subarray(edges[index], end)));
}

/** The same result from one chunk and from single bytes, so that every test here is also one of chunking. */
async function splitText(text: string | Buffer, maxRecordBytes?: number): Promise<Outcome> {
  const whole = await split([Buffer.from(text)], maxRecordBytes);
  assert.deepEqual(await split(cut(text, 'everywhere'), maxRecordBytes), whole);
  return whole;
}

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

describe('splitRecords survives', () => {
  const damaged: [name: string, text: string | Buffer, records: unknown[], damage: string[]][] = [
    ['a record that is not JSON', '[1, {oops}, 3]', [1, 3], ['1 record is not JSON and was skipped']],
    ['several', '[1, {oops}, 3, nope]', [1, 3], ['2 records are not JSON and were skipped']],
    ['a bracket too many', '[1, {"a": 1}}, 3]', [1, 3], ['1 record is not JSON and was skipped']],
    [
      'a cut-off file',
      `${HEAD}[1, {"a": 2}, {"b": "`,
      [1, { a: 2 }],
      ['is cut off: its closing bracket is missing'],
    ],
    ['a file cut off behind a record', '[1, 2', [1], ['is cut off: its closing bracket is missing']],
    [
      'rubbish behind the end',
      '[1]; window.x = [2]',
      [1],
      ['goes on behind its closing bracket; that part was not read'],
    ],
    [
      'bytes that are not UTF-8',
      Buffer.concat([Buffer.from('["a'), Buffer.of(0xff), Buffer.from('", "b"]')]),
      ['a\ufffd', 'b'],
      ['1 record is not valid UTF-8: some letters are lost'],
    ],
  ];
  for (const [name, text, records, damage] of damaged) {
    test(name, async () => {
      assert.deepEqual(await splitText(text), { records, damage, error: null });
    });
  }

  test('thousands of bad records with one sentence', async () => {
    const { records, damage } = await split([Buffer.from(`[${'{oops}, '.repeat(12_345)} 7]`)]);
    assert.deepEqual([records, damage], [[7], ['12,345 records are not JSON and were skipped']]);
  });

  test('a record of 50 MB without holding it', async () => {
    const mebibyte = Buffer.alloc(2 ** 20, 'x');
    const chunks = function* (): Generator<Buffer> {
      yield Buffer.from(`${HEAD}[{"a": 1}, {"full_text": "`);
      for (let i = 0; i < 50; i++) yield mebibyte;
      yield Buffer.from('"}, {"a": 2}]');
    };
    assert.deepEqual(await split(chunks()), {
      records: [{ a: 1 }, { a: 2 }],
      damage: ['1 record is longer than 16 MiB and was skipped'],
      error: null,
    });
  });

  test('a record just over the limit, but not one at the limit', async () => {
    const outcome = await splitText('["12345678901","1234567890"]', 12);
    assert.deepEqual(outcome.records, ['1234567890']);
  });

  const noLists = [
    '',
    ' \n',
    '{"a": [1]}',
    'window.x = {"a": [1]}',
    'PK\x03\x04',
    `${'x'.repeat(70_000)}=[1]`,
  ];
  for (const text of noLists) {
    test(`no list: ${JSON.stringify(text.slice(0, 30))}`, async () => {
      const { records, error } = await split(cut(text, [1, 10]));
      assert.deepEqual(records, []);
      assert.ok(error instanceof DamagedFileError);
      assert.equal(error.file, 'data/tweets.js');
      assert.equal(error.message, 'holds no list of records');
    });
  }

  test('an error of its source, which comes after all that was complete', async () => {
    const broken = new DamagedFileError('data/tweets.js', 'fails its checksum');
    const chunks = async function* (): AsyncGenerator<Buffer> {
      yield Buffer.from('[1, oops, 2, {"a": ');
      throw broken;
    };
    assert.deepEqual(await split(chunks()), {
      records: [1, 2],
      damage: ['1 record is not JSON and was skipped'],
      error: broken,
    });
  });

  test('any bytes at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ max: 0xff }), fc.array(fc.nat()), async (bytes, places) => {
        const { records, error } = await split(cut(Buffer.concat([Buffer.from('[1, '), bytes]), places));
        assert.equal(error, null);
        assert.equal(records[0], 1);
      }),
      { seed: 2, numRuns: 500 },
    );
  });
});
