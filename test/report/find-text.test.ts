import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reviewed } from '../../src/report/find-summary.ts';
import { findLines } from '../../src/report/find-text.ts';
import { PLAIN } from '../../src/report/style.ts';
import { matched, row, UNSAFE } from './builders.ts';

const COUNTS = reviewed([matched()], new Set(['following']), []);

function lines(rows: Parameters<typeof findLines>[0], folder: string): string[] {
  const files = {
    matches: `${folder}/matches.csv`,
    following: `${folder}/following_accounts.csv`,
    unresolved: `${folder}/unresolved.csv`,
  };
  return [...findLines(rows, COUNTS, files, 100, PLAIN)];
}

describe('what find prints', () => {
  it('is the table, the summary and the files', () => {
    const text = lines([row()], 'oxpecker-me').join('\n');
    assert.match(text, /@alice +alice@social\.example +confirmed/);
    assert.match(text, /^1 followed · 1 with a known handle · 1 found: 1 confirmed$/m);
    for (const file of ['matches', 'following_accounts', 'unresolved']) {
      assert.match(text, new RegExp(`^oxpecker-me/${file}\\.csv$`, 'm'));
    }
  });

  it('says how many each file has, and what to do with it', () => {
    const text = lines([row(), row({ address: 'b@social.example', follow: false })], 'f').join('\n');
    assert.match(text, /matches\.csv\n {4}2 addresses to review: /);
    assert.match(text, /following_accounts\.csv\n {4}1 address with follow = yes \(✓\)\. .*Following list/s);
    assert.match(text, /unresolved\.csv\n {4}0 people without an address/);
    assert.match(lines([], 'f').join('\n'), /no address yet.*nobody to follow yet/s);
  });

  it('gives the next command whole on a line of its own, to be copied', () => {
    const folder = `${'deep/'.repeat(30)}my people`;
    assert.ok(lines([row()], folder).includes(`    npx oxpecker follow "${folder}/matches.csv"`));
    assert.doesNotMatch(lines([], folder).join('\n'), /npx oxpecker follow/);
  });

  it('begins with the summary when there is no match', () => {
    assert.match(lines([], '.')[0] ?? '', /^1 followed/);
  });

  it('takes a folder of any name', () => {
    for (const line of lines([], '\u001b[2J\u202e')) assert.doesNotMatch(line, UNSAFE);
  });
});
