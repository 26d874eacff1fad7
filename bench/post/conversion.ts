import { join } from 'node:path';
import { archiveOf, LARGE, WORK } from '../archives.ts';
import type { Figure } from '../figures.ts';
import { alternate, type Measured } from '../measure.ts';

const SCRIPT = join(import.meta.dirname, 'tweets.mjs');

/** What it takes to make drafts of 200,000 tweets, beside reading them: both with all of a process's life. */
export async function conversion(): Promise<Figure[]> {
  const args = [await archiveOf(LARGE), WORK, String(LARGE.tweets)];
  const [read, converted, drafted] = await alternate(
    ['read', 'convert', 'drafts'].map(what => [SCRIPT, what, ...args]),
    WORK,
    5,
  );
  if (!read || !converted || !drafted) return [];
  const besideReading = (what: string, { seconds }: Measured): Figure => ({
    what: `post: 200,000 tweets, ${what}`,
    value: seconds - read.seconds,
    unit: 's',
    beside: { what: 'reading them', value: read.seconds },
    target: { ratio: 2 },
  });
  return [
    besideReading('converting each as it is read', converted),
    besideReading('choosing and converting them', drafted),
    {
      what: 'post: 200,000 tweets, choosing and converting them, peak RSS',
      value: drafted.peakMb,
      unit: 'MB',
      beside: { what: 'reading them', value: read.peakMb },
      target: { value: 150 },
    },
  ];
}
