import { wrap } from './columns.ts';
import { counted, grouped } from './numbers.ts';
import { leftOutReasons } from './relation-left-out.ts';
import { limitParagraphs } from './relation-limit-text.ts';
import { type PlanView, wordsOf } from './relation-view.ts';
import type { Style } from './style.ts';
import { cleanText } from './text.ts';

/** Before addresses are counted instead of named. */
const MOST_NAMED = 10;

/**
 * What a run is about to do: who as which account, who is left out and why, how long it takes.
 * @param columns the width of the terminal
 * @returns lines without their line ends
 */
export function planLines(view: PlanView, columns: number, style: Style): string[] {
  const paragraphs = [
    ...resuming(view),
    ...leftOut(view),
    ...intoList(view),
    ...alsoFollowed(view),
    ...noBlocks(view),
    ...postponed(view),
    ...limitParagraphs(view),
  ];
  return [
    ...wrap(headline(view), columns).map(style.bold),
    ...paragraphs.flatMap(text => wrap(cleanText(text), columns, text.startsWith('·') ? '  ' : '')),
  ];
}

/** What the person is asked before it begins: `Follow 12 people now?` */
export function planQuestion({
  operation,
  people,
  list,
}: Pick<PlanView, 'operation' | 'people' | 'list'>): string {
  if (people.length === 0 && list !== null)
    return `Put whom you follow into the list "${cleanText(list)}" now?`;
  return `${capital(wordsOf(operation).verb)} ${counted(people.length, 'person', 'people')} now?`;
}

function headline({ operation, people, account, server, source }: PlanView): string {
  const whom =
    people.length === 0
      ? `Nobody to ${operation}`
      : `${capital(operation)} ${counted(people.length, 'person', 'people')}`;
  const software = cleanText(`${server.software} ${server.version}`);
  return `${whom} as ${account} (${software}), from ${cleanText(source)}`;
}

function resuming({ resuming: before }: PlanView): string[] {
  if (before === null) return [];
  const { done, failed, left } = before;
  return [`Resuming: ${grouped(done)} done, ${grouped(failed)} failed, ${grouped(left)} left.`];
}

function leftOut({ operation, leftOut: counts }: PlanView): string[] {
  const reasons = leftOutReasons(operation, counts);
  return reasons.length === 0 ? [] : [`Left out: ${reasons.join(' · ')}.`];
}

function intoList({ list }: PlanView): string[] {
  if (list === null) return [];
  return [`Whoever you follow of them, already or from now on, goes into your list "${list}".`];
}

function alsoFollowed({ operation, alsoFollowed: addresses, source, hasBlocks }: PlanView): string[] {
  if (addresses.length === 0) return [];
  const named = addresses.slice(0, MOST_NAMED).join(', ');
  const more = addresses.length > MOST_NAMED ? ` and ${grouped(addresses.length - MOST_NAMED)} more` : '';
  const end = operation === 'block' && hasBlocks ? '; a block ends a follow' : '';
  return [`Careful: ${source} also says follow = yes for ${named}${more}${end}.`];
}

function noBlocks({ operation, hasBlocks, server }: PlanView): string[] {
  if (operation !== 'block' || hasBlocks) return [];
  return [`${server.software} knows no blocks apart from mutes: they will be muted.`];
}

function postponed({ postponed: count }: PlanView): string[] {
  if (count === 0) return [];
  return [
    `${counted(count, 'address', 'addresses')} could not be looked up yet: run this again later for them.`,
  ];
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
