import { archiveOf } from '../archives.ts';
import type { Figure } from '../figures.ts';
import { atHome } from '../home.ts';
import { median } from '../measure.ts';

/** A run differs from the next by some MB: when V8 makes room for what is young is chance. */
const SIZES = [
  { tweets: 20_000, following: 3_000, media: 0, runs: 3 },
  { tweets: 200_000, following: 3_000, media: 0, runs: 3 },
  { tweets: 1_000_000, following: 10_000, media: 0, runs: 1 },
];

/** The memory of a dry run of `post`, with a table of all posts and `posts.csv`, as archives grow; the median of runs. */
export async function dryRun(): Promise<Figure[]> {
  return await atHome({}, async ({ run }) => {
    const figures: Figure[] = [];
    for (const { runs, ...size } of SIZES) {
      const archive = await archiveOf(size);
      const peaks: number[] = [];
      while (peaks.length < runs) {
        peaks.push(
          await run('post', archive, '--dry-run', '--was-public', '--replies', '--retweets', '--dir', '.'),
        );
      }
      figures.push({
        what: `post: dry run of ${size.tweets.toLocaleString('en')} tweets, peak RSS`,
        value: median(peaks),
        unit: 'MB',
        beside: null,
        target: { value: size.tweets > 200_000 ? 200 : 150 },
      });
    }
    return figures;
  });
}
