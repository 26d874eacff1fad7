/**
 * `npm run picture`: draws `docs/find.svg`, the picture of the README, from a real `find` on the archive of the demo in a
 * terminal of 100 columns, which `script` of util-linux makes.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildDemoArchive, startDemo } from '../demo-world.ts';
import { writeZip } from '../support/zip.ts';
import { terminalPicture } from './terminal-picture.ts';

const COMMAND = 'npx oxpecker find twitter-archive.zip';
const ROOT = join(import.meta.dirname, '../..');

const folder = await mkdtemp(join(tmpdir(), 'oxpecker-picture-'));
const { world } = await startDemo();
try {
  await writeZip(
    join(folder, 'twitter-archive.zip'),
    Array.from(buildDemoArchive(), ([name, data]) => ({ name, data })),
  );
  const program = `'${process.execPath}' '${join(ROOT, 'bin/oxpecker.js')}'`;
  const line = `stty cols 100; exec ${COMMAND.replace('npx oxpecker', program)} 2>/dev/null`;
  const child = spawn('script', ['-qfec', line, '/dev/null'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, TERM: 'xterm', ...world.env() },
  });
  const shown = await text(child.stdout);
  await writeFile(join(ROOT, 'docs/find.svg'), terminalPicture(`$ ${COMMAND}\n\n${shown}`));
} finally {
  await world.close();
  await rm(folder, { recursive: true });
}
