import { wrap } from './columns.ts';
import type { FindSummary } from './find-summary.ts';
import { summaryLine } from './find-summary-text.ts';
import type { MatchRow } from './match-row.ts';
import { matchTable } from './match-table.ts';
import type { Style } from './style.ts';
import { cleanText } from './text.ts';

/** Where the result files lie, as the person would type it. */
export interface ResultFiles {
  readonly matches: string;
  readonly following: string;
  readonly unresolved: string;
}

/** What `find` prints for people: the table, the summary, and which file is for what. Lines without line ends. */
export function* findLines(
  rows: readonly MatchRow[],
  summary: FindSummary,
  files: ResultFiles,
  columns: number,
  style: Style,
): Generator<string> {
  if (rows.length > 0) {
    yield* matchTable(rows, columns, style);
    yield '';
  }
  for (const line of wrap(summaryLine(summary), columns)) yield style.bold(line);
  yield '';
  const purposes = [
    [files.matches, 'review it: the follow column is yours'],
    [files.following, 'for the Import page of your Mastodon server: those with follow = yes'],
    [files.unresolved, 'those without an address'],
  ] as const;
  for (const [file, purpose] of purposes) yield* wrap(`${cleanText(file)}  ${purpose}`, columns, '    ');
}
