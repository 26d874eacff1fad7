import type { Archive } from '../archive/types.ts';
import { Gathering } from '../people/gathering.ts';
import type { ContactEntry, GatheredContact, Relation } from '../people/types.ts';
import { readContacts } from '../sources/contacts-csv.ts';
import { throwCsvError } from './folder.ts';
import { readPeople } from './read-archive.ts';

/** A CSV of contacts, opened only when it is read. */
export interface ContactsFile {
  readonly name: string;
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** The rows of several files in their order. @throws {CsvError} when one cannot be used, naming it */
export async function readContactsFiles(files: readonly ContactsFile[]): Promise<ContactEntry[]> {
  const entries: ContactEntry[][] = [];
  for (const file of files) {
    entries.push(await readContacts(file.open(), file.name).catch(error => throwCsvError(file.name, error)));
  }
  return entries.flat();
}

/** Whom to gather. */
export interface PeopleSources {
  readonly archive: Archive | null;
  readonly entries: readonly ContactEntry[];
  /** Hosts on which the same handle is guessed, of whom the run is about. */
  readonly guessOn: readonly string[];
  readonly relations: ReadonlySet<Relation>;
}

/**
 * Everybody the sources know, with what says where they went.
 * @param onProgress the number of tweets read so far
 * @throws the reason of the archive's signal when it is aborted
 */
export async function gatherPeople(
  { archive, entries, guessOn, relations }: PeopleSources,
  onProgress: (tweets: number) => void,
): Promise<GatheredContact[]> {
  const gathering = new Gathering(archive?.account ?? null);
  if (archive) await readPeople(archive, gathering, { onProgress });
  for (const entry of entries) gathering.entry(entry);
  return gathering.finish({ guessOn, relations });
}
