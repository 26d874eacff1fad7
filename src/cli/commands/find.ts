import { resolve } from 'node:path';
import type { FindResult } from '../../migrate/find-people.ts';
import type { ContactsFile } from '../../migrate/gather-people.ts';
import type { Relation } from '../../people/types.ts';
import { counted, isoTime, utcTime } from '../../report/numbers.ts';
import type { CommonOptions, Context } from '../context.ts';
import { ExitError, usageError } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import { startProgress } from '../progress.ts';
import { findEvents } from './find-events.ts';

/** The options of `find`, as `declarations/find.ts` declares them. */
export interface FindOptions extends CommonOptions {
  readonly contacts?: readonly string[];
  readonly guessOn?: readonly string[];
  readonly relation: ReadonlySet<Relation>;
  readonly lookup: boolean;
  /** Milliseconds. */
  readonly maxAge: number;
  /** Milliseconds; by default unlimited where a person watches, else none. */
  readonly maxWait?: number;
  readonly dir?: string;
}

/**
 * `oxpecker find [archive]`.
 * @returns 0, or 3 when files of the archive are damaged
 * @throws {ExitError} 5 when a limit or the missing network left something to ask; 2 without any source
 */
export async function find(context: Context, options: FindOptions, archive?: string): Promise<ExitCode> {
  const { contacts = [], guessOn = [] } = options;
  if (archive === '' || (archive === undefined && contacts.length === 0)) {
    throw usageError(
      'find needs an archive, as in npx oxpecker find twitter.zip, or a list of people with --contacts FILE.csv',
    );
  }
  const { terminal, clock, cwd } = context;
  const source = archive ?? contacts.join(', ');
  const progress = await startProgress(terminal, clock, `Reading ${source}`);
  try {
    // Loaded behind the first sign of life.
    const { findPeople } = await import('../../migrate/find-people.ts');
    const { maxWaitOf } = await import('../open-account.ts');
    const request = {
      archive: archive === undefined ? null : resolve(cwd, archive),
      contactsFiles: contacts.map(name => contactsFile(name, context)),
      guessOn,
      relations: options.relation,
      lookup: options.lookup,
      maxAgeMs: options.maxAge,
      maxWaitMs: maxWaitOf(context, options),
      folder: options.dir === undefined ? null : resolve(cwd, options.dir),
      keepRows: false,
    };
    const result = await findPeople(request, { ...context, onEvent: findEvents(context, progress, source) });
    progress.stop();
    const { showFindResult } = await import('./find-result.ts');
    await showFindResult(context, options, result);
    endEarly(result, context);
    return result.problems.length > 0 ? 3 : 0;
  } finally {
    progress.stop();
  }
}

function contactsFile(name: string, { openInput }: Context): ContactsFile {
  return { name: name === '-' ? 'standard input' : name, open: () => openInput(name) };
}

/**
 * Ends a run that could not look everybody up.
 * @throws {ExitError} 5 when a limit or the missing network left something to ask
 */
export function endEarly(
  { offline, postponed, retryAt }: Pick<FindResult, 'offline' | 'postponed' | 'retryAt'>,
  { proxy }: Pick<Context, 'proxy'>,
): void {
  const kept = 'what was found is saved; run the same command again';
  if (offline) {
    const what =
      proxy === null ? 'There is no network' : 'There is no network, or the proxy of HTTPS_PROXY is down';
    throw new ExitError(5, `${what}, so not every address could be asked: ${kept}`);
  }
  if (postponed === 0) return;
  const when = retryAt === null ? '' : ` after ${utcTime(retryAt)}`;
  throw new ExitError(
    5,
    `${counted(postponed, 'address', 'addresses')} cannot be asked before a limit of their servers ends: ${kept}${when}, or let it wait with --max-wait unlimited`,
    { retry_at: isoTime(retryAt) },
  );
}
