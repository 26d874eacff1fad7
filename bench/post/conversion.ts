import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeZip } from '../../test/support/zip.ts';
import { benchArchive } from '../generate.ts';
import { alternate, type Figure } from '../measure.ts';

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
  const [read, converted] = alternate(
    [
      [SCRIPT, 'read', ...args],
      [SCRIPT, 'convert', ...args],
    ],
    WORK,
    5,
  );
  if (!read || !converted) return [];
  const seconds = `(${(converted.seconds - read.seconds).toFixed(2)} s after ${read.seconds.toFixed(2)} s of reading)`;
  return [
    {
      what: `200,000 tweets, converting ${seconds}`,
      value: (converted.seconds - read.seconds) / read.seconds,
      target: 2,
      unit: '× the time of reading',
    },
    { what: '200,000 tweets, peak RSS', value: converted.peakMb, target: 150, unit: 'MB' },
  ];
}
