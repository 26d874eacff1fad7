import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnsOf } from '../../src/report/columns.ts';
import { matchTable } from '../../src/report/match-table.ts';
import { PLAIN } from '../../src/report/style.ts';
import { HOSTILE_NAMES, row, UNSAFE } from './builders.ts';

const ALICE = row({ twitterName: 'Alice 🐘' });
const NAMELESS = row({
  twitterHandle: null,
  twitterName: null,
  address: '名@xn--p8j9a0d.example',
  confidence: null,
  why: '',
  follow: false,
});

function table(rows: Parameters<typeof matchTable>[0], columns: number): string[] {
  return [...matchTable(rows, columns, PLAIN)];
}

describe('the table of matches', () => {
  it('lines up on a wide terminal', () => {
    assert.deepEqual(
      table([ALICE, NAMELESS], 120).map(line => line.trimEnd()),
      [
        '  name      handle  address                 confidence  why',
        '✓ Alice 🐘  @alice  alice@social.example    confirmed   their display name says so; profile links back',
        '                    名@xn--p8j9a0d.example',
      ],
    );
  });

  it('clips what is less important on a usual one', () => {
    assert.equal(
      table([ALICE], 80)[1],
      '✓ Alice 🐘  @alice  alice@social.example  confirmed   their display name says s…',
    );
  });

  it('becomes short lines on a narrow one, with the address whole', () => {
    assert.deepEqual(
      table(
        [ALICE, row({ twitterName: null, address: 'alice@a-very-long-host-name.example' }), NAMELESS],
        30,
      ),
      [
        '✓ Alice 🐘 @alice',
        '    alice@social.example',
        '    confirmed · their display',
        '    name says so; profile',
        '    links back',
        '✓ @alice',
        '    alice@a-very-long-host-name.example',
        '    confirmed · their display',
        '    name says so; profile',
        '    links back',
        '  somebody',
        '    名@xn--p8j9a0d.example',
      ],
    );
  });

  it('becomes short lines too where names and reasons would be stumps', () => {
    const long = row({
      twitterName: 'A name that goes on',
      twitterHandle: 'a_long_handle1',
      address: 'somebody@of.some.example',
    });
    assert.equal(
      table([long], 100)[1],
      '✓ A name that …  @a_long_handle1  somebody@of.some.example  confirmed   their display name says so;…',
    );
    assert.deepEqual(table([long], 80), [
      '✓ A name that goes on @a_long_handle1',
      '    somebody@of.some.example',
      '    confirmed · their display name says so; profile links back',
    ]);
    assert.equal(table([long], 34)[0], '✓ A name that goe… @a_long_handle1');
  });

  it('is nothing when there is nothing', () => assert.deepEqual(table([], 80), []));

  it('stays inside every terminal, whatever people are called', () => {
    const rows = HOSTILE_NAMES.map(name => row({ twitterName: name, twitterHandle: name, why: name }));
    for (const columns of [40, 60, 80, 100, 200, Number.POSITIVE_INFINITY]) {
      for (const line of table(rows, columns)) {
        assert.doesNotMatch(line, UNSAFE);
        assert.ok(columnsOf(line.slice(0, 2000)) <= columns, line);
      }
    }
  });

  it('marks and colours what will be followed, without moving the columns', () => {
    const style = { ...PLAIN, green: (text: string) => `<${text}>` };
    const lines = [...matchTable([ALICE, { ...ALICE, follow: false }], 120, style)];
    assert.match(lines[1] ?? '', / <alice@social\.example> /);
    assert.equal(lines[1]?.replace(/[<>]/g, ''), lines[2]?.replace('  ', '✓ '));
  });

  it('takes 150,000 rows', () => {
    const rows = Array.from({ length: 150_000 }, () => row());
    assert.equal(table(rows, 100).length, 150_001);
  });
});
