import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeMoved } from '../../src/migrate/moved-people.ts';
import { journalOf } from '../support/journals.ts';

test('names in the list of those who moved are as harmless as in the list of matches', async context => {
  const folder = await mkdtemp(join(tmpdir(), 'oxpecker-moved-'));
  context.after(() => rm(folder, { recursive: true }));
  const journal = journalOf([
    { key: 'follow:ann@b.example#0', op: 'follow', state: 'skipped', why: 'moved: ann@c.example' },
  ]);
  const ann = {
    address: 'ann@b.example',
    twitterId: '7',
    twitterHandle: 'ann\u202e',
    twitterName: '\u001b[31mAnn\u0007',
  } as const;
  const path = await writeMoved(folder, 'follow', [ann], journal);
  const text = await readFile(path ?? '', 'utf8');
  assert.match(text, /^7,ann,\[31mAnn,,ann@c\.example,,moved from ann@b\.example,,,yes\r$/m);
});
