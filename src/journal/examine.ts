import { Fold } from './fold.ts';
import { HEADER, pairIn } from './journal.ts';
import { readJsonLines } from './json-lines.ts';
import { parseRecord } from './records.ts';
import { isUnclear } from './states.ts';

/** In what state the file of a journal is. */
export interface JournalHealth {
  /** The records that can be read. */
  readonly records: number;
  /** Lines that are no records, with what is wrong with them; the header is line 1. */
  readonly damaged: readonly { readonly line: number; readonly what: string }[];
  /** Bytes behind the last complete line: what a crash left, or another run is writing. */
  readonly torn: number;
  /** Items whose end nobody knows. */
  readonly unclear: number;
}

/**
 * Reads a journal to its end, whatever is wrong with single lines, without its lock and without a trace.
 * @returns null when there is no such file
 * @throws {JournalError} when it is no journal, is of a later version, or cannot be opened
 */
export async function examineJournal(path: string): Promise<JournalHealth | null> {
  const fold = new Fold();
  const damaged: { line: number; what: string }[] = [];
  let records = 0;
  const read = await readJsonLines(path, HEADER, {
    onRecord: (value, line) => {
      const record = parseRecord(value);
      if ('wrong' in record) damaged.push({ line, what: record.wrong });
      else {
        fold.add(record);
        records++;
      }
    },
    onDamage: line => damaged.push({ line, what: 'it is not JSON' }),
  });
  if (read === null) return null;
  if (read.header !== null && pairIn(read.header) === null)
    damaged.unshift({ line: 1, what: 'it does not say whose journal this is' });
  return {
    records,
    damaged,
    torn: read.torn,
    unclear: [...fold.items.values()].filter(isUnclear).length,
  };
}
