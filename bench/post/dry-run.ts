import { archiveOf } from '../archives.ts';
import type { Figure } from '../figures.ts';
import { atHome } from '../home.ts';

const SIZES = [
  { tweets: 20_000, following: 3_000, media: 0 },
  { tweets: 200_000, following: 3_000, media: 0 },
  { tweets: 1_000_000, following: 10_000, media: 0 },
];

/** The memory of a dry run of `post`, with a table of all posts and `posts.csv`, as archives grow. */
export async function dryRun(): Promise<Figure[]> {
  return await atHome({}, async ({ run }) => {
    const figures: Figure[] = [];
    for (const size of SIZES) {
      const archive = await archiveOf(size);
      const value = await run(
        'post',
        archive,
        '--dry-run',
        '--was-public',
        '--replies',
        '--retweets',
        '--dir',
        '.',
      );
      figures.push({
        what: `post: dry run of ${size.tweets.toLocaleString('en')} tweets, peak RSS`,
        value,
        unit: 'MB',
        beside: null,
        target: { value: size.tweets > 200_000 ? 200 : 150 },
      });
    }
    return figures;
  });
}
