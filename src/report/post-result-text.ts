import { clip, wrap } from './columns.ts';
import { counted, grouped, utcDay } from './numbers.ts';
import { byWord, detailOf, ownValue } from './outcome-words.ts';
import type { PostOutcomeView, PostResultView } from './post-view.ts';
import type { Style } from './style.ts';
import { cleanText } from './text.ts';

/** Before tweets are counted instead of listed. */
const MOST_LISTED = 20;
const LONGEST_BEGINNING = 40;

/**
 * What a run brought, what went otherwise by its reasons, each with what to do about it.
 * @param columns the width of the terminal
 * @returns lines without their line ends
 */
export function* postResultLines(view: PostResultView, columns: number, style: Style): Generator<string> {
  const { account, tweets, posts, outcomes, failed, left, stopped, adopted } = view;
  const count = tweets === 0 ? 'Nothing new' : counted(tweets, 'tweet');
  const as = posts > tweets ? ` in ${counted(posts, 'post')}` : '';
  yield* wrap(`${count} posted${as} as ${cleanText(account)}`, columns).map(style.bold);
  if (view.lastUrl !== null) yield* wrap(`  The last: ${cleanText(view.lastUrl)}`, columns, '  ');
  if (adopted > 0) {
    yield* wrap(`  ${grouped(adopted)} stood there already and count as posted`, columns, '  ').map(
      style.green,
    );
  }
  const otherwise = outcomes.filter(({ state }) => state !== 'done');
  for (const [word, group] of byWord(otherwise)) yield* groupLines(word, group, columns, style);
  for (const warning of view.warnings) {
    yield* wrap(`Careful: ${cleanText(warning)}`, columns).map(style.yellow);
  }
  const failedHere = outcomes.filter(({ state }) => state !== 'done' && state !== 'skipped').length;
  if (failed > failedHere) {
    const earlier = `${counted(failed - failedHere, 'tweet')} failed in earlier runs`;
    yield* wrap(`${earlier}: --retry-failed tries them again, --accept-failed leaves them be.`, columns);
  }
  if (stopped !== null && stopped.sentence !== null) yield* wrap(cleanText(stopped.sentence), columns);
  if (left > 0) {
    const next = stopped === null ? ': run the same command again to go on' : '';
    yield* wrap(`${counted(left, 'tweet')} left${next}.`, columns);
  }
}

function isFailure({ state }: PostOutcomeView): boolean {
  return state === 'failed' || state === 'unknown';
}

function* groupLines(
  word: string,
  group: readonly PostOutcomeView[],
  columns: number,
  style: Style,
): Generator<string> {
  const meaning = meaningOfPost(word);
  const heading = `  ${grouped(group.length)} ${cleanText(word)}${meaning === null ? '' : `: ${meaning}`}`;
  yield* wrap(heading, columns, '  ').map(style.yellow);
  for (const { tweetId, at, beginning, why } of group.slice(0, MOST_LISTED)) {
    const detail = cleanText(detailOf(why));
    const day = at === null ? '' : ` of ${utcDay(at)}`;
    const text = clip(cleanText(beginning), LONGEST_BEGINNING);
    const what = `tweet ${cleanText(tweetId)}${day}${text === '' ? '' : ` “${text}”`}`;
    yield* wrap(`    ${what}${detail === '' ? '' : `: ${detail}`}`, columns, '      ');
  }
  if (group.length > MOST_LISTED) {
    yield `    and ${grouped(group.length - MOST_LISTED)} more (--json names all)`;
  }
  const remedy = ownValue(REMEDIES, word) ?? (group.some(isFailure) ? REMEDIES['error'] : undefined);
  if (remedy !== undefined) yield* wrap(`    ${remedy}`, columns, '    ');
}

/** What a word means that became of tweets, as it follows the count; null where the word says it all. */
export function meaningOfPost(word: string): string | null {
  return ownValue(MEANINGS, word) ?? null;
}

const MEANINGS: Readonly<Record<string, string>> = {
  error: 'your server answered with an error',
  changed: 'your server made something else of them than was asked',
  'dropped by the server': 'it said yes, and they are not there',
  parent: 'held back, the tweet they answer did not go out',
  unclear: 'nobody knows whether they went out',
  media: 'their photos or videos could not go along',
};

const REMEDIES: Readonly<Record<string, string>> = {
  error: 'Try again with --retry-failed, or leave them be with --accept-failed.',
  'dropped by the server':
    'Its spam filter may have taken them. Wait a day and use --retry-failed, or ask who runs your server.',
  parent: 'They follow when that one has gone out (--retry-failed), or is given up (--accept-failed).',
  unclear: 'The same command looks again before it sends anything.',
};
