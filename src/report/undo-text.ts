import { wrap } from './columns.ts';
import { counted, grouped, roughDuration, some } from './numbers.ts';
import { byWord, detailOf, ownValue } from './outcome-words.ts';
import type { Style } from './style.ts';
import { cleanText } from './text.ts';
import {
  isEmptyPlan,
  type UndoOutcomeView,
  type UndoPlanView,
  type UndoResultView,
  undoWordsOf,
} from './undo-view.ts';

/** Before posts are counted instead of named. */
const MOST_POSTS = 10;
/** Before it is worth saying how long it takes. */
const LONG_MS = 60_000;

const IMPORTING =
  'handed over in an import that your server may still be at: run the same command again in some hours';

/**
 * What would be taken back, and what is left alone and why.
 * @param columns the width of the terminal
 * @returns lines without their line ends
 */
export function* undoPlanLines(view: UndoPlanView, columns: number, style: Style): Generator<string> {
  const { account, server, names, run } = view;
  const { none, verb } = undoWordsOf(view.operation);
  const what = names.length === 0 ? `${none} to ${verb}` : action(view);
  const whose = `as ${cleanText(account)} (${cleanText(`${server.software} ${server.version}`)})`;
  const which = run === null ? '' : `, of the run ${cleanText(run)}`;
  yield* wrap(`${what} ${whose}${which}`, columns).map(style.bold);
  // Posts go by the thousand, and are all of this tool's making.
  const shown = view.operation === 'post' ? names.slice(0, MOST_POSTS) : names;
  for (const name of shown) yield `  ${cleanText(name)}`;
  if (names.length > shown.length) yield `  and ${grouped(names.length - shown.length)} more`;
  for (const text of paragraphs(view)) yield* wrap(cleanText(text), columns);
}

/** `Unfollow 12 people now?`; what is not asked about alone is named. */
export function undoQuestion(view: UndoPlanView): string {
  const { names, refollows, lists } = view;
  const parts = [
    ...(names.length > 0 ? [action(view)] : []),
    ...(refollows.length > 0 ? [`follow ${grouped(refollows.length)} again`] : []),
    ...(lists.length > 0 ? [`delete ${counted(lists.length, 'list')} if empty`] : []),
    ...(names.length + refollows.length + lists.length === 0 ? ['note what is no longer so'] : []),
  ];
  const [first = '', ...others] = parts;
  return `${[first.charAt(0).toUpperCase() + first.slice(1), ...others].join(', ')} now?`;
}

function action({ operation, names }: UndoPlanView): string {
  const { verb, nouns } = undoWordsOf(operation);
  const people = counted(names.length, ...nouns);
  if (operation === 'list') return `Take ${people} out of lists`;
  return `${verb.charAt(0).toUpperCase()}${verb.slice(1)} ${people}`;
}

function* paragraphs(view: UndoPlanView): Generator<string> {
  const { operation, noted, refollows, lists, leftOut } = view;
  const byHand = noted.filter(({ why }) => why === 'by hand').length;
  const isOfPeople = operation !== 'list' && operation !== 'post';
  const reasons = [
    ...some(leftOut.before, undoWordsOf(operation).before),
    ...some(leftOut.undone, 'taken back already'),
    ...some(byHand, 'undone by hand since'),
    ...some(noted.length - byHand, 'gone'),
    ...some(leftOut.otherRun, 'done by other runs'),
    ...some(leftOut.unclear, isOfPeople ? IMPORTING : 'unclear: nobody knows whether it was done'),
  ];
  if (reasons.length > 0) yield `Left alone: ${reasons.join(' · ')}.`;
  if (refollows.length > 0) {
    yield `You followed ${refollows.join(', ')} until the block ended that: they are followed again. Whoever approves followers is asked anew, and what you had set for them (boosts, notifications, lists) is not brought back.`;
  }
  for (const title of lists)
    yield `The list "${title}" was made by this tool: it is deleted if nobody is in it then.`;
  if (operation === 'post' && view.names.length > 0)
    yield 'What is deleted disappears from your account at once; other servers are asked to delete their copies, and most do.';
  if (view.limit !== null && view.limit.takesMs >= LONG_MS) {
    const { text, takesMs } = view.limit;
    yield `${view.server.host} allows ${text}: it takes about ${roughDuration(takesMs)}. Stop it with Ctrl-C whenever you like; the same command goes on.`;
  }
  if (isEmptyPlan(view)) yield 'There is nothing to take back.';
}

/** What a word means, as it follows the count. */
const MEANINGS: Readonly<Record<string, string>> = {
  'by hand': 'it was no longer so',
  gone: 'not there any more',
  refused: 'they or their server turned it down, or one side blocks the other',
  requested: 'they decide themselves who follows them',
  'in use': 'others are in that list',
  unclear: 'nobody knows whether it happened; the same command looks again',
};

/**
 * What became of everybody, by words; those who failed by name.
 * @param columns the width of the terminal
 * @returns lines without their line ends
 */
export function* undoResultLines(view: UndoResultView, columns: number, style: Style): Generator<string> {
  const { operation, account, outcomes, left, failed } = view;
  const { done, nouns } = undoWordsOf(operation);
  const count = outcomes.filter(({ why }) => why === done).length;
  const head = `${done.charAt(0).toUpperCase()}${done.slice(1)}: ${counted(count, ...nouns)}`;
  yield* wrap(`${head} as ${cleanText(account)}`, columns).map(style.bold);
  for (const [word, group] of byWord(outcomes)) yield* groupLines(word, group, columns, style);
  if (failed > 0) yield* wrap(`The same command tries again what failed.`, columns);
  if (left > 0) yield* wrap(`${grouped(left)} left: run the same command again to go on.`, columns);
}

function* groupLines(
  word: string,
  group: readonly UndoOutcomeView[],
  columns: number,
  style: Style,
): Generator<string> {
  const meaning = ownValue(MEANINGS, word);
  const heading = `  ${grouped(group.length)} ${cleanText(word)}${meaning === undefined ? '' : `: ${meaning}`}`;
  const isWell = group.every(({ state }) => state === 'done');
  yield* wrap(heading, columns, '  ').map(isWell ? style.green : style.yellow);
  if (isWell) return;
  for (const { name, why } of group) {
    const detail = cleanText(detailOf(why));
    yield* wrap(`    ${cleanText(name)}${detail === '' ? '' : `: ${detail}`}`, columns, '      ');
  }
}
