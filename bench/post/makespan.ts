import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SampleArchive } from '../../test/support/archive.ts';
import type { MastodonHost } from '../../test/support/fediverse/mastodon-host.ts';
import { startFediverse } from '../../test/support/fediverse/world.ts';
import { runOnVirtualTime } from '../../test/support/run-on-virtual-time.ts';
import { SharedClock } from '../../test/support/shared-clock.ts';
import { writeZip } from '../../test/support/zip.ts';
import type { Figure } from '../measure.ts';
import { earliestEnd } from './bound.ts';

const DRAFTS = 10_000;
/** Every fifth tweet has files; by turns one to four photos, a video, or a GIF. */
const FILES = [1, 4, 1, 2, 1, 3, 1, 1, 2, 1];
const START = Date.parse('2026-03-01T13:37:42Z');
const MINUTE = 60_000;
const PEAK_HOOK = pathToFileURL(join(import.meta.dirname, '../peak-hook.mjs')).href;

/** How close 10,000 posts come to what a strict fake Mastodon allows, on its virtual time. */
export async function makespan(): Promise<Figure[]> {
  const clock = new SharedClock(START);
  const cwd = mkdtempSync(join(tmpdir(), 'oxpecker-bench-'));
  const world = await startFediverse({ clock });
  try {
    const home = world.mastodon('home.example', { version: '4.5.2' });
    writeFileSync(join(cwd, 'token'), home.token(home.account('alice')));
    const files = await writeArchive(join(cwd, 'twitter.zip'));
    const peakFile = join(cwd, 'peak');
    const env = { ...world.env(), PEAK_FILE: peakFile };
    const run = async (...args: string[]) => {
      const { code, stdout, stderr } = await runOnVirtualTime(args, { clock, cwd, env, imports: [PEAK_HOOK] })
        .ended;
      if (code !== 0) throw new Error(`oxpecker ${args.join(' ')} ended with ${code}\n${stdout}\n${stderr}`);
    };
    await run('login', 'home.example', '--token-file', 'token');
    const pacing = ['--share', '1', '--pace', 'burst', '--max-wait', '90d'];
    await run('post', 'twitter.zip', '--was-public', '--yes', '--dir', '.', '--quiet', ...pacing);

    const hours = (ms: number) => `${(ms / (60 * MINUTE)).toFixed(2)} h`;
    const took = clock.time - START;
    const least = earliestEnd(START, files) - START;
    const posts = home.writes.filter(({ op }) => op === 'post');
    const peakMb = (Number(readFileSync(peakFile, 'utf8')) * 1024) / 1e6;
    process.stdout.write(`${DRAFTS} posts, peak RSS: ${peakMb.toFixed(0)} MB (no target)\n`);
    const what = `${DRAFTS} posts with ${files.reduce((sum, count) => sum + count)} files`;
    return [
      {
        what: `${what}, makespan (${hours(took)} beside ${hours(least)})`,
        value: took / least,
        target: 1.02,
        unit: '× the bound',
      },
      {
        what: `${what}, too many or too few`,
        value: Math.abs(DRAFTS - posts.length),
        target: 0,
        unit: 'posts',
      },
      { what: `${what}, refused with 429`, value: home.limits.refused, target: 0, unit: 'requests' },
      {
        what: `${what}, longest time a file lay without its post`,
        value: longestWait(home),
        target: 60,
        unit: 'min',
      },
    ];
  } finally {
    await world.close();
    clock.close();
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** @returns how many files each tweet has, the oldest first */
async function writeArchive(path: string): Promise<number[]> {
  const archive = new SampleArchive();
  const counts = Array.from({ length: DRAFTS }, (_, index) =>
    index % 5 === 0 ? (FILES[(index / 5) % FILES.length] ?? 1) : 0,
  );
  for (const [index, count] of counts.entries()) {
    const isMoving = index % 45 === 0 && count === 1;
    archive.tweet({
      text: `Tweet ${index} of a life`,
      media: Array.from({ length: count }, (_, file) => ({
        type: isMoving ? (index % 2 === 0 ? 'video' : 'animated_gif') : 'photo',
        basename: `f${index}-${file}.${isMoving ? 'mp4' : 'jpg'}`,
      })),
    });
  }
  await writeZip(
    path,
    Array.from(archive.files(), ([name, data]) => ({ name, data })),
  );
  return counts;
}

/** In minutes. */
function longestWait(home: MastodonHost): number {
  const sent = new Map<string, number>();
  let longest = 0;
  for (const { at, op, target, post } of home.writes) {
    if (op === 'upload') sent.set(target, at);
    for (const id of post?.mediaIds ?? []) longest = Math.max(longest, at - (sent.get(id) ?? 0));
  }
  return longest / MINUTE;
}
