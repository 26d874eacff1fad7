import { openArchive } from '../archive/open.ts';
import type { Account, Problem } from '../archive/types.ts';
import type { LookUpsLeft } from '../fediverse/look-up.ts';
import type { Clock } from '../http/clock.ts';
import type { Web } from '../http/types.ts';
import type { Address } from '../people/address.ts';
import { matchContacts, questions } from '../people/matching.ts';
import type { Lookup, MatchedContact, Question, Relation } from '../people/types.ts';
import type { MatchRow } from '../report/match-row.ts';
import { defaultFolder, openFolder } from './folder.ts';
import { type ContactsFile, gatherPeople, type PeopleSources, readContactsFiles } from './gather-people.ts';
import { type LookupMemory, openLookupMemory } from './lookup-memory.ts';
import { readEdits, writeResults } from './results.ts';

/** What `find` is asked to do. */
export interface FindRequest {
  /** Path of the archive; `null` when there are only contacts files. */
  readonly archive: string | null;
  readonly contactsFiles: readonly ContactsFile[];
  /** Hosts on which the same handle is guessed. */
  readonly guessOn: readonly string[];
  /** Whom `follow` would follow, besides the contacts of contacts files. */
  readonly relations: ReadonlySet<Relation>;
  /** Whether the network is asked at all. */
  readonly lookup: boolean;
  /** Lookups older than this many milliseconds are asked again. */
  readonly maxAgeMs: number;
  /** The longest wait for a host's limit, in milliseconds. */
  readonly maxWaitMs: number;
  /** The migration folder; `null` for the default one. */
  readonly folder: string | null;
  /**
   * Whether rows of an earlier `matches.csv` stay for which this run has no match: they may come from a contacts file
   * or a guess that it was not given.
   */
  readonly keepRows: boolean;
}

/** What `find` works with. */
export interface FindTools {
  readonly cwd: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly openWeb: () => Promise<Web & { close(): Promise<void> }>;
  readonly onEvent: (event: FindEvent) => void;
}

/** What happens while it runs. */
export type FindEvent =
  | { readonly type: 'reading'; readonly tweets: number }
  | { readonly type: 'looking_up'; readonly done: number; readonly total: number }
  | { readonly type: 'looked_up'; readonly lookup: Lookup }
  | { readonly type: 'waiting'; readonly host: string; readonly until: number };

/** What came of it. */
export interface FindResult {
  readonly account: Account | null;
  readonly contacts: readonly MatchedContact[];
  /** The rows of `matches.csv`, with what the user decided in an earlier one. */
  readonly rows: readonly MatchRow[];
  readonly problems: readonly Problem[];
  /** Absolute path of the migration folder. */
  readonly folder: string;
  /** Addresses that could not be asked because a limit stood in the way, and when it ends (ms since the epoch). */
  readonly postponed: number;
  readonly retryAt: number | null;
  /** Whether this machine had no network. */
  readonly offline: boolean;
}

/**
 * From archive to matches that a person can review: reads the sources, asks the fediverse what earlier runs have
 * not asked, and writes the result files. What can be wrong with files is found before anything takes long. Every
 * answer is on the disk as it comes, so that a run that was stopped goes on where it was.
 * @throws {ArchiveError} {CsvError} {JournalError} with a sentence for the user
 * @throws the signal's reason when it is aborted
 */
export async function findPeople(request: FindRequest, tools: FindTools): Promise<FindResult> {
  const entries = await readContactsFiles(request.contactsFiles);
  const archive = request.archive === null ? null : await openArchive(request.archive, tools.signal);
  try {
    const account = archive?.account ?? null;
    const folder = await openFolder(request.folder ?? defaultFolder(tools.cwd, account));
    await readEdits(folder);
    const memory = await openLookupMemory(folder, account?.id ?? null, tools.clock);
    try {
      const sources = { archive, entries, guessOn: request.guessOn, relations: request.relations };
      const found = await find(request, sources, folder, memory, tools);
      return { account, folder, problems: [...(archive?.problems ?? [])], ...found };
    } finally {
      await memory.close();
    }
  } finally {
    await archive?.close();
  }
}

async function find(
  request: FindRequest,
  sources: PeopleSources,
  folder: string,
  memory: LookupMemory,
  tools: FindTools,
): Promise<Omit<FindResult, 'account' | 'folder' | 'problems'>> {
  const gathered = await gatherPeople(sources, tweets => tools.onEvent({ type: 'reading', tweets }));
  const isOpen = (question: Question) => !memory.hasAnswered(question, request.maxAgeMs);
  const open = request.lookup ? questions(gathered).filter(isOpen) : [];
  const asked = await ask(open, request.maxWaitMs, tools, lookup => memory.remember(lookup));
  const recall = (address: Address) => memory.recall(address, Number.POSITIVE_INFINITY);
  const contacts = matchContacts(gathered, recall, request.relations);
  const rows = await writeResults(folder, contacts, request);
  return {
    contacts,
    rows,
    postponed: asked.postponed.length,
    retryAt: asked.retryAt,
    offline: asked.offline,
  };
}

async function ask(
  open: readonly Question[],
  maxWaitMs: number,
  { clock, signal, openWeb, onEvent }: FindTools,
  remember: (lookup: Lookup) => Promise<void>,
): Promise<LookUpsLeft> {
  if (open.length === 0) return { postponed: [], retryAt: null, offline: false };
  let done = 0;
  onEvent({ type: 'looking_up', done, total: open.length });
  const { lookUpAll } = await import('../fediverse/look-up.ts');
  const web = await openWeb();
  try {
    return await lookUpAll(open, {
      web,
      clock,
      maxWaitMs,
      signal,
      onLookup: async lookup => {
        await remember(lookup);
        done++;
        onEvent({ type: 'looked_up', lookup });
        onEvent({ type: 'looking_up', done, total: open.length });
      },
      onWait: (host, until) => onEvent({ type: 'waiting', host, until }),
    });
  } finally {
    await web.close();
  }
}
