import { wrap } from './columns.ts';
import { byteSize, counted, grouped, utcDay } from './numbers.ts';
import { exampleLines } from './post-example.ts';
import { leftOutTexts } from './post-left-out.ts';
import { postLimitText } from './post-limit-text.ts';
import { filesOf, mediaWords, type PostPlanView } from './post-view.ts';
import type { Style } from './style.ts';
import { cleanText } from './text.ts';

const MOST_REMARKS = 6;

/**
 * What a run is about to do: who posts what as which account, what is left out and why, how it reads, how long it
 * takes.
 * @param columns the width of the terminal
 * @returns lines without their line ends
 */
export function* postPlanLines(view: PostPlanView, columns: number, style: Style): Generator<string> {
  yield* wrap(headline(view), columns).map(style.bold);
  const paragraphs = [resuming(view), what(view), audience(view), leftOut(view), ...remarks(view)];
  for (const text of paragraphs) if (text !== '') yield* wrap(cleanText(text), columns);
  const { examples } = view;
  if (examples.length > 0) {
    yield '';
    yield examples.length === 1
      ? 'It will read like this:'
      : `They will read like these ${grouped(examples.length)}:`;
    for (const example of examples) yield* exampleLines(example, columns, style);
    yield '';
  }
  const takes = postLimitText(view);
  if (takes !== '') yield* wrap(cleanText(takes), columns);
  if (view.decisionsFile !== null) yield* wrap(cleanText(decisions(view.decisionsFile)), columns);
}

/** What the person is asked before it begins: `Post 12 tweets now?` */
export function postQuestion({ tweets, visibility }: Pick<PostPlanView, 'tweets' | 'visibility'>): string {
  const public_ = visibility === 'public' ? ' publicly' : '';
  return `Post ${counted(tweets, 'tweet')}${public_} now?`;
}

/** What is asked where the journal of an account seems to be lost. @param count posts that are tweets of the archive */
export function adoptQuestion(count: number): string {
  const [posts, them] =
    count === 1
      ? ['1 post in your account is one', 'it']
      : [`${grouped(count)} posts in your account are some`, 'them'];
  return `The journal knows of no post, but ${posts} of these tweets already. Take ${them} for posted?`;
}

function headline({ tweets, account, server, source }: PostPlanView): string {
  const whom = tweets === 0 ? 'Nothing to post' : `Post ${counted(tweets, 'tweet')}`;
  return `${whom} as ${cleanText(account)} (${cleanText(`${server.software} ${server.version}`)}), from ${cleanText(source)}`;
}

function resuming({ resuming: before }: PostPlanView): string {
  if (before === null) return '';
  const { done, failed, left } = before;
  return `Resuming: ${grouped(done)} done, ${grouped(failed)} failed, ${grouped(left)} left.`;
}

function what(view: PostPlanView): string {
  const { tweets, posts, media, from, to, order } = view;
  if (tweets === 0 || from === null || to === null) return '';
  const [first, last] = [utcDay(from), utcDay(to)];
  const span = first === last ? `From ${first}` : `From ${first} to ${last}`;
  const direction = tweets === 1 ? '' : `, the ${order} first`;
  const size = filesOf(media) === 0 ? '' : ` with ${mediaWords(media)} (${byteSize(media.bytes)})`;
  return `${span}${direction}: ${counted(posts, 'post')}${size}.`;
}

/** Who sees it. Nothing keeps posts out of followers' feeds (mastodon-api.md §2). */
function audience({ tweets, visibility, localOnly, backdates, timeZone, server }: PostPlanView): string {
  if (tweets === 0) return '';
  const zone = ` Dates are in ${timeZone} time (--time-zone).`;
  const local = localOnly ? ` They stay on ${server.host}.` : '';
  if (backdates) {
    return `${WORDS[visibility]}, with the dates of the tweets: ${server.host} sends posts of the past to nobody.${local}`;
  }
  if (visibility === 'direct') return `${WORDS.direct}: nobody but you sees them.${zone}`;
  const feeds = 'your followers get each as a new post in their feeds, nobody else is notified.';
  const kind =
    visibility === 'public'
      ? ' Unlisted is kinder to your neighbours: public posts fill timelines and tags.'
      : '';
  return `${WORDS[visibility]}: ${feeds}${kind}${local}${zone}`;
}

const WORDS = {
  public: 'Public',
  unlisted: 'Unlisted',
  private: 'For followers only',
  direct: 'Direct',
} as const;

function leftOut({ leftOut: counts }: PostPlanView): string {
  const reasons = leftOutTexts(counts);
  return reasons.length === 0 ? '' : `Left out: ${reasons.join(' · ')}.`;
}

function remarks({ remarks: all }: PostPlanView): string[] {
  if (all.length === 0) return [];
  const some = all.slice(0, MOST_REMARKS).map(({ what: text, count }) => `${text} (${grouped(count)})`);
  const more = all.length > MOST_REMARKS ? [`${grouped(all.length - MOST_REMARKS)} other things`] : [];
  return [`Otherwise than on Twitter: ${[...some, ...more].join(' · ')}.`];
}

function decisions(file: string): string {
  return `Every decision with its reason stands in ${file}: edit its column post, then name it with --select.`;
}
