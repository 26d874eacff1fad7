import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { type FindEvent, type FindResult, findPeople } from '../../migrate/find-people.ts';
import { FILES } from '../../migrate/folder.ts';
import type { ContactsFile } from '../../migrate/gather-people.ts';
import type { Relation } from '../../people/types.ts';
import { findDocumentJson } from '../../report/find-document.ts';
import { summarise } from '../../report/find-summary.ts';
import { findLines } from '../../report/find-text.ts';
import { hints } from '../../report/hints.ts';
import { problemLines } from '../../report/problems-text.ts';
import { cleanText } from '../../report/text.ts';
import type { CommonOptions, Context } from '../context.ts';
import { ExitError, usageError } from '../errors.ts';
import { countText, type Progress, startProgress } from '../progress.ts';

/** The options of `find`, as `program.ts` declares them. */
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
export async function find(context: Context, options: FindOptions, archive?: string): Promise<number> {
  const { contacts = [], guessOn = [] } = options;
  if (archive === undefined && contacts.length === 0) {
    throw usageError('find needs an archive, or a list of people with --contacts FILE.csv');
  }
  const { terminal, clock, cwd } = context;
  const source = archive ?? contacts.join(', ');
  const progress = await startProgress(terminal, clock, `Reading ${source}`);
  const result = await findPeople(
    {
      archive: archive === undefined ? null : resolve(cwd, archive),
      contactsFiles: contacts.map(name => contactsFile(name, context)),
      guessOn,
      relations: options.relation,
      lookup: options.lookup,
      maxAgeMs: options.maxAge,
      maxWaitMs: options.maxWait ?? (terminal.isInteractive ? Number.POSITIVE_INFINITY : 0),
      folder: options.dir === undefined ? null : resolve(cwd, options.dir),
    },
    { ...context, onEvent: showEvents(context, progress, source) },
  ).finally(() => progress.stop());
  await show(context, options, result);
  await remember(context, result);
  endEarly(result);
  return result.problems.length > 0 ? 3 : 0;
}

function contactsFile(name: string, { cwd, stdin }: Context): ContactsFile {
  if (name === '-') return { name: 'standard input', open: () => stdin };
  return { name, open: () => createReadStream(resolve(cwd, name)) };
}

function showEvents(
  { clock, terminal }: Context,
  progress: Progress,
  source: string,
): (event: FindEvent) => void {
  let asking: number | undefined;
  return event => {
    switch (event.type) {
      case 'reading':
        progress.update(`Reading ${source}: ${event.tweets.toLocaleString('en')} tweets`);
        break;
      case 'looking_up':
        asking ??= clock.now();
        progress.update(countText(event.done, event.total, `addresses looked up`, clock.now() - asking));
        break;
      case 'looked_up':
        terminal.detail(`${event.lookup.address}: ${event.lookup.status} ${event.lookup.why ?? ''}`);
        break;
      case 'waiting': {
        const until = new Date(event.until).toLocaleTimeString('en-GB', { timeStyle: 'short' });
        terminal.say(cleanText(`${event.host} limits how often it may be asked; it goes on at ${until}.`));
        break;
      }
    }
  };
}

async function show(context: Context, options: FindOptions, result: FindResult): Promise<void> {
  const { terminal, cwd } = context;
  if (terminal.json) {
    await terminal.write(findDocumentJson(result.account, result.contacts, options.relation));
    return;
  }
  const path = (file: string) => relative(cwd, join(result.folder, file));
  const files = {
    matches: path(FILES.matches),
    following: path(FILES.following),
    unresolved: path(FILES.unresolved),
  };
  const summary = summarise(result.contacts, options.relation);
  const style = terminal.style('stdout');
  await terminal.writeLines(findLines(result.rows, summary, files, terminal.columns, style));
  const { lookup, contacts = [], guessOn = [] } = options;
  for (const hint of hints(summary, { lookup, contactsFiles: contacts.length, guessHosts: guessOn.length })) {
    terminal.say(`· ${hint}`);
  }
  for (const line of problemLines(result.problems, terminal.style('stderr'))) terminal.say(line);
}

/** Tells of an earlier folder of the same account, so that nobody's edits are looked for in the wrong place. */
async function remember({ env, terminal }: Context, { account, folder }: FindResult): Promise<void> {
  if (!account || !/^\d+$/.test(account.id)) return;
  try {
    const { rememberFolder } = await import('../../settings/migrations.ts');
    const before = await rememberFolder(env['OXPECKER_CONFIG_DIR'], account.id, folder);
    if (before === undefined || before === folder) return;
    const isThere = await stat(join(before, FILES.matches)).then(
      () => true,
      () => false,
    );
    if (isThere)
      terminal.say(
        cleanText(`An earlier run for this account keeps its files in ${before}; --dir goes on there.`),
      );
  } catch (error) {
    terminal.detail(`The place of this folder could not be remembered: ${String(error)}`);
  }
}

function endEarly({ offline, postponed, retryAt }: FindResult): void {
  const kept = 'what was found is saved; run the same command again';
  if (offline) throw new ExitError(5, `There is no network, so not every address could be asked: ${kept}`);
  if (postponed === 0) return;
  const retry = retryAt === null ? null : new Date(retryAt).toISOString();
  throw new ExitError(
    5,
    `${postponed} addresses wait for a limit of their server: ${kept}${retry ? ` after ${retry}` : ''}, or give --max-wait`,
    { retry_at: retry },
  );
}
