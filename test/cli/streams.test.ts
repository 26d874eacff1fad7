import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { SampleArchive } from '../support/archive.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';
import { writeZip } from '../support/zip.ts';

const BIN = join(import.meta.dirname, '../../bin/oxpecker.js');

/** A folder with an archive whose `inspect` and `find` print more than a pipe holds. */
async function folderWithArchive(cwd: string): Promise<void> {
  const sample = new SampleArchive();
  for (let id = 1; id <= 2000; id++) {
    const mention = { id: String(id), handle: `h${id}`, name: `@h${id}@social.example` };
    sample.tweet({ text: `@h${id} hi`, mentions: [mention] });
  }
  await writeZip(
    join(cwd, 'twitter.zip'),
    Array.from(sample.files(), ([name, data]) => ({ name, data })),
  );
}

describe('the streams of a run', () => {
  it('may be closed by a reader that has seen enough', async t => {
    const cwd = await temporaryFolder(t);
    await folderWithArchive(cwd);
    const child = spawn(process.execPath, [BIN, 'find', '-q', '--no-lookup', 'twitter.zip'], {
      cwd,
      env: { PATH: process.env['PATH'], HOME: cwd, OXPECKER_CONFIG_DIR: join(cwd, 'config') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (text: Buffer) => {
      stderr += text.toString();
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = (await once(child, 'close')) as [number];
    assert.deepEqual([code, stderr], [0, '']);
    assert.ok(existsSync(join(cwd, 'oxpecker-heron', 'matches.csv')));
  });

  it('that take nothing fail the run in a sentence', { skip: !existsSync('/dev/full') }, async t => {
    const cwd = await temporaryFolder(t);
    await folderWithArchive(cwd);
    const child = spawn(process.execPath, [BIN, 'find', '-q', '--no-lookup', 'twitter.zip'], {
      cwd,
      env: { PATH: process.env['PATH'], HOME: cwd, OXPECKER_CONFIG_DIR: join(cwd, 'config') },
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    let stderr = '';
    child.stderr?.on('data', (text: Buffer) => {
      stderr += text.toString();
    });
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(code, 1);
    assert.match(stderr, /^error: The output cannot be written \(the disk is full\): /);
    assert.doesNotMatch(stderr, / at .*\.js:/);
  });

  it('hold nothing but JSON with OXPECKER_JSON=1', async t => {
    const cwd = await temporaryFolder(t);
    const { code, stdout, stderr } = await runCli(['inspect', 'none.zip'], {
      cwd,
      env: { OXPECKER_JSON: '1' },
    });
    assert.deepEqual([code, stdout], [1, '']);
    assert.equal((JSON.parse(stderr) as { type: string }).type, 'error');
  });
});
