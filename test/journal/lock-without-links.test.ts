import assert from 'node:assert/strict';
import fs from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { JournalError, LockedError } from '../../src/journal/errors.ts';
import { takeLock } from '../../src/journal/lock.ts';
import { temporaryFolder } from '../support/cli.ts';

const { link, open } = fs.promises;
const now = () => Date.UTC(2026, 0, 1, 12);
/** The disk is full behind the draft of the lock. */
let isFull = false;

before(() => {
  fs.promises.link = async () => {
    throw Object.assign(new Error('EPERM: operation not permitted, link'), { code: 'EPERM' });
  };
  fs.promises.open = async (...args) => {
    const handle = await open(...args);
    if (isFull && String(args[0]).endsWith('.lock')) {
      handle.writeFile = async () => {
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      };
    }
    return handle;
  };
  syncBuiltinESMExports();
});
after(() => {
  Object.assign(fs.promises, { link, open });
  syncBuiltinESMExports();
});

test('a lock where there are no links is held by one, and let go', async t => {
  const folder = await temporaryFolder(t);
  const path = join(folder, 'journal.lock');
  const lock = await takeLock(path, { now });
  assert.match(await readFile(path, 'utf8'), /"pid":\d+/);
  await assert.rejects(takeLock(path, { now }), LockedError);
  await lock.release();
  assert.deepEqual(await readdir(folder), []);
});

test('a lock that cannot be written is nobody’s, and not there', async t => {
  const folder = await temporaryFolder(t);
  const path = join(folder, 'journal.lock');
  isFull = true;
  await assert.rejects(takeLock(path, { now }), JournalError);
  isFull = false;
  assert.deepEqual(await readdir(folder), []);
  await (await takeLock(path, { now })).release();
});
