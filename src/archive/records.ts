import type { Container } from './container.ts';
import { DamagedFileError } from './errors.ts';
import type { Problems } from './problems.ts';
import { splitRecords } from './split.ts';
import type { Batches } from './types.ts';

/**
 * Puts what a record holds into `found`, in order.
 * @returns whether the record makes sense; one that holds nothing of interest does
 */
export type ReadRecord<T> = (record: unknown, found: T[]) => boolean;

/** A reader of records that hold one thing each. @param parse gives `null` for a record that makes no sense */
export function one<T>(parse: (record: unknown) => T | null): ReadRecord<T> {
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
  read: ReadRecord<T>,
  problems: Problems,
): Batches<T> {
  for (const file of files) {
    const onDamage = (what: string) => problems.add(file, what);
    let misfits = 0;
    try {
      for await (const records of splitRecords(container.read(file), { file, onDamage })) {
        const found: T[] = [];
        for (const record of records) if (!read(record, found)) misfits += 1;
        if (found.length > 0) yield found;
      }
    } catch (error) {
      if (!(error instanceof DamagedFileError)) throw error;
      onDamage(error.message);
    }
    if (misfits > 0) onDamage(`has records that are not ${kind} (${misfits}), which were skipped`);
  }
}
