import type { Container } from './container.ts';
import { DamagedFileError } from './errors.ts';
import type { Problems } from './problems.ts';
import { splitRecords } from './split.ts';
import type { Batches } from './types.ts';

/**
 * Puts what a record holds into `found`, in order.
 * @returns how much in it makes no sense and was passed over; what is merely of no interest does not count
 */
export type ReadRecord<T> = (record: unknown, found: T[]) => number;

/** A reader of records that hold one thing each. @param parse gives `null` for a record that makes no sense */
export function one<T>(parse: (record: unknown) => T | null): ReadRecord<T> {
  return (record, found) => {
    const value = parse(record);
    if (value === null) return 1;
    found.push(value);
    return 0;
  };
}

/**
 * The records of data files, one file after the other. Damage ends the file that has it and is a problem of
 * that file, as are records that make no sense.
 * @param kind what the file should hold, in the plural: "tweets"
 */
export async function* readRecords<T>(
  container: Container,
  files: readonly string[],
  kind: string,
  read: ReadRecord<T>,
  problems: Problems,
  maxRecordBytes?: number,
): Batches<T> {
  for (const file of files) {
    const onDamage = (what: string) => problems.add(file, what);
    const options = { onDamage, ...(maxRecordBytes !== undefined && { maxRecordBytes }) };
    let misfits = 0;
    try {
      for await (const records of splitRecords(container.read(file), options)) {
        const found: T[] = [];
        for (const record of records) misfits += read(record, found);
        if (found.length > 0) yield found;
      }
    } catch (error) {
      if (!(error instanceof DamagedFileError)) throw error;
      onDamage(error.message);
    }
    if (misfits > 0) onDamage(`has entries that are not ${kind} (${misfits}), which were skipped`);
  }
}
