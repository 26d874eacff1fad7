/** Why a tweet is not posted: one word each, and what `posts.csv` says of it. */
export const REASONS = {
  circle: 'written to a closed circle',
  deleted: 'deleted on Twitter',
  community: 'posted in a community',
  undated: 'its date cannot be read',
  retweet: "somebody else's words (--retweets brings them)",
  reply: 'answers somebody else, or goes on below such an answer (--replies brings it)',
  superseded: 'an earlier version of a tweet that was edited',
  crosspost: 'made by a tool that copied it from Mastodon, where it stands already',
  unselected: 'not among the tweets that were named',
  declined: 'answered no in the selection',
  date: 'outside of --since and --until',
  likes: 'fewer likes than --min-likes',
  media: 'left out by --only-media or --no-media',
  language: 'in another language than --lang',
  source: 'left out by --source or --not-source',
  match: 'left out by --match or --not-match',
  limit: 'beyond --limit',
  unfit: 'cannot be posted as it is',
} as const;

/** One of `REASONS`. */
export type Reason = keyof typeof REASONS;
