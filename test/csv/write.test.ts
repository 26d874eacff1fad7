import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readTable } from '../../src/csv/read.ts';
import { plainCsv, spreadsheetCsv } from '../../src/csv/write.ts';

describe('spreadsheetCsv', () => {
  it('begins with a BOM, ends lines with CRLF, guards formulas and quotes what any spreadsheet takes apart', () => {
    const text = [
      ...spreadsheetCsv(
        ['a', 'b'],
        [
          ['=1', 'x,"y"\n;'],
          ['', 'z\r'],
          ['p;q', 'r\ts'],
        ],
      ),
    ].join('');
    assert.equal(text, '\ufeffa,b\r\n\'=1,"x,""y""\n;"\r\n,"z\r"\r\n"p;q","r\ts"\r\n');
  });

  it('is read back exactly', () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '\r', '\n', "'", '=', '@', 'é', '🐘', ' ') }),
      fc.string({ unit: 'grapheme' }),
    );
    const rows = fc.array(fc.tuple(fc.constant('x'), cell, cell), { maxLength: 20 });
    fc.assert(
      fc.property(rows, table => {
        const bytes = Buffer.from([...spreadsheetCsv(['a', 'b', 'c'], table)].join(''));
        assert.deepEqual(
          readTable(bytes, 'x.csv').rows.map(row => row.cells),
          table,
        );
      }),
      { seed: 1 },
    );
  });

  it('hands over 100,000 rows in chunks', () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => [String(at), 'b']);
    let chunks = 0;
    let lines = 0;
    for (const chunk of spreadsheetCsv(['a', 'b'], rows)) {
      chunks += 1;
      lines += chunk.split('\r\n').length - 1;
      assert.ok(chunk.length < 100_000);
    }
    assert.ok(chunks > 100);
    assert.equal(lines, 100_001);
  });
});

describe('plainCsv', () => {
  it('has no BOM and no guard, and LF', () => {
    assert.equal([...plainCsv(['a', 'b'], [['=1', '']])].join(''), 'a,b\n=1,\n');
  });

  it('is a header alone when there are no rows', () => {
    assert.equal([...plainCsv(['a'], [])].join(''), 'a\n');
  });
});
