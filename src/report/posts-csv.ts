import { readAnswer } from '../csv/answers.ts';
import { CsvError } from '../csv/errors.ts';
import { columnKey, readRows } from '../csv/read.ts';
import type { Row } from '../csv/rows.ts';
import { spreadsheetCsvOf } from '../csv/write.ts';
import { cleanText } from './text.ts';
import { tweetIdIn, tweetPage } from './tweet-cells.ts';

/** What becomes of one tweet. */
export interface PostRow {
  readonly tweetId: string;
  /** Milliseconds since the epoch; null where it cannot be read. */
  readonly at: number | null;
  readonly post: boolean;
  /** One word; empty for what is posted. */
  readonly reason: string;
  /** The same in words. */
  readonly why: string;
  /** The posts it becomes; 0 for what is not posted. */
  readonly parts: number;
  /** Its photos, videos and GIFs that go along; of what is not posted, all. */
  readonly media: number;
  /** The beginning of the text as it will read, or as it stood; empty for what was private. */
  readonly text: string;
  /** What is left out or changed on the way. */
  readonly remarks: readonly string[];
}

const POST_COLUMNS = [
  'tweet_id',
  'date',
  'text',
  'parts',
  'media',
  'reason',
  'why',
  'remarks',
  'url',
  'post',
] as const;

/** `posts.csv` in chunks: every tweet with what becomes of it; the last column is the person's to edit. */
export function postsCsv(rows: AsyncIterable<PostRow>): AsyncGenerator<string> {
  return spreadsheetCsvOf(POST_COLUMNS, cellsOf(rows));
}

async function* cellsOf(rows: AsyncIterable<PostRow>): AsyncGenerator<string[]> {
  for await (const row of rows) {
    yield [
      row.tweetId,
      row.at === null ? '' : `${new Date(row.at).toISOString().slice(0, 19)}Z`,
      cleanText(row.text),
      String(row.parts),
      String(row.media),
      row.reason,
      row.why,
      row.remarks.map(cleanText).join('; '),
      tweetPage(row.tweetId),
      row.post ? 'yes' : 'no',
    ];
  }
}

/**
 * Reads which tweets somebody selected: `posts.csv` after they edited it (in a spreadsheet too), a table with a column
 * `tweet_id` or `url` (without a column `post` all of it is a yes), or a bare list of ids or links, one a line.
 * @param chunks the bytes of the file
 * @param file its name, for messages
 * @returns the answer for each tweet that is named; no answer is a no
 * @throws {CsvError} when it is none of these, or an id or answer makes no sense; names the line
 */
export async function readSelection(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
): Promise<Map<string, boolean>> {
  const selected = new Map<string, boolean>();
  let columns: Columns | undefined;
  for await (const row of readRows(chunks, file)) {
    const isHeader = columns === undefined;
    columns ??= columnsOf(row, file);
    if (isHeader && !columns.isBareList) continue;
    const { ids, answers } = columns;
    selected.set(idOf(row, ids, file), answers === undefined || answerOf(row, answers, file));
  }
  return selected;
}

/** Where the cells of a selection stand. */
interface Columns {
  /** Whether the first line is a tweet already. */
  readonly isBareList: boolean;
  readonly ids: readonly number[];
  /** Undefined where all of it is a yes. */
  readonly answers?: number | undefined;
}

function columnsOf({ cells, line }: Row, file: string): Columns {
  if (tweetIdIn(cells.slice(0, 1)) !== null) return { isBareList: true, ids: [0] };
  const keys = cells.map(columnKey);
  const at = (names: readonly string[]) => keys.flatMap((key, place) => (names.includes(key) ? [place] : []));
  const ids = [...at(['tweetid', 'id', 'tweet']), ...at(['url', 'link'])];
  if (ids.length > 0) return { isBareList: false, ids, answers: at(['post'])[0] };
  throw new CsvError(
    `${file} names no tweets on line ${line}. Give the posts.csv of post --dry-run, a table with a column tweet_id, or one id a line.`,
  );
}

/**
 * Whether somebody changed an answer in a `posts.csv`, or may have: what has no reason against it is a yes when it is
 * written.
 * @param chunks the bytes of the file, read up to the first such answer
 */
export async function isEditedPostsCsv(chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
  let keys: readonly string[] | undefined;
  try {
    for await (const { cells } of readRows(chunks, 'posts.csv')) {
      if (keys === undefined) {
        keys = cells.map(columnKey);
        continue;
      }
      const [reason, post] = [cells[keys.indexOf('reason')], cells[keys.indexOf('post')]];
      if ((reason === '') !== (readAnswer(post ?? '') === true)) return true;
    }
    return false;
  } catch (error) {
    // What cannot be read may hold answers all the same.
    if (error instanceof CsvError) return true;
    throw error;
  }
}

function idOf(row: Row, places: readonly number[], file: string): string {
  const cells = places.map(place => row.cells[place] ?? '');
  const id = tweetIdIn(cells);
  if (id !== null) return id;
  const written = cells.find(cell => cell.trim() !== '');
  const what = written === undefined ? 'no tweet' : `"${written.slice(0, 60)}", which is no id of a tweet`;
  throw new CsvError(
    `${file} line ${row.line} has ${what}. A spreadsheet may have rounded it: write the whole id, or the address of the tweet.`,
  );
}

function answerOf(row: Row, place: number, file: string): boolean {
  const cell = row.cells[place] ?? '';
  const answer = readAnswer(cell);
  if (answer !== undefined) return answer ?? false;
  throw new CsvError(
    `${file} line ${row.line} has "${cell.slice(0, 60)}" under post, which makes no sense there. Answer yes or no.`,
  );
}
