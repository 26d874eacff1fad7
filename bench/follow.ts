/**
 * How close following comes to what the limits allow: 1,000 follows by the built program on the virtual time of a
 * strict fake Mastodon, with all of its limits, from three times of the day. Prints makespan beside its lower bound,
 * the requests that were refused, and the peak memory of the program; exits 1 when a target is missed.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startFediverse } from '../test/support/fediverse/world.ts';
import { runOnVirtualTime } from '../test/support/run-on-virtual-time.ts';
import { SharedClock } from '../test/support/shared-clock.ts';
import { earliestEnd } from './follow/bound.ts';
import { type Figure, median, report } from './measure.ts';

const FOLLOWS = 1000;
const HOSTS = 40;
const PEAK_HOOK = pathToFileURL(join(import.meta.dirname, 'peak-hook.mjs')).href;
const STARTS = ['2026-03-01T00:00:00Z', '2026-03-01T13:37:42Z', '2026-03-01T23:50:30Z'];

/** One run, from login to the last look at what became of the follows. */
async function follow(start: number) {
  const clock = new SharedClock(start);
  const cwd = mkdtempSync(join(tmpdir(), 'oxpecker-bench-'));
  const world = await startFediverse({ clock });
  try {
    const home = world.mastodon('home.example');
    const alice = home.account('alice');
    const hosts = Array.from({ length: HOSTS }, (_, index) => world.mastodon(`away${index}.example`));
    const people = Array.from(
      { length: FOLLOWS },
      (_, index) => hosts[index % HOSTS]?.account(`person${index}`).address,
    );
    const columns =
      'twitter_id,twitter_handle,twitter_name,relations,address,confidence,why,profile_url,followed_by_default,follow';
    const rows = people.map(
      (address, index) => `${index + 1},h${index},N ${index},following,${address},stated,,,yes,yes`,
    );
    writeFileSync(join(cwd, 'matches.csv'), `${[columns, ...rows].join('\r\n')}\r\n`);
    writeFileSync(join(cwd, 'token'), home.token(alice));
    const peakFile = join(cwd, 'peak');
    const env = { ...world.env(), PEAK_FILE: peakFile };
    const run = async (...args: string[]) => {
      const { code, stdout, stderr } = await runOnVirtualTime(args, { clock, cwd, env, imports: [PEAK_HOOK] })
        .ended;
      if (code !== 0) throw new Error(`oxpecker ${args.join(' ')} ended with ${code}\n${stdout}\n${stderr}`);
    };
    await run('login', 'home.example', '--token-file', 'token');
    const pacing = ['--share', '1', '--pace', 'burst', '--max-wait', '90d'];
    await run('follow', 'matches.csv', '--yes', '--dir', '.', ...pacing);
    return {
      followed: home.following(alice).length,
      makespanMs: clock.time - start,
      boundMs: earliestEnd(start, FOLLOWS) - start,
      refused: home.limits.refused,
      peakMb: (Number(readFileSync(peakFile, 'utf8')) * 1024) / 1e6,
    };
  } finally {
    await world.close();
    clock.close();
    rmSync(cwd, { recursive: true, force: true });
  }
}

const hours = (ms: number) => `${(ms / 3_600_000).toFixed(2)} h`;
const figures: Figure[] = [];
const peaks: number[] = [];
for (const start of STARTS) {
  const { followed, makespanMs, boundMs, refused, peakMb } = await follow(Date.parse(start));
  const what = `${FOLLOWS} follows from ${start.slice(11, 19)} UTC`;
  figures.push(
    {
      what: `${what}, makespan (${hours(makespanMs)} beside ${hours(boundMs)})`,
      value: makespanMs / boundMs,
      target: 1.02,
      unit: '× the bound',
    },
    { what: `${what}, not followed`, value: FOLLOWS - followed, target: 0, unit: 'people' },
    { what: `${what}, refused with 429`, value: refused, target: 0, unit: 'requests' },
  );
  peaks.push(peakMb);
}
figures.push({ what: 'peak RSS, median of the runs', value: median(peaks), target: 150, unit: 'MB' });
process.exitCode = report(figures) ? 0 : 1;
