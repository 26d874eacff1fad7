import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { DamagedFileError } from '../../src/archive/errors.ts';
import { cut, HEAD, split, splitText } from '../support/split.ts';

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

  const layouts: [layout: string, separator: string, indentation: string][] = [
    ['`}, {` in one line', ', ', ''],
    ['`},` and `{` in lines of their own', ',\n  ', '  '],
  ];
  for (const [layout, separator, indentation] of layouts) {
    const write = (record: object) => JSON.stringify(record, null, 2).replaceAll('\n', `\n${indentation}`);
    const list = (records: readonly string[]) => `${HEAD}[${separator.slice(1)}${records.join(separator)}\n]`;

    test(`a record whose brackets or quotes do not match, ${layout}`, async () => {
      const plain = { noNullPrototype: true };
      const entity = fc.record({ indices: fc.tuple(fc.nat(), fc.nat()) }, plain);
      const record = fc.record(
        {
          id: fc.nat().map(String),
          full_text: fc.stringMatching(/^[a-z ,"\\\n]*$/),
          entities: fc.array(entity),
        },
        plain,
      );
      const several = fc.array(record, { minLength: 2, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(
          several,
          fc.nat(),
          fc.nat(),
          fc.array(fc.nat()),
          async (records, which, where, places) => {
            const index = which % records.length;
            const texts = records.map(write);
            const text = texts[index] ?? '';
            const marks = [...text.matchAll(/["{}[\]]/g)].map(match => match.index);
            const at = marks[where % marks.length] ?? 0;
            texts[index] = text.slice(0, at) + text.slice(at + 1);
            const { records: read, damage } = await split(cut(list(texts), places));
            // Without its last line a record runs on to the last line of the next, which is lost then.
            const others = records.filter((_, i) => i !== index && i !== index + 1);
            for (const other of others) assert.ok(read.some(one => isDeepStrictEqual(one, other)));
            assert.ok(damage.length > 0);
          },
        ),
        { seed: 4, numRuns: 200 },
      );
    });
  }

  test('a file cut off anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue()),
        fc.constantFrom(1, 2),
        fc.nat(),
        async (values, indent, at) => {
          const json = JSON.stringify(values, null, indent);
          const { records, damage, error } = await splitText(json.slice(0, 1 + (at % (json.length - 1))));
          assert.equal(error, null);
          assert.deepEqual(records, JSON.parse(json).slice(0, records.length));
          assert.deepEqual(damage, ['is cut off: its closing bracket is missing']);
        },
      ),
      { seed: 5, numRuns: 300 },
    );
  });

  test('a record without end that swallows more than may be held', async () => {
    const records = Array.from({ length: 50 }, (_, id) => ({ id: String(id) }));
    const texts = records.map(record => JSON.stringify(record, null, 2));
    texts[10] = texts[10]?.replace('}', '') ?? '';
    const outcome = await splitText(`[ ${texts.join(', ')} ]`, 100);
    assert.deepEqual(outcome.records, records.toSpliced(10, 2));
    assert.deepEqual(outcome.damage, ['1 record is not JSON and was skipped']);
  });

  test('thousands of bad records with one sentence', async () => {
    const { records, damage } = await split([Buffer.from(`[${'{oops}, '.repeat(12_345)} 7]`)]);
    assert.deepEqual([records, damage], [[7], ['12,345 records are not JSON and were skipped']]);
  });

  const unclosed: [what: string, from: string, to: string][] = [
    ['a quote', '"full_text": "', '"full_text": '],
    ['a bracket', '"urls": []', '"urls": ['],
  ];
  for (const [what, from, to] of unclosed) {
    // So many took more than 200 s where each was looked at again and again: the runner ends what hangs.
    test(`thousands of records that lack ${what}`, { timeout: 60_000 }, async () => {
      const records = Array.from({ length: 20_000 }, (_, id) => ({
        id: String(id),
        full_text: 'x'.repeat(1_000),
        urls: [],
      }));
      const texts = records.map(record => JSON.stringify(record, null, 2));
      const bad = texts.map((text, i) => (i % 10 === 9 ? text : text.replace(from, to)));
      const outcome = await split(cut(`[ ${bad.join(', ')} ]`, [1_000_000, 3_000_000]));
      assert.deepEqual(
        outcome.records,
        records.filter((_, i) => i % 10 === 9),
      );
      assert.deepEqual(outcome.damage, ['18,000 records are not JSON and were skipped']);
    });
  }

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

  for (const [what, open, close] of [
    ['nested lists', '[', ']'],
    ['empty objects', '{},', ''],
  ] as const) {
    test(`a record of a million ${what}, which would take far more memory than its length`, async () => {
      const record = `[${open.repeat(1_000_001)}1${close.repeat(1_000_001)}]`;
      assert.deepEqual(await split([Buffer.from(`${HEAD}[1, ${record}, 2]`)]), {
        records: [1, 2],
        damage: ['1 record is made of more than a million lists and was skipped'],
        error: null,
      });
    });
  }

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
      assert.equal(error.message, 'holds no list of records');
    });
  }

  test('an error of its source, which comes after all that was complete', async () => {
    const broken = new DamagedFileError('fails its checksum');
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
