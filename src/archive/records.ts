import type { Container } from './container.ts';
import { DamagedFileError } from './errors.ts';
import type { Problems } from './problems.ts';
import { splitRecords } from './split.ts';
import type { Batches } from './types.ts';

/**
 * Puts what a record holds into `found`, in order.
 * @returns whether the record makes sense; one that holds nothing of interest does
 */
export type RecordReader<T> = (record: unknown, found: T[]) => boolean;

/** A reader of records that hold one thing each. @param parse gives `null` for a record that makes no sense */
export function one<T>(parse: (record: unknown) => T | null): RecordReader<T> {
  return (record, found) => {
    const value = parse(record);
    if (value === null) return false;
    found.push(value);
    return true;
  };
}

/**
 * The records of data files, one file after the other. Damage ends the file that has it and is a problem of
 * that file, as are records that make no sense.
 * @param kind what the records should be, in the plural: "tweets"
 */
export async function* readRecords<T>(
  container: Container,
  files: readonly string[],
  kind: string,
  read: RecordReader<T>,
  problems: Problems,
): Batches<T> {
  for (const file of files) {
    let misfits = 0;
    const chunks = undamaged(container, file, problems);
    for await (const records of splitRecords(chunks, { file, onDamage: what => problems.add(file, what) })) {
      const found: T[] = [];
      for (const record of records) if (!read(record, found)) misfits += 1;
      if (found.length > 0) yield found;
    }
    if (misfits > 0)
      problems.add(
        file,
        misfits === 1 ? `1 record is not one of the ${kind}` : `${misfits} records are not ${kind}`,
      );
  }
}

/** A file's bytes up to its damage, which becomes a problem: the records before it are still good. */
async function* undamaged(
  container: Container,
  file: string,
  problems: Problems,
): AsyncGenerator<Uint8Array> {
  try {
    yield* container.read(file);
  } catch (error) {
    if (!(error instanceof DamagedFileError)) throw error;
    problems.add(file, error.message);
  }
}
