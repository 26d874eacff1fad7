import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { SampleArchive } from '../../test/support/archive.ts';
import { snowflake } from '../../test/support/archive-records.ts';
import { startFediverse } from '../../test/support/fediverse/world.ts';
import { writeZip } from '../../test/support/zip.ts';
import type { Figure } from '../measure.ts';

const BYTES = 1_000_000_000;
const WORK = join(import.meta.dirname, '../../.bench');
const BIN = join(import.meta.dirname, '../../bin/oxpecker.js');
const PEAK_HOOK = pathToFileURL(join(import.meta.dirname, '../peak-hook.mjs')).href;
const AT = new Date('2019-01-15T12:00:00Z');
const NAME = 'large.mp4';

/** The memory that a video of 1 GB takes on its way from the zip to a server that keeps nothing of it. */
export async function video(): Promise<Figure[]> {
  const archive = await archiveWithVideo();
  const cwd = mkdtempSync(join(tmpdir(), 'oxpecker-bench-'));
  const world = await startFediverse();
  try {
    const home = world.mastodon('home.example', { posting: { videoBytes: 2 * BYTES } });
    writeFileSync(join(cwd, 'token'), home.token(home.account('alice')));
    const peakFile = join(cwd, 'peak');
    const env = {
      ...world.env(),
      PATH: process.env['PATH'],
      HOME: cwd,
      OXPECKER_CONFIG_DIR: join(cwd, 'config'),
      PEAK_FILE: peakFile,
    };
    const run = async (...args: string[]) => {
      const child = spawn(process.execPath, ['--import', PEAK_HOOK, BIN, ...args], {
        cwd,
        env,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const [code, stderr] = await Promise.all([ended(child), text(child.stderr)]);
      if (code !== 0) throw new Error(`oxpecker ${args.join(' ')} ended with ${code}\n${stderr}`);
    };
    await run('login', 'home.example', '--token-file', 'token');
    const begin = performance.now();
    await run('post', archive.path, '--was-public', '--yes', '--dir', '.', '--quiet');
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    const upload = home.writes.find(({ op }) => op === 'upload')?.upload;
    const posts = home.writes.filter(({ post }) => post?.mediaIds.length === 1);
    return [
      {
        what: `a video of 1 GB in ${seconds} s, peak RSS`,
        value: (Number(readFileSync(peakFile, 'utf8')) * 1024) / 1e6,
        target: 150,
        unit: 'MB',
      },
      {
        what: 'a video of 1 GB, posts that lack it or have other bytes',
        value: posts.length === 1 && upload?.sha256 === archive.sha256 ? 0 : 1,
        target: 0,
        unit: 'posts',
      },
    ];
  } finally {
    await world.close();
    rmSync(cwd, { recursive: true, force: true });
  }
}

async function ended(child: ChildProcess): Promise<number | null> {
  await once(child, 'close');
  return child.exitCode;
}

/** The zip is made once; the video in it is deflated, as Twitter does, though nothing makes it smaller. */
async function archiveWithVideo(): Promise<{ readonly path: string; readonly sha256: string }> {
  const path = join(WORK, 'video.zip');
  const sumFile = join(WORK, 'video.sha256');
  if (!existsSync(path)) {
    mkdirSync(WORK, { recursive: true });
    const hash = createHash('sha256');
    // Further apart than deflate looks back.
    const block = randomBytes(1_000_000);
    block.write('ftyp soun', 4);
    const blocks = function* () {
      for (let index = 0; index < BYTES / block.length; index += 1) {
        hash.update(block);
        yield block;
      }
    };
    const media = [{ type: 'video', basename: NAME, content: null }] as const;
    const sample = new SampleArchive().tweet({ at: AT, text: 'A long one', media });
    const entries = Array.from(sample.files(), ([name, data]) => ({ name, data }));
    const name = `data/tweets_media/${snowflake(AT)}-${NAME}`;
    await writeZip(`${path}.part`, [...entries, { name, data: blocks(), options: { level: 1 } }]);
    writeFileSync(sumFile, hash.digest('hex'));
    renameSync(`${path}.part`, path);
  }
  return { path, sha256: readFileSync(sumFile, 'utf8') };
}
