import type { Address } from '../people/address.ts';
import { wrap } from './columns.ts';
import { counted, grouped, some } from './numbers.ts';
import { detailOf } from './outcome-words.ts';
import { groupOutcomes, meaningOf, type OutcomeGroup, remedyOf } from './relation-groups.ts';
import { personLine } from './relation-table.ts';
import { type OutcomeView, type Relating, wordsOf } from './relation-view.ts';
import type { Style } from './style.ts';
import { cleanText } from './text.ts';

/** What a run brought, as it is told to the person. */
export interface ResultView {
  readonly operation: Relating;
  readonly account: Address;
  readonly outcomes: readonly OutcomeView[];
  /** Follows of earlier runs of which only now came out what became of them. */
  readonly later: readonly { readonly address: string; readonly why: string }[];
  /** Not reached, and those left by `--max`. */
  readonly left: number;
  /** Failed or unclear, of this run and of earlier ones; a list that could not be made is one, too. */
  readonly failed: number;
  /** An import that the server has not finished. */
  readonly pending: number;
  readonly list: ListView | null;
  /** Not null when the run ended before its end, which is told apart. */
  readonly stopped: { readonly reason: string } | null;
  /** A CSV with the new addresses of those who moved, as the person would type its path. */
  readonly movedFile: string | null;
}

/** What a list got. */
export interface ListView {
  readonly title: string;
  /** The server's id of it; null when it was not made. */
  readonly id: string | null;
  /** Whether this program made it, now or before. */
  readonly created: boolean;
  readonly added: number;
  readonly already: number;
  readonly waiting: number;
  readonly refused: number;
  /** Nobody could find out: the same command looks again. */
  readonly unclear: number;
  /** Why the server would not make it. */
  readonly problem: string | null;
}

/** The words that need no names: that is what was asked for. */
const PLAIN_WORDS: ReadonlySet<string> = new Set(['followed', 'muted', 'already']);

/**
 * What became of everybody, those who could not be followed by their reasons, each with what to do about it.
 * @param columns the width of the terminal
 * @returns lines without their line ends
 */
export function* resultLines(view: ResultView, columns: number, style: Style): Generator<string> {
  const { operation, account, outcomes, failed, left, stopped } = view;
  const done = outcomes.filter(({ state, why }) => state === 'done' && why !== 'requested').length;
  const people = done === 0 ? 'Nobody new' : counted(done, 'person', 'people');
  yield style.bold(`${people} ${wordsOf(operation).done} as ${account}`);
  for (const group of groupOutcomes(outcomes)) {
    if (group.word !== wordsOf(operation).done) yield* groupLines(group, view, columns, style);
  }
  yield* endedFollows(outcomes, columns);
  yield* laterLines(view, columns);
  if (view.list) yield* wrap(listLine(view.list), columns);
  const failedOutcomes = outcomes.filter(({ state }) => state === 'failed' || state === 'unknown').length;
  const failedHere = failedOutcomes + (view.list?.unclear ?? 0) + (view.list?.problem ? 1 : 0);
  if (failed > failedHere) {
    const earlier = `${counted(failed - failedHere, 'person', 'people')} failed in earlier runs`;
    yield* wrap(`${earlier}: --retry-failed tries them again, --accept-failed leaves them be.`, columns);
  }
  if (view.pending > 0) {
    const what = `${counted(view.pending, 'person', 'people')} of an import not seen yet`;
    yield* wrap(`${what}: your server works on it; run the same command again later to see.`, columns);
  }
  if (left > 0) {
    const next = stopped === null ? ': run the same command again to go on' : '';
    yield* wrap(`${counted(left, 'person', 'people')} left${next}.`, columns);
  }
}

function* groupLines(
  { word, outcomes }: OutcomeGroup,
  { operation, movedFile }: ResultView,
  columns: number,
  style: Style,
): Generator<string> {
  const meaning = meaningOf(word);
  const heading = `  ${grouped(outcomes.length)} ${word}${meaning === null ? '' : `: ${meaning}`}`;
  const isWell = outcomes.every(({ state }) => state === 'done');
  for (const line of wrap(heading, columns, '  ')) yield isWell ? style.green(line) : style.yellow(line);
  if (PLAIN_WORDS.has(word)) return;
  for (const outcome of outcomes) yield* wrap(`    ${nameOf(outcome, word)}`, columns, '      ');
  const remedy = remedyOf(word, operation, movedFile);
  if (remedy === null) return;
  yield* wrap(`    ${cleanText(remedy.sentence)}`, columns, '    ');
  if (remedy.command !== null) yield `    ${cleanText(remedy.command)}`;
}

function nameOf({ wanted, why }: OutcomeView, word: string): string {
  const detail = cleanText(detailOf(why));
  if (word === 'moved' && detail !== '') return `${personLine(wanted)} → ${detail}`;
  return word === 'error' ? `${personLine(wanted)}: ${detail || cleanText(why)}` : personLine(wanted);
}

function* endedFollows(outcomes: readonly OutcomeView[], columns: number): Generator<string> {
  const ended = outcomes.filter(({ endedFollow }) => endedFollow);
  if (ended.length === 0) return;
  const names = ended.map(({ wanted }) => cleanText(wanted.address)).join(', ');
  yield* wrap(`You followed ${names}: the block ended that.`, columns);
}

function* laterLines({ later }: ResultView, columns: number): Generator<string> {
  for (const [why, what] of LATER) {
    const addresses = later.filter(each => each.why === why).map(({ address }) => cleanText(address));
    if (addresses.length > 0) yield* wrap(`${what}: ${addresses.join(', ')}.`, columns);
  }
}

/** What became of follows of earlier runs. */
const LATER = [
  ['followed', 'Followed since the last run'],
  ['requested', 'Waiting for approval since the last run'],
  ['refused', 'Did not let you follow them after all'],
  ['blocked', 'Blocked you since the last run'],
  ['gone', 'Gone since the last run'],
] as const;

function listLine({ title, added, already, waiting, refused, unclear, problem }: ListView): string {
  if (problem !== null) return `List "${cleanText(title)}" could not be made: ${cleanText(problem)}.`;
  const parts = [
    `${grouped(added)} added`,
    ...some(already, 'in it already'),
    ...some(waiting, 'waiting for approval, whom the same command adds later'),
    ...some(refused, 'the server would not add'),
    ...some(unclear, 'unclear: the same command looks again'),
  ];
  return `List "${cleanText(title)}": ${parts.join(', ')}.`;
}
