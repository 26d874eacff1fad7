import { wrap } from './columns.ts';
import { counted, grouped, some, utcTime } from './numbers.ts';
import type { OperationView, ReasonCount, StatusView } from './status-view.ts';
import { reasonText } from './status-words.ts';
import type { Style } from './style.ts';
import { cleanText } from './text.ts';

/**
 * How far migrations are: a heading each, an operation a line, its reasons below.
 * @param now milliseconds since the epoch
 * @param columns the width of the terminal
 * @returns lines without their line ends
 */
export function* statusLines(
  views: readonly StatusView[],
  now: number,
  columns: number,
  style: Style,
): Generator<string> {
  for (const [index, view] of views.entries()) {
    if (index > 0) yield '';
    yield* migrationLines(view, now, columns, style);
  }
}

function* migrationLines(view: StatusView, now: number, columns: number, style: Style): Generator<string> {
  const { twitterId, account, journal, lastAt, operations, refusedRequests } = view;
  const whose = twitterId === null ? '' : ` (Twitter account ${cleanText(twitterId)})`;
  yield* wrap(`${cleanText(account)}${whose}`, columns).map(style.bold);
  yield* wrap(cleanText(journal), columns).map(style.dim);
  if (operations.length === 0) yield 'Nothing was done yet.';
  for (const operation of operations) yield* operationLines(operation, now, columns, style);
  if (refusedRequests > 0) {
    const what = `The server refused ${counted(refusedRequests, 'request')} as too many, which should not happen`;
    yield* wrap(`${what}: a smaller --share leaves more room.`, columns).map(style.yellow);
  }
  if (lastAt !== null) yield* wrap(`Last written ${utcTime(Date.parse(lastAt))}.`, columns).map(style.dim);
}

function* operationLines(
  operation: OperationView,
  now: number,
  columns: number,
  style: Style,
): Generator<string> {
  const { left, waits, finishAt } = operation;
  const counts = [
    `${grouped(operation.done)} done`,
    ...(left === null ? [] : [`${grouped(left)} left`]),
    ...some(operation.failed, 'failed'),
    ...some(operation.skipped, 'skipped'),
    ...some(operation.unclear, 'unclear'),
    ...some(operation.takenBack, 'taken back'),
  ];
  yield* wrap(`${operation.operation}: ${counts.join(', ')}`, columns, '  ');
  for (const reason of operation.reasons) yield* reasonLines(operation.operation, reason, columns, style);
  // A single run needs no name.
  for (const { id, done, lastAt } of operation.runs.length > 1 ? operation.runs : []) {
    const line = `  run ${cleanText(id)}: ${grouped(done)}, the last at ${utcTime(Date.parse(lastAt))}`;
    yield* wrap(line, columns, '    ').map(style.dim);
  }
  if (waits !== null && waits.until > now) {
    yield* wrap(`  The limit of ${waits.limit} is used up; next at ${utcTime(waits.until)}.`, columns, '  ');
  }
  if (finishAt !== null && finishAt > now) {
    yield* wrap(`  By the server's limits done at ${utcTime(finishAt)} at the earliest.`, columns, '  ');
  }
}

function* reasonLines(
  operation: string,
  { state, word, count }: ReasonCount,
  columns: number,
  style: Style,
): Generator<string> {
  // How many were taken back, or are unclear, has no reason and stands above.
  if (word === '') return;
  const line = `  ${reasonText(operation, word, count)}`;
  const paint = state === 'done' ? style.green : state === 'failed' ? style.yellow : style.dim;
  yield* wrap(line, columns, '    ').map(paint);
}
