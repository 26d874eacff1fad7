import { unreadable } from '../archive/file-errors.ts';
import { openArchive } from '../archive/open.ts';
import type { Account, Problem } from '../archive/types.ts';
import { Gathering } from '../people/gathering.ts';
import type { ContactEntry, GatheredContact } from '../people/types.ts';
import { readContacts } from '../sources/contacts-csv.ts';
import { readPeople } from './read-archive.ts';

/** Where contacts and clues come from. */
export interface PeopleSources {
  /** Path of the archive; `null` when there are only contacts files. */
  readonly archive: string | null;
  readonly contactsFiles: readonly ContactsFile[];
  /** Hosts on which the same handle is guessed. */
  readonly guessOn: readonly string[];
}

/** A CSV of contacts, opened only when it is read. */
export interface ContactsFile {
  readonly name: string;
  open(): AsyncIterable<Uint8Array>;
}

/** Everybody the sources know, with what says where they went. */
export interface People {
  readonly account: Account | null;
  readonly gathered: readonly GatheredContact[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the sources, contacts files first: they are small, and a mistake in one shows before a long wait.
 * @param onProgress the number of tweets read so far
 * @throws {ArchiveError} {CsvError} when a source cannot be used at all
 */
export async function gatherPeople(
  sources: PeopleSources,
  signal: AbortSignal,
  onProgress: (tweets: number) => void,
): Promise<People> {
  const entries = [];
  for (const file of sources.contactsFiles) entries.push(...(await entriesOf(file)));
  const archive = sources.archive === null ? null : await openArchive(sources.archive);
  try {
    const gathering = new Gathering(archive?.account ?? null);
    if (archive) await readPeople(archive, gathering, signal, { onProgress });
    for (const entry of entries) gathering.entry(entry);
    const gathered = gathering.finish({ guessOn: sources.guessOn });
    return { account: archive?.account ?? null, gathered, problems: [...(archive?.problems ?? [])] };
  } finally {
    await archive?.close();
  }
}

async function entriesOf(file: ContactsFile): Promise<ContactEntry[]> {
  try {
    return await readContacts(file.open(), file.name);
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? unreadable(file.name, error) : error;
  }
}
