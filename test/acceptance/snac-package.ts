import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A snac2 that can be started. */
export interface Snac {
  readonly program: string;
  /** As it names itself: `snac 2.96`. */
  readonly version: string;
}

/** Debian's suites that carry snac2 and the libraries its record names; the program runs on the release before, too. */
const SUITES = ['trixie', 'trixie-backports'];
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const FALLBACK_MIRROR = 'http://deb.debian.org/debian';
/** A mirror that hangs must not hold up everything. */
const DOWNLOAD_MS = 120_000;

/**
 * Finds snac2 in `PATH`, else in the cache, else downloads Debian's package (300 kB) and unpacks it there; nothing is
 * installed.
 * @throws {Error} with the reason where it cannot be had
 */
export async function obtainSnac(): Promise<Snac> {
  const installed = await versionOf('snac');
  if (installed !== null) return { program: await pathOf('snac'), version: installed };
  const cache = join(
    process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
    'oxpecker-acceptance',
    process.arch,
  );
  const program = join(cache, 'snac2', 'usr', 'bin', 'snac');
  if (!(await exists(program))) await download(cache);
  const version = await versionOf(program);
  if (version === null) throw new Error(`${program} does not run on this machine`);
  return { program, version };
}

/** @returns null when there is no such program, or it does not start */
async function versionOf(program: string): Promise<string | null> {
  // Without arguments it prints its usage and exits 1.
  const output = await run(program, [], { timeout: 10_000 }).catch((error: unknown) => error);
  const stdout = isRecord(output) && typeof output['stdout'] === 'string' ? output['stdout'] : '';
  return /^snac \d[\w.-]*/.exec(stdout)?.[0] ?? null;
}

async function pathOf(name: string): Promise<string> {
  for (const folder of (process.env['PATH'] ?? '').split(':')) {
    const file = join(folder, name);
    if (await exists(file)) return file;
  }
  throw new Error(`${name} is not in PATH`);
}

async function exists(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}

/** Lets apt fetch the package, so that Debian's signature is checked, into lists of its own. */
async function download(cache: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'download-'));
  try {
    for (const folder of ['parts', 'lists/partial', 'archives/partial']) {
      await mkdir(join(work, folder), { recursive: true });
    }
    const mirror = await debianMirror();
    const sources = SUITES.map(suite => `deb [signed-by=${KEYRING}] ${mirror} ${suite} main\n`).join('');
    await writeFile(join(work, 'status'), '');
    await writeFile(join(work, 'sources.list'), sources);
    await writeFile(join(work, 'apt.conf'), aptSettings(work));
    const options = {
      cwd: work,
      env: { ...process.env, APT_CONFIG: join(work, 'apt.conf') },
      timeout: DOWNLOAD_MS,
    };
    await run('apt-get', ['update', '-qq'], options);
    await run('apt-get', ['download', '-qq', 'snac2/trixie-backports'], options);
    const file = (await readdir(work)).find(name => name.startsWith('snac2_'));
    if (file === undefined) throw new Error('apt-get downloaded nothing');
    await run('dpkg-deb', ['-x', file, 'snac2'], options);
    await rename(join(work, 'snac2'), join(cache, 'snac2')).catch(async (error: unknown) => {
      // Another run may have been faster.
      if (!(await exists(join(cache, 'snac2')))) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function aptSettings(work: string): string {
  return [
    `Dir::Etc::sourcelist "${work}/sources.list";`,
    `Dir::Etc::sourceparts "${work}/parts";`,
    `Dir::State::lists "${work}/lists";`,
    `Dir::State::status "${work}/status";`,
    `Dir::Cache "${work}";`,
    'Acquire::Languages "none";',
    'Acquire::Retries "2";',
    'APT::Sandbox::User "root";',
    '',
  ].join('\n');
}

/** The mirror this machine uses for Debian, where it is a Debian. */
async function debianMirror(): Promise<string> {
  const folder = '/etc/apt/sources.list.d';
  const parts = await readdir(folder).catch(() => []);
  for (const file of ['/etc/apt/sources.list', ...parts.map(part => join(folder, part))]) {
    const text = await readFile(file, 'utf8').catch(() => '');
    const mirror = /^[^#\n]*?(https?:\/\/\S+\/debian)\/?(?:\s|$)/m.exec(text)?.[1];
    if (mirror !== undefined) return mirror;
  }
  return FALLBACK_MIRROR;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
