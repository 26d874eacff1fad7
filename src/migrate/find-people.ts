import type { Account, Problem } from '../archive/types.ts';
import type { LookUpsLeft } from '../fediverse/look-up.ts';
import type { Clock } from '../http/clock.ts';
import type { Web } from '../http/types.ts';
import { matchContacts, questions } from '../people/matching.ts';
import type { Lookup, MatchedContact, Question, Relation } from '../people/types.ts';
import type { MatchRow } from '../report/match-row.ts';
import { defaultFolder, openFolder } from './folder.ts';
import { gatherPeople, type PeopleSources } from './gather-people.ts';
import { openLookupMemory } from './lookup-memory.ts';
import { readEdits, writeResults } from './results.ts';

/** What `find` is asked to do. */
export interface FindRequest extends PeopleSources {
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
  | { readonly type: 'looking_up'; readonly done: number; readonly total: number; readonly hosts: number }
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
 * From archive to reviewed-to-be matches: reads the sources, asks the fediverse what earlier runs have not
 * asked, and writes the result files. Every answer is on the disk before the next, so that a run that was
 * stopped goes on where it was.
 * @throws {ArchiveError} {CsvError} {JournalError} with a sentence for the user
 * @throws the signal's reason when it is aborted
 */
export async function findPeople(request: FindRequest, tools: FindTools): Promise<FindResult> {
  const people = await gatherPeople(request, tools.signal, tweets =>
    tools.onEvent({ type: 'reading', tweets }),
  );
  const folder = await openFolder(request.folder ?? defaultFolder(tools.cwd, people.account));
  const edits = await readEdits(folder);
  const memory = await openLookupMemory(folder, people.account?.id ?? null, tools.clock);
  try {
    const isOpen = (question: Question) => !memory.hasAnswered(question, request.maxAgeMs);
    const open = request.lookup ? questions(people.gathered).filter(isOpen) : [];
    const asked = await ask(open, request.maxWaitMs, tools, lookup => memory.remember(lookup));
    const contacts = matchContacts(
      people.gathered,
      address => memory.recall(address, Number.POSITIVE_INFINITY),
      {
        relations: request.relations,
      },
    );
    const rows = await writeResults(folder, contacts, request.relations, edits);
    return {
      account: people.account,
      contacts,
      rows,
      problems: people.problems,
      folder,
      postponed: asked.postponed.length,
      retryAt: asked.retryAt,
      offline: asked.offline,
    };
  } finally {
    await memory.close();
  }
}

async function ask(
  open: readonly Question[],
  maxWaitMs: number,
  { clock, signal, openWeb, onEvent }: FindTools,
  remember: (lookup: Lookup) => Promise<void>,
): Promise<LookUpsLeft> {
  if (open.length === 0) return { postponed: [], retryAt: null, offline: false };
  const hosts = new Set(open.map(({ address }) => address.slice(address.lastIndexOf('@')))).size;
  let done = 0;
  onEvent({ type: 'looking_up', done, total: open.length, hosts });
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
        onEvent({ type: 'looking_up', done, total: open.length, hosts });
      },
      onWait: (host, until) => onEvent({ type: 'waiting', host, until }),
    });
  } finally {
    await web.close();
  }
}
