import { join } from 'node:path';
import { SampleArchive } from '../../test/support/archive.ts';
import type { MastodonHost } from '../../test/support/fediverse/mastodon-host.ts';
import { writeZip } from '../../test/support/zip.ts';
import type { Figure } from '../figures.ts';
import { atHome, onVirtualTime } from '../home.ts';
import { earliestEnd } from './bound.ts';

const TWEETS = 10_000;
/** Every fifth tweet has files; by turns one to four photos, a video, or a GIF. */
const FILES = [1, 4, 1, 2, 1, 3, 1, 1, 2, 1];
const START = Date.parse('2026-03-01T13:37:42Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PACING = ['--share', '1', '--pace', 'burst', '--max-wait', '90d'];

/** How close 10,000 posts come to what a strict fake Mastodon allows, on its virtual time. */
export async function makespan(): Promise<Figure[]> {
  return await onVirtualTime(START, clock =>
    atHome({ clock, version: '4.5.2' }, async ({ host, cwd, run }) => {
      const files = await writeArchive(join(cwd, 'twitter.zip'));
      const peakMb = await run(
        ...['post', 'twitter.zip', '--was-public', '--yes', '--dir', '.', '--quiet'],
        ...PACING,
      );
      const posts = host.writes.filter(({ op }) => op === 'post').length;
      const what = 'post: 10,000 tweets with 3,400 files';
      const atMost = (figure: string, value: number, unit: string, most: number): Figure => ({
        what: `${what}, ${figure}`,
        value,
        unit,
        beside: null,
        target: { value: most },
      });
      return [
        {
          what: `${what}, makespan`,
          value: (clock.time - START) / HOUR,
          unit: 'h',
          beside: { what: 'lower bound', value: (earliestEnd(START, files) - START) / HOUR },
          target: { ratio: 1.02 },
        },
        atMost('too many or too few', Math.abs(TWEETS - posts), '', 0),
        atMost('refused with 429', host.limits.refused, '', 0),
        atMost('longest time a file lay without its post', longestWait(host), 'min', 60),
        atMost('peak RSS', peakMb, 'MB', 150),
      ];
    }),
  );
}

/** @returns how many files each tweet has, the oldest first */
async function writeArchive(path: string): Promise<number[]> {
  const archive = new SampleArchive();
  const counts = Array.from({ length: TWEETS }, (_, index) =>
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
