import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeZip } from '../../test/support/zip.ts';
import { benchArchive } from '../generate.ts';
import { alternate, type Figure, type Measured } from '../measure.ts';

const TWEETS = 200_000;
const WORK = join(import.meta.dirname, '../../.bench');
const SCRIPT = join(import.meta.dirname, 'tweets.mjs');

/** What it takes to make drafts of 200,000 tweets, beside reading them: both with all of a process's life. */
export async function conversion(): Promise<Figure[]> {
  mkdirSync(WORK, { recursive: true });
  const archive = join(WORK, `${TWEETS}-3000-0.zip`);
  if (!existsSync(archive))
    await writeZip(archive, benchArchive({ tweets: TWEETS, following: 3000, media: 0 }));
  const args = [archive, WORK, String(TWEETS)];
  const [read, converted, drafted] = alternate(
    ['read', 'convert', 'drafts'].map(what => [SCRIPT, what, ...args]),
    WORK,
    5,
  );
  if (!read || !converted || !drafted) return [];
  const figure = (what: string, { seconds }: Measured): Figure => ({
    what: `${what} (${(seconds - read.seconds).toFixed(2)} s beside ${read.seconds.toFixed(2)} s of reading)`,
    value: (seconds - read.seconds) / read.seconds,
    target: 2,
    unit: '× the time of reading',
  });
  return [
    figure('200,000 tweets, converting each as it is read', converted),
    figure('200,000 tweets, choosing and converting them as post does', drafted),
    { what: '200,000 tweets as post does, peak RSS', value: drafted.peakMb, target: 150, unit: 'MB' },
  ];
}
