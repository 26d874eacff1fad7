/**
 * `npm run demo`: the real program finds the people of a small invented archive on a small invented fediverse, served
 * over HTTPS by this process, follows them as its owner, and brings her tweets. Needs neither an account nor the
 * internet.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildDemoArchive, startDemo } from './demo-world.ts';
import { writeZip } from './support/zip.ts';

/** Whatever the person has set for the real program must not reach the demo. */
const surroundings = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(OXPECKER_|XDG_)|_PROXY$/i.test(name)),
);

const folder = await mkdtemp(join(tmpdir(), 'oxpecker-demo-'));
const archive = join(folder, 'twitter-archive.zip');
await writeZip(
  archive,
  Array.from(buildDemoArchive(), ([name, data]) => ({ name, data })),
);

const { world, token } = await startDemo();
try {
  await writeFile(join(folder, 'token'), token, { mode: 0o600 });
  await run('inspect', 'twitter-archive.zip');
  await run('find', 'twitter-archive.zip');
  await run('login', 'seabirds.example', '--token-file', 'token');
  await run('follow', 'twitter-archive.zip', '--list', 'From Twitter', '--yes');
  await run('post', 'twitter-archive.zip', '--was-public', '--pace', 'burst', '--yes');
  await run('status');
  process.stdout.write(`\nThe archive and the results are in ${folder}\n`);
} finally {
  await world.close();
}

/** Shows one command line and what comes of it. */
async function run(...args: string[]): Promise<void> {
  const shown = args.map(arg => (arg.includes(' ') ? `'${arg}'` : arg)).join(' ');
  process.stdout.write(`\n$ npx oxpecker ${shown}\n\n`);
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'bin', 'oxpecker.js'), ...args], {
    cwd: folder,
    env: { ...surroundings, ...world.env(), OXPECKER_CONFIG_DIR: join(folder, 'config') },
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) process.exitCode = 1;
}
