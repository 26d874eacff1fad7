import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readRows, readTable } from '../../src/csv/read.ts';
import { chunksOf } from '../support/chunks.ts';

describe('a table in one column', () => {
  const squashed: readonly [string, string, number][] = [
    ['every row quoted as one cell', '"a,b,c"\r\n"1,2,3"\r\n', 1],
    ['the same before empty columns', '"a,b,c";;\r\n"1,2,3";;\r\n', 1],
    ['only rows with quotation marks quoted', 'a,b,c\r\n1,2,3\r\n"4,""5,6"",7"\r\n', 3],
    ['rows cut at semicolons', 'a,b,c\r\n"1,""x";"y"",3"\r\n', 2],
    ['a column more for what was typed beside', 'a,b,c;\r\n1,2,3;yes\r\n', 1],
    ['the same behind empty lines', '\r\n\r\na,b,c;;\r\n1,2,3;yes;\r\n', 3],
    ['the same and line ends of an old Mac', '\ra,b,c;\r1,2,3;yes\r', 2],
    ['only a row with a doubled quotation mark', 'a,b\r\n"1,""say """"hi"""" twice"""\r\n', 2],
    ['a row cut at the start of a text', 'a,b,c\r\n"""x";"y"",3"\r\n', 2],
    ['semicolons in one cell', '"twitter_id;follow"\n"1;yes"\n', 1],
  ];
  for (const [what, text, line] of squashed) {
    it(`says what a spreadsheet did to a file with ${what}`, async () => {
      const sentence = new RegExp(
        `^CsvError: x\\.csv line ${line} has a whole row in one cell, .*From Text/CSV`,
      );
      assert.throws(() => readTable(text, 'x.csv'), sentence);
      await assert.rejects(async () => {
        for await (const _ of readRows(chunksOf(text, 3), 'x.csv'));
      }, sentence);
    });
  }

  const alike: readonly [string, string][] = [
    ['a text with commas in a row that ends early', 'a,b,c\n"x, y"\n'],
    ['a name with a comma, alone in its row', 'name,address\n"Doe,John",\n'],
    ['a sentence alone in its row', 'a,b,c,d\n"so, and, so, on, and on",,,\n'],
    ['a heading in quotation marks', '"Name, as on Twitter (or handle)"\nalice\n'],
    ['a bare list', '@alice, who moved\n@bob\n'],
    ['a text in the last column with a semicolon', 'a;b;c\n1;2;"x;"\n'],
    ['quoted semicolons', 'a,b\n"x"";""y",1\n'],
    ['a list in one cell, alone in its row', 'bio,handle,name,location\n"art,music,cats,dogs",,,\n'],
    ['addresses in one cell, alone in their row', 'a,b,c,d\n"a@x.org,b@x.org,c@x.org,d@x.org",,,\n'],
    ['a text with commas in a row of a table of semicolons', 'a;b;c;d\n"Group: a,b,c,d,e";;;\n'],
    ['a text with tabs', 'a,b,c,d\n"one\ttwo\tthree\tfour",,,\n'],
    ['a short row with a text of quoted semicolons', 'a,b,c,d\n1,2,"const a = [""x"";""y""]"\n'],
    ['a name in quotation marks before a comma', 'name,address\n"The ""Best"",Inc"\n'],
    ['the same at its beginning', 'name,address\n"""Best"",Inc",\n'],
    ['an entity at the end of the first row', '@alice,"Alice &amp;"\n@bob,Bob\n'],
    ['a heading that ends in a semicolon', 'name,bio;\nalice,hi\n'],
    ['a last heading of three in quotation marks that does', 'a,b,"c;"\n1,2,3\n'],
    ['the same behind a line that tells the separator', '\nsep=,\r\ra,b,"c;"\r1,2,3\r'],
    ['a title above the table', '"My list, exported 2024",,,\na,b,c,d\n'],
  ];
  for (const [what, text] of alike) {
    it(`takes no offence at ${what}`, () => assert.ok(readTable(text, 'x.csv').rows.length > 0));
  }
});

describe('a line that tells Excel the separator', () => {
  for (const sign of [',', ';', '\t']) {
    const text = `sep=${sign}\r\na${sign}b\r\n1${sign}"x,y;z"\r\n`;
    it(`is taken: ${JSON.stringify(text)}`, async () => {
      for (const input of [text, `\ufeff${text}`, text.replace(/^(.*)\r/, '"$1"\r')]) {
        const { header, rows } = readTable(input, 'x.csv');
        assert.deepEqual([header.line, header.cells, rows[0]?.cells], [2, ['a', 'b'], ['1', 'x,y;z']]);
        const streamed = [];
        for await (const row of readRows(chunksOf(input, 3), 'x.csv')) streamed.push(row);
        assert.deepEqual(streamed, [header, ...rows]);
      }
    });
  }
});
