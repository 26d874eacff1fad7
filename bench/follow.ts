import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from './figures.ts';
import { earliestEnd } from './follow/bound.ts';
import { atHome, type Home, onVirtualTime } from './home.ts';
import { median } from './measure.ts';

const FOLLOWS = 1000;
const HOSTS = 40;
const STARTS = ['2026-03-01T00:00:00Z', '2026-03-01T13:37:42Z', '2026-03-01T23:50:30Z'];
const HOUR = 3_600_000;
const PACING = ['--share', '1', '--pace', 'burst', '--max-wait', '90d'];

/**
 * How close following comes to what the limits allow: 1,000 follows by the built program on the virtual time of a
 * strict fake Mastodon, with all of its limits, from three times of the day.
 */
export async function follow(): Promise<Figure[]> {
  const figures: Figure[] = [];
  const peaks: number[] = [];
  for (const start of STARTS) {
    const { followed, makespanMs, boundMs, refused, peakMb } = await followFrom(Date.parse(start));
    const what = `follow: 1,000 people from ${start.slice(11, 16)} UTC`;
    figures.push(
      {
        what: `${what}, makespan`,
        value: makespanMs / HOUR,
        unit: 'h',
        beside: { what: 'lower bound', value: boundMs / HOUR },
        target: { ratio: 1.02 },
      },
      none(`${what}, not followed`, FOLLOWS - followed),
      none(`${what}, refused with 429`, refused),
    );
    peaks.push(peakMb);
  }
  const peak = { value: median(peaks), unit: 'MB', beside: null, target: { value: 150 } };
  return [...figures, { what: 'follow: 1,000 people, peak RSS', ...peak }];
}

/** A run from login to the last look at what became of the follows. */
async function followFrom(start: number) {
  return await onVirtualTime(start, clock =>
    atHome({ clock }, async home => {
      writeFileSync(join(home.cwd, 'matches.csv'), matchesCsv(home));
      const peakMb = await home.run('follow', 'matches.csv', '--yes', '--dir', '.', ...PACING);
      return {
        followed: home.host.following(home.account).length,
        makespanMs: clock.time - start,
        boundMs: earliestEnd(start, FOLLOWS) - start,
        refused: home.host.limits.refused,
        peakMb,
      };
    }),
  );
}

function matchesCsv({ world }: Home): string {
  const hosts = Array.from({ length: HOSTS }, (_, index) => world.mastodon(`away${index}.example`));
  const columns =
    'twitter_id,twitter_handle,twitter_name,relations,address,confidence,why,profile_url,followed_by_default,follow';
  const rows = Array.from({ length: FOLLOWS }, (_, index) => {
    const address = hosts[index % HOSTS]?.account(`person${index}`).address;
    return `${index + 1},h${index},N ${index},following,${address},stated,,,yes,yes`;
  });
  return `${[columns, ...rows].join('\r\n')}\r\n`;
}

function none(what: string, value: number): Figure {
  return { what, value, unit: '', beside: null, target: { value: 0 } };
}
