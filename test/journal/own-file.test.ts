import assert from 'node:assert/strict';
import { chown, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { openJsonLines, readJsonLines } from '../../src/journal/json-lines.ts';
import { temporaryFolder } from '../support/cli.ts';

const HEADER = { file: 'notes', version: 1 };
const READING = { onRecord: () => undefined, onDamage: () => undefined };
const onPosix = { skip: process.platform === 'win32' };

/** A file with its header, in a folder of its own. */
async function journalIn(t: TestContext): Promise<string> {
  const path = join(await temporaryFolder(t), 'notes.jsonl');
  await (await openJsonLines(path, HEADER, READING)).close();
  return path;
}

/** Makes the file somebody else's, or this process. */
async function estrange(t: TestContext, path: string): Promise<void> {
  const me = process.getuid?.() ?? 0;
  if (me === 0) await chown(path, 1001, 1001);
  t.mock.method(process as { getuid: () => number }, 'getuid', () => me + 1);
}

describe('a file of JSON lines', onPosix, () => {
  it('that another user of the machine owns is neither read nor written', async t => {
    const path = await journalIn(t);
    const before = await readFile(path);
    await estrange(t, path);
    const refusal = { name: 'JournalError', message: /belongs to another user.*chown.*--dir/ };
    await assert.rejects(openJsonLines(path, HEADER, READING), refusal);
    await assert.rejects(readJsonLines(path, HEADER, READING), refusal);
    assert.deepEqual(await readFile(path), before);
  });

  it('that is a link is not followed, wherever it leads', async t => {
    const path = await journalIn(t);
    const folder = await temporaryFolder(t);
    const [victim, link] = [join(folder, 'victim'), join(folder, 'notes.jsonl')];
    const refusal = { name: 'JournalError', message: /is a link.*--dir/ };
    for (const target of [path, victim]) {
      await symlink(target, link);
      await assert.rejects(openJsonLines(link, HEADER, READING), refusal);
      await assert.rejects(readJsonLines(link, HEADER, READING), refusal);
      await writeFile(victim, '');
      await assert.rejects(openJsonLines(link, HEADER, READING), refusal);
      assert.equal(await readFile(victim, 'utf8'), '');
      await rm(link);
    }
  });

  it('may lie in a folder that a link leads to', async t => {
    const path = await journalIn(t);
    const link = join(await temporaryFolder(t), 'folder');
    await symlink(join(path, '..'), link);
    const read = await readJsonLines(join(link, 'notes.jsonl'), HEADER, READING);
    assert.deepEqual(read?.header, { type: 'header', ...HEADER });
  });
});
