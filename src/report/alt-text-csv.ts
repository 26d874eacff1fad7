import { CsvError } from '../csv/errors.ts';
import { columnKey, readTable } from '../csv/read.ts';
import { spreadsheetCsvOf } from '../csv/write.ts';
import { textOf } from '../posts/text-of.ts';
import type { Draft } from '../posts/types.ts';
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
      const date = new Date(at).toISOString().slice(0, 10);
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
 * @param input the file's bytes, or its text
 * @param file its name, for messages
 * @throws {CsvError} a column is missing, or the name of a file does not say whose it is; names the line
 */
export function readAltTexts(input: Uint8Array | string, file: string): AltTexts {
  const { header, rows } = readTable(input, file);
  const keys = header.cells.map(columnKey);
  const places = { file: keys.indexOf('file'), description: keys.indexOf('description') };
  const missing = Object.entries(places).find(([, place]) => place === -1);
  if (missing) {
    throw new CsvError(
      `${file} has no column "${missing[0]}" on line ${header.line}. Name its columns tweet_id, file, description.`,
    );
  }
  const texts = new Map<string, string>();
  for (const { cells, line } of rows) {
    const description = cells[places.description]?.trim() ?? '';
    if (description === '') continue;
    const name = (cells[places.file]?.trim() ?? '').replace(/^.*[/\\]/, '');
    const tweetId = tweetIdIn([cells[keys.indexOf('tweetid')] ?? '', cells[keys.indexOf('url')] ?? '']);
    const isWhole = tweetIdIn([name]) !== null;
    if (name === '' || (!isWhole && tweetId === null)) {
      throw new CsvError(
        `${file} line ${line} does not say which file it describes. Write its name as the archive has it: <tweet id>-<name>.`,
      );
    }
    texts.set(isWhole ? name : `${tweetId}-${name}`, description);
  }
  return texts;
}
