import { counted, grouped } from './numbers.ts';
import { ownValue } from './outcome-words.ts';
import type { LeftOutCount } from './post-view.ts';

/** How a count is followed, by one and by many, those first that a person can do something about. */
const TEXTS: Readonly<Record<string, string | readonly [one: string, many: string]>> = {
  done: 'posted by an earlier run',
  failed: 'failed in an earlier run (--retry-failed tries again)',
  unclear: 'of which nobody knows whether it was posted (--tweet with --retry-failed)',
  undoing: 'half taken back (npx oxpecker undo post takes back the rest)',
  accepted: 'failed and counted as finished now',
  skipped: 'an earlier run could not post (npx oxpecker status says why)',
  held: 'held back, because it answers a tweet that is not posted',
  existing: 'in your account already',
  'beyond-max': 'beyond --max, for a later run',
  retweet: ['retweet (--retweets)', 'retweets (--retweets)'],
  reply: [
    'reply to others, or below one (--replies)',
    'replies to others, and what goes on below them (--replies)',
  ],
  limit: 'beyond --limit',
  absent: 'that you named, but not in the archive',
  unselected: 'not selected',
  declined: 'with no in the selection',
  date: 'of other times (--since, --until)',
  likes: 'with fewer likes (--min-likes)',
  media: 'by --only-media or --no-media',
  language: 'in other languages (--lang)',
  source: 'of other apps (--source, --not-source)',
  match: 'by --match or --not-match',
  unfit: 'that cannot be posted (posts.csv of --dry-run says why)',
  crosspost: 'copied from Mastodon by a tool, and there already',
  superseded: ['version before an edit', 'versions before an edit'],
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
    .map(({ word, count }) => textOf(word, count));
}

function textOf(word: string, count: number): string {
  const text = ownValue(TEXTS, word) ?? word;
  return typeof text === 'string' ? `${grouped(count)} ${text}` : counted(count, ...text);
}
