import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ArchiveError } from '../archive/errors.ts';
import { openArchive } from '../archive/open.ts';
import type { Account, Problem } from '../archive/types.ts';
import type { Operation } from '../mastodon/types.ts';
import type { Confidence, Relation } from '../people/types.ts';
import type { MatchRow } from '../report/match-row.ts';
import { readMatches } from '../report/matches-csv.ts';
import type { FindTools } from './find-people.ts';
import { defaultFolder, FILES, JOURNAL_FILE, throwCsvError } from './folder.ts';
import { lookupsOwner } from './lookup-memory.ts';
import { peopleOfArchive } from './wanted-archive.ts';
import { rowsToFollow, rowsToShun, type Selection } from './wanted-rows.ts';

/** Whom somebody wants to follow, block or mute. */
export interface WantedRequest {
  readonly operation: Operation;
  /** As it was typed: an archive, a migration folder, a CSV file, or `-` for standard input. */
  readonly input: string;
  /** The migration folder; null for the one that belongs to the input. */
  readonly folder: string | null;
  /** How sure an address has to be at least; null: as sure as is usual. */
  readonly least: Confidence | null;
  /** Whose relation to the person counts, when following; null: whom they follow, and whatever a CSV file says. */
  readonly relations: ReadonlySet<Relation> | null;
  /** Lookups older than this many milliseconds are asked again. */
  readonly maxAgeMs: number;
  /** The longest wait for a host's limit, in milliseconds. */
  readonly maxWaitMs: number;
}

/** What finding them works with. */
export interface WantedTools extends FindTools {
  readonly openInput: (name: string) => AsyncIterable<Uint8Array>;
  /** The folder that an earlier run for this Twitter account used; null when there was none. */
  readonly earlierFolder: (twitterId: string) => Promise<string | null>;
}

/** A list of people that is known to be readable. */
export interface WantedSource {
  /** Absolute path of the migration folder; it need not exist. */
  readonly folder: string;
  /** Path of the CSV file that is read, or `standard input`; null for an archive, of which `matches.csv` is made. */
  readonly list: string | null;
  /** Of the person; null where nobody knows it. */
  readonly twitterId: string | null;
  /** Finds them. An archive's are looked up on the network, as far as earlier runs have not. */
  readonly read: () => Promise<WantedPeople>;
}

/** Who is wanted. */
export interface WantedPeople extends Selection {
  /** Contacts of whom no address is known; 0 where the input is a CSV file, which does not hold them. */
  readonly withoutAddress: number;
  readonly problems: readonly Problem[];
  /** Addresses that could not be asked because a limit stood in the way, and when it ends (ms since the epoch). */
  readonly postponed: number;
  readonly retryAt: number | null;
  /** Whether this machine had no network. */
  readonly offline: boolean;
}

/**
 * Opens whatever names the people, and finds what is wrong with it before anything takes long or goes out.
 * @throws {ArchiveError} {CsvError} with a sentence for the person
 */
export async function openWanted(request: WantedRequest, tools: WantedTools): Promise<WantedSource> {
  const { input } = request;
  if (input === '-' || /\.csv$/i.test(input)) return await csvSource(input, request, tools);
  const path = resolve(tools.cwd, input);
  const matches = join(path, FILES.matches);
  if (!existsSync(matches)) return await archiveSource(path, request, tools);
  try {
    return await archiveSource(path, request, tools);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return await csvSource(matches, request, tools);
  }
}

/**
 * A `matches.csv`, with the journal in the folder it lies in when that is a migration folder. Only edits widen it: it
 * holds nobody's word for whoever was not sure enough.
 */
async function csvSource(name: string, request: WantedRequest, tools: WantedTools): Promise<WantedSource> {
  const path = name === '-' ? null : resolve(tools.cwd, name);
  const rows = await readRows(path ?? name, path ?? 'standard input', tools);
  const home = path === null ? null : await migrationFolder(dirname(path));
  const folder = request.folder ?? home ?? defaultFolder(tools.cwd, null);
  const twitterId = (home && (await lookupsOwner(home))) ?? (await lookupsOwner(folder));
  const people = {
    ...selectRows(rows, request),
    withoutAddress: 0,
    problems: [],
    postponed: 0,
    retryAt: null,
    offline: false,
  };
  return { folder, list: path ?? 'standard input', twitterId, read: async () => people };
}

function selectRows(rows: readonly MatchRow[], { operation, least, relations }: WantedRequest): Selection {
  if (operation === 'follow') return rowsToFollow(rows, { least, relations });
  return rowsToShun(rows, operation === 'block' ? 'blocked' : 'muted', least);
}

async function readRows(name: string, file: string, { openInput }: WantedTools): Promise<MatchRow[]> {
  const bytes: Uint8Array[] = [];
  try {
    for await (const chunk of openInput(name)) bytes.push(chunk);
  } catch (error) {
    return throwCsvError(file, error);
  }
  return readMatches(Buffer.concat(bytes), file);
}

/** The folder, if it is one of a migration: then lookups or a journal lie there. */
async function migrationFolder(folder: string): Promise<string | null> {
  const files = await readdir(folder).catch((): string[] => []);
  return files.some(file => file === FILES.lookups || JOURNAL_FILE.test(file)) ? folder : null;
}

async function archiveSource(
  path: string,
  request: WantedRequest,
  tools: WantedTools,
): Promise<WantedSource> {
  const archive = await openArchive(path, tools.signal);
  const { account } = archive;
  await archive.close();
  const folder = request.folder ?? (await folderOf(account, tools));
  return {
    folder,
    list: null,
    twitterId: account?.id ?? null,
    read: async () => {
      const { rows, ...people } = await peopleOfArchive(path, folder, request, tools);
      return { ...selectRows(rows, request), ...people };
    },
  };
}

/** The folder here, unless only an earlier run elsewhere has a list with the person's edits. */
async function folderOf(account: Account | null, { cwd, earlierFolder }: WantedTools): Promise<string> {
  const here = defaultFolder(cwd, account);
  if (account === null || existsSync(join(here, FILES.matches))) return here;
  const earlier = await earlierFolder(account.id);
  return earlier !== null && existsSync(join(earlier, FILES.matches)) ? earlier : here;
}
