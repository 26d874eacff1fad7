import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openPairs } from '../../src/settings/pairs.ts';

test('every pair has a file of its own that others cannot read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'oxpecker-pairs-'));
  try {
    const pairs = await openPairs(folder);
    const pair = { twitterId: '12', target: 'Me@a.example' };
    assert.equal(await pairs.journalOf(pair), null);
    await pairs.remember(pair, '/somewhere/journal.jsonl');
    await pairs.remember({ twitterId: null, target: 'me@a.example' }, '/elsewhere/journal.jsonl');
    const again = await openPairs(folder);
    assert.equal(await again.journalOf({ ...pair, target: 'me@a.example' }), '/somewhere/journal.jsonl');
    assert.equal(await again.journalOf({ ...pair, twitterId: null }), '/elsewhere/journal.jsonl');
    await again.remember({ twitterId: '12', target: 'you@a.example' }, '/other/journal.jsonl');
    assert.deepEqual(await again.journalsOf('ME@a.example'), [
      '/somewhere/journal.jsonl',
      '/elsewhere/journal.jsonl',
    ]);
    assert.deepEqual(await again.journalsOf('nobody@a.example'), []);
    assert.deepEqual(await readdir(join(folder, 'pairs')), [
      '12-me@a.example.json',
      '12-you@a.example.json',
      'contacts-me@a.example.json',
    ]);
    assert.equal(pairs.fileOf(pair), join(folder, 'pairs', '12-me@a.example.json'));
    if (process.platform !== 'win32') assert.equal((await stat(pairs.fileOf(pair))).mode & 0o777, 0o600);
  } finally {
    await rm(folder, { recursive: true });
  }
});
