import { wrap } from './columns.ts';
import type { reviewed } from './find-summary.ts';
import { summaryLine } from './find-summary-text.ts';
import { MOST_ROWS } from './import-csv.ts';
import { followedAddresses, type MatchRow } from './match-row.ts';
import { matchTable } from './match-table.ts';
import { counted, grouped } from './numbers.ts';
import type { Style } from './style.ts';
import { cleanText, typed } from './text.ts';

/** Where the result files lie, as the person would type it. */
export interface ResultFiles {
  readonly matches: string;
  readonly following: string;
  readonly unresolved: string;
}

/** What `find` prints for people: the table, the summary, and which file is for what. Lines without line ends. */
export function* findLines(
  rows: readonly MatchRow[],
  { summary, chosen }: ReturnType<typeof reviewed>,
  files: ResultFiles,
  columns: number,
  style: Style,
): Generator<string> {
  if (rows.length > 0) {
    yield* matchTable(rows, columns, style);
    yield '';
  }
  for (const line of wrap(summaryLine(summary, chosen), columns)) yield style.bold(line);
  yield '';
  yield cleanText(files.matches);
  yield* wrap(INDENT + toReview(rows.length), columns, INDENT);
  // Not wrapped: it is copied, and half a command does something else.
  if (rows.length > 0) yield `${INDENT}npx oxpecker follow ${cleanText(typed(files.matches))}`;
  yield cleanText(files.following);
  yield* wrap(INDENT + toImport(followedAddresses(rows).length), columns, INDENT);
  yield cleanText(files.unresolved);
  const unresolved = counted(summary.unchecked + summary.no_clue, 'person', 'people');
  yield* wrap(`${INDENT}${unresolved} without an address`, columns, INDENT);
}

const INDENT = '    ';

function toReview(count: number): string {
  if (count === 0)
    return 'no address yet; add a row for whom you find yourself, with address and follow = yes';
  return `${counted(count, 'address', 'addresses')} to review: change yes and no under follow. Then follow them:`;
}

function toImport(count: number): string {
  if (count === 0) return 'nobody to follow yet';
  const files = count > MOST_ROWS ? ` in files of ${grouped(MOST_ROWS)} (-2.csv and so on)` : '';
  return (
    `${counted(count, 'address', 'addresses')} with follow = yes (✓)${files}. Your Mastodon server takes this file under ` +
    'Preferences → Import and export → Import → Following list, too; run npx oxpecker find again after edits'
  );
}
