import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { it } from 'node:test';
import { temporaryFolder } from '../support/cli.ts';

const BIN = join(import.meta.dirname, '../../bin/oxpecker.js');

it('Ctrl-C is heard while a contacts list that never ends is read', async t => {
  const cwd = await temporaryFolder(t);
  const child = spawn(process.execPath, [BIN, 'find', '--contacts', '-'], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, OXPECKER_CONFIG_DIR: join(cwd, 'config') },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (text: Buffer) => {
    stderr += text.toString();
    if (text.includes('Reading')) child.kill('SIGINT');
  });
  child.stdin.write('handle,address\n');
  const [code] = (await once(child, 'close')) as [number];
  assert.equal(code, 130, stderr);
  assert.match(stderr, /Interrupted/);
});
