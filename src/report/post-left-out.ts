import { grouped } from './numbers.ts';
import type { LeftOutCount } from './post-view.ts';

/** How a count is followed, those first that a person can do something about. */
const TEXTS: Readonly<Record<string, string>> = {
  done: 'posted by an earlier run',
  failed: 'failed in an earlier run (--retry-failed tries them again)',
  accepted: 'failed and count as finished now',
  unclear:
    'of which nobody knows whether an earlier run posted them (--tweet with --retry-failed posts one again)',
  skipped: 'an earlier run could not post (oxpecker status says why)',
  held: 'whose thread waits for a post that failed',
  existing: 'in your account already',
  'beyond-max': 'beyond --max, for a later run',
  retweet: 'retweets (--retweets)',
  reply: 'replies to others (--replies)',
  limit: 'beyond --limit',
  unselected: 'not selected',
  declined: 'you said no to',
  date: 'of other times (--since, --until)',
  likes: 'with fewer likes (--min-likes)',
  media: 'by --only-media or --no-media',
  language: 'in other languages (--lang)',
  source: 'of other apps (--source, --not-source)',
  match: 'by --match or --not-match',
  unfit: 'that cannot be posted as they are (posts.csv of --dry-run says why)',
  crosspost: 'copied from Mastodon by a tool, where they stand already',
  superseded: 'versions before an edit',
  circle: 'written to a circle',
  deleted: 'deleted on Twitter',
  community: 'posted in a community',
  undated: 'without a date',
};
const ORDER = Object.keys(TEXTS);

/** Why tweets are left out, a reason an entry; a word that nobody knows stands for itself. */
export function leftOutTexts(counts: readonly LeftOutCount[]): string[] {
  const place = (word: string) => (ORDER.includes(word) ? ORDER.indexOf(word) : ORDER.length);
  return counts
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => place(a.word) - place(b.word))
    .map(({ word, count }) => `${grouped(count)} ${TEXTS[word] ?? word}`);
}
