/**
 * Tries the package as a stranger gets it: packs it, installs the tarball alone into an empty folder, and runs
 * `--version` and a small `find` from there on every supported line of Node. A line that cannot be had is reported.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildDemoArchive, startDemoFediverse } from './demo-world.ts';
import { runCli } from './support/cli.ts';
import { writeZip } from './support/zip.ts';

const MAJORS = ['20', '22', '24'];
const root = join(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'oxpecker-package-'));
const say = (line: string) => process.stdout.write(`${line}\n`);

/** npm is run by its script, not by its name: on Windows that is a `.cmd` no process can be made of. */
function npm(args: readonly string[], cwd: string): string {
  const script = process.env['npm_execpath'];
  assert.ok(script, 'run this with npm run test:package');
  return execFileSync(process.execPath, [script, ...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    encoding: 'utf8',
  });
}

/** The binary of one line of Node, from the packages that the npm package `node` is made of. */
function nodeOf(major: string): { path: string } | { missing: string } {
  if (process.versions.node.split('.')[0] === major) return { path: process.execPath };
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const folder = join(tmpdir(), 'oxpecker-node', major);
  const path = join(folder, 'node_modules', name, 'bin', platform === 'win' ? 'node.exe' : 'node');
  if (existsSync(path)) return { path };
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    npm(['install', '--ignore-scripts', `${name}@${major}`], folder);
    return { path };
  } catch (error) {
    return {
      missing: error instanceof Error ? (error.message.split('\n')[1] ?? error.message) : String(error),
    };
  }
}

const tarball = npm(['pack', '--silent', '--pack-destination', work], root).trim().split('\n').at(-1) ?? '';
const app = join(work, 'app');
mkdirSync(app);
writeFileSync(join(app, 'package.json'), '{"private":true}');
npm(['install', '--omit=dev', join(work, tarball)], app);
const bin = join(app, 'node_modules', 'oxpecker', 'bin', 'oxpecker.js');

const modules = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith(ending))
    .map(file => file.slice(0, -ending.length))
    .sort();
const shipped = modules(join(app, 'node_modules', 'oxpecker', 'dist'), '.js');
assert.deepEqual(shipped, modules(join(root, 'src'), '.ts'), 'the package holds what src holds');

assert.ok(existsSync(join(app, 'node_modules', 'oxpecker', 'man', 'oxpecker.1')), 'it holds the manual page');

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

const archive = join(work, 'twitter-archive.zip');
await writeZip(
  archive,
  Array.from(buildDemoArchive(), ([name, data]) => ({ name, data })),
);

const world = await startDemoFediverse();
let tried = 0;
try {
  for (const major of MAJORS) {
    const node = nodeOf(major);
    if ('missing' in node) {
      say(`Node ${major}: NOT TRIED, it could not be had: ${node.missing}`);
      continue;
    }
    const cwd = join(work, major);
    mkdirSync(cwd);
    const common = { cwd, bin, node: node.path, env: world.env() };
    const exact = execFileSync(node.path, ['--version'], { encoding: 'utf8' }).trim();
    const printed = await runCli(['--version'], common);
    assert.deepEqual([printed.code, printed.stdout.trim()], [0, version], printed.stderr);
    const found = await runCli(['find', archive, '--json'], common);
    assert.equal(found.code, 0, found.stderr);
    const { summary } = JSON.parse(found.stdout) as { summary: { found: number } };
    assert.ok(summary.found > 0, found.stdout);
    say(`Node ${exact}: --version ${version}, find: ${summary.found} found`);
    tried++;
  }
} finally {
  await world.close();
  rmSync(work, { recursive: true, force: true });
}
assert.ok(tried > 0, 'no line of Node could be tried');
