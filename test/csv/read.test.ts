import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CsvError } from '../../src/csv/errors.ts';
import { columnKey, readRows, readTable } from '../../src/csv/read.ts';
import type { Row } from '../../src/csv/rows.ts';
import { chunksOf } from '../support/chunks.ts';

function cells(input: Uint8Array | string): string[][] {
  const { header, rows } = readTable(input, 'list.csv');
  return [header, ...rows].map(row => [...row.cells]);
}

/** All rows of a file that comes in chunks of so many bytes. */
async function streamed(input: Uint8Array | string, size: number): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of readRows(chunksOf(input, size), 'list.csv')) rows.push(row);
  return rows;
}

describe('readTable', () => {
  const table = [
    ['name', 'address'],
    ['Zoë “Z” – 5 €', 'zoe@social.example'],
  ];
  const text = 'name,address\r\nZoë “Z” – 5 €,zoe@social.example\r\n';
  const windows1252 = Buffer.from(
    text.replace(/[“”–€]/g, char => ({ '“': '\x93', '”': '\x94', '–': '\x96', '€': '\x80' })[char] ?? char),
    'latin1',
  );
  const utf16 = Buffer.from(`\ufeff${text.replaceAll(',', '\t')}`, 'utf16le');

  const encodings: [string, Uint8Array | string][] = [
    ['a string', text],
    ['a string with BOM', `\ufeff${text}`],
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${text}`)],
    ['UTF-16LE with tabs (Excel "Unicode text")', utf16],
    ['UTF-16BE', Buffer.from(utf16).swap16()],
    ['Windows-1252 (Excel "CSV")', windows1252],
  ];
  for (const [what, input] of encodings) {
    it(`reads ${what}`, async () => {
      assert.deepEqual(cells(input), table);
      for (const size of [1, 2, 5]) {
        const rows = await streamed(input, size);
        assert.deepEqual(
          rows.map(row => row.cells),
          table,
        );
      }
    });
  }

  const shapes: [string, string, string[][]][] = [
    [
      'semicolons',
      'a;b\n1,5;2\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1;2\t3,4\n',
      [
        ['a', 'b'],
        ['1;2', '3,4'],
      ],
    ],
    [
      'commas, though a row has semicolons',
      'a,b\nx;y;z,1\n',
      [
        ['a', 'b'],
        ['x;y;z', '1'],
      ],
    ],
    [
      'a separator inside a quoted heading',
      '"a;b;c";d\n1;2\n',
      [
        ['a;b;c', 'd'],
        ['1', '2'],
      ],
    ],
    ['one column', 'a\n1\n', [['a'], ['1']]],
    [
      'LF, CRLF and CR mixed',
      'a,b\n1,2\r\n3,4\r5,6',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ],
    [
      'line breaks in quotes',
      'a,b\r\n"1\r\n2\n3",x\r\n',
      [
        ['a', 'b'],
        ['1\r\n2\n3', 'x'],
      ],
    ],
    ['ragged rows', 'a,b\n1\n1,2,3\n', [['a', 'b'], ['1'], ['1', '2', '3']]],
    [
      'blank lines and rows of nothing',
      '\n\na;b\n;;\n \n\n1;2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotation marks in the middle',
      'a,b\nthe "best" one,"x" y\n',
      [
        ['a', 'b'],
        ['the "best" one', '"x" y'],
      ],
    ],
    ['guarded formulas', "a\n'=1+1\n'plain\n''=x\n", [['a'], ['=1+1'], ["'plain"], ["'=x"]]],
    ['NUL and escape characters', 'a\n\u0000\u001b[2J\n', [['a'], ['\u0000\u001b[2J']]],
  ];
  for (const [what, input, expected] of shapes) {
    it(`reads ${what}`, async () => {
      assert.deepEqual(cells(input), expected);
      const { header, rows } = readTable(input, 'list.csv');
      for (const size of [1, 3]) assert.deepEqual(await streamed(input, size), [header, ...rows]);
    });
  }

  it('reads a cell of a megabyte', () => {
    assert.equal(cells(`a\n${'x'.repeat(1_000_000)}\n`)[1]?.[0]?.length, 1_000_000);
  });

  it('reads quotation marks by the megabyte', () => {
    const long = 'x'.repeat(20_000_000);
    assert.equal(cells(`"${long}",b\n1,2\n`)[0]?.[0]?.length, long.length);
    assert.throws(() => readTable(`"${long}`, 'x.csv'), /^CsvError: x\.csv line 1 has a quotation mark/);
  });

  it('refuses more rows than any list has', () => {
    assert.throws(
      () => readTable('a\n'.repeat(500_001), 'x.csv'),
      new CsvError(
        'x.csv has more than 500,000 rows, as no list of people or tweets has. Give the right file, or cut it in two.',
      ),
    );
  });

  it('counts lines as an editor does', () => {
    const { rows } = readTable('a,b\r\n\r\n1,2\r\n"x\ny",3\r\n4,5\r\n', 'list.csv');
    assert.deepEqual(
      rows.map(row => row.line),
      [3, 5, 6],
    );
  });

  it('names the line of a quotation mark that never closes', () => {
    assert.throws(
      () => readTable('a,b\n1,2\n3,"open\n5,6\n7,8\n', 'my list.csv'),
      new CsvError(
        'my list.csv line 3 has a quotation mark that never closes. Close it or take it out, then run this again.',
      ),
    );
    assert.throws(() => readTable('"a,b\n', 'x.csv'), /x\.csv line 1 /);
  });

  for (const nothing of ['', '\ufeff', '\r\n \n;;\n']) {
    it(`refuses ${JSON.stringify(nothing)} as empty`, () => {
      assert.throws(() => readTable(nothing, 'list.csv'), /^CsvError: list\.csv is empty/);
    });
  }
});

describe('readRows', () => {
  it('stops reading when nobody wants more', async () => {
    let chunks = 0;
    async function* endless() {
      for (;;) {
        chunks += 1;
        yield Buffer.from('a,b\n'.repeat(10_000));
      }
    }
    for await (const { line } of readRows(endless(), 'x.csv')) if (line === 100_000) break;
    assert.ok(chunks < 30, `${chunks} chunks`);
  });

  it('refuses what readTable refuses, with the same words', async () => {
    const refused = [
      '',
      '\ufeff',
      '\r\n \n;;\n',
      '"a,b\n',
      'a,b\n1,2\n3,"open\n5,6\n7,8\n',
      'a\n'.repeat(500_001),
    ];
    for (const text of refused) {
      const { message } = refusal(() => readTable(text, 'list.csv'));
      await assert.rejects(streamed(text, 50_000), new CsvError(message));
    }
  });

  it('passes on what the file throws', async () => {
    async function* broken() {
      yield Buffer.from('a,b\n1,2\n');
      throw new Error('the disk is gone');
    }
    await assert.rejects(async () => {
      for await (const _ of readRows(broken(), 'x.csv'));
    }, /^Error: the disk is gone$/);
  });
});

function refusal(read: () => unknown): Error {
  try {
    read();
  } catch (error) {
    if (error instanceof CsvError) return error;
  }
  throw new Error('was not refused');
}

describe('columnKey', () => {
  it('makes one of the ways to write a name', () => {
    for (const name of ['twitter_id', 'Twitter ID', 'twitterId', ' TWITTER-ID ']) {
      assert.equal(columnKey(name), 'twitterid');
    }
  });
});
