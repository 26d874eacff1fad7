import { CsvError } from '../csv/errors.ts';
import { columnKey, readRows } from '../csv/read.ts';
import type { Row } from '../csv/rows.ts';
import { spreadsheetCsvOf } from '../csv/write.ts';
import { textOf } from '../posts/text-of.ts';
import type { Draft } from '../posts/types.ts';
import { utcDay } from './numbers.ts';
import { cleanText } from './text.ts';
import { tweetIdIn, tweetPage } from './tweet-cells.ts';

const COLUMNS = ['tweet_id', 'file', 'description', 'type', 'date', 'text', 'url'] as const;

/** What people wrote, by the name of the file in the archive's media folder, `<tweet id>-<basename>`, as it is shown. */
export type AltTexts = ReadonlyMap<string, string>;

/** What is written for a file. @param file its name in the archive's media folder */
export function altTextOf(texts: AltTexts, file: string): string | null {
  return texts.get(cleanText(file)) ?? null;
}

/**
 * The sheet in which photos, videos and GIFs are described, in chunks: a row for each file that goes along, and behind
 * them what was written for others.
 * @param written what an earlier sheet says, which stays; the archive's own word counts where it says nothing
 */
export function altTextCsv(drafts: AsyncIterable<Draft>, written: AltTexts): AsyncGenerator<string> {
  return spreadsheetCsvOf(COLUMNS, rowsOf(drafts, written));
}

async function* rowsOf(drafts: AsyncIterable<Draft>, written: AltTexts): AsyncGenerator<string[]> {
  const others = new Map(written);
  for await (const { tweetId, at, parts } of drafts) {
    const text = cleanText(textOf(parts[0]?.pieces ?? []));
    for (const { path, type, description } of parts.flatMap(({ media }) => media)) {
      const file = cleanText(path.slice(path.lastIndexOf('/') + 1));
      const date = utcDay(at);
      const known = altTextOf(written, file) ?? description ?? '';
      others.delete(file);
      const kind = type === 'animated_gif' ? 'gif' : type;
      yield [tweetId, file, known, kind, date, text, tweetPage(tweetId)];
    }
  }
  for (const [file, description] of others) {
    const tweetId = tweetIdIn([file]) ?? '';
    yield [tweetId, file, description, '', '', '', tweetPage(tweetId)];
  }
}

/**
 * Reads the sheet back, or any table with the columns `tweet_id`, `file` and `description`. Rows without a description
 * are left out: nobody described these.
 * @param chunks the bytes of the file
 * @param file its name, for messages
 * @throws {CsvError} a column is missing, or the name of a file does not say whose it is; names the line
 */
export async function readAltTexts(chunks: AsyncIterable<Uint8Array>, file: string): Promise<AltTexts> {
  const texts = new Map<string, string>();
  let keys: readonly string[] | undefined;
  for await (const row of readRows(chunks, file)) {
    if (keys === undefined) {
      keys = keysOf(row, file);
      continue;
    }
    const cell = (key: string) => row.cells[keys?.indexOf(key) ?? -1] ?? '';
    const description = cell('description').trim();
    if (description === '') continue;
    const name = cell('file')
      .trim()
      .replace(/^.*[/\\]/, '');
    const tweetId = tweetIdIn([cell('tweetid'), cell('url')]);
    const isWhole = tweetIdIn([name]) !== null;
    if (name === '' || (!isWhole && tweetId === null)) {
      throw new CsvError(
        `${file} line ${row.line} does not say which file it describes. Write its name as the archive has it: <tweet id>-<name>.`,
      );
    }
    texts.set(isWhole ? name : `${tweetId}-${name}`, description);
  }
  return texts;
}

/** The columns by what they are called. @throws {CsvError} when one is missing */
function keysOf({ cells, line }: Row, file: string): readonly string[] {
  const keys = cells.map(columnKey);
  const missing = ['file', 'description'].find(key => !keys.includes(key));
  if (missing === undefined) return keys;
  throw new CsvError(
    `${file} has no column "${missing}" on line ${line}. Name its columns tweet_id, file, description.`,
  );
}
