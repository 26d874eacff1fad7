import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { FindResult } from '../../migrate/find-people.ts';
import { FILES } from '../../migrate/folder.ts';
import { wrap } from '../../report/columns.ts';
import { problemLine } from '../../report/error-line.ts';
import { findDocumentJson } from '../../report/find-document.ts';
import { reviewed } from '../../report/find-summary.ts';
import { findLines } from '../../report/find-text.ts';
import { hints } from '../../report/hints.ts';
import { problemLines } from '../../report/problems-text.ts';
import { cleanText, typed } from '../../report/text.ts';
import type { Context } from '../context.ts';
import type { FindOptions } from './find.ts';

/** Prints what `find` found, and remembers where its files lie. */
export async function showFindResult(
  context: Context,
  options: FindOptions,
  result: FindResult,
): Promise<void> {
  if (context.terminal.json) {
    const document = findDocumentJson(result.account, result.contacts, options.relation);
    await context.terminal.write(document);
    for (const problem of result.problems) context.terminal.sayJson({ ...problemLine(problem) });
  } else {
    await showToPeople(context, options, result);
  }
  // A look without the network leaves no trace outside its folder.
  if (options.lookup) await rememberFolder(context, options.dir, result.account?.id ?? null, result.folder);
}

async function showToPeople(context: Context, options: FindOptions, result: FindResult): Promise<void> {
  const { terminal, cwd } = context;
  const near = relative(cwd, result.folder);
  const folder = near.startsWith('..') ? result.folder : near;
  const path = (file: string) => join(folder, file);
  const files = {
    matches: path(FILES.matches),
    following: path(FILES.following),
    unresolved: path(FILES.unresolved),
  };
  const counts = reviewed(result.contacts, options.relation, result.rows);
  const style = terminal.style('stdout');
  await terminal.writeLines(findLines(result.rows, counts, files, terminal.columns, style));
  const { lookup, contacts = [], guessOn = [] } = options;
  const helpful = hints(counts.summary, {
    lookup,
    contactsFiles: contacts.length,
    guessHosts: guessOn.length,
  });
  if (helpful.length > 0) terminal.say('');
  for (const hint of helpful) {
    for (const line of wrap(`· ${hint}`, terminal.errorColumns, '  ')) terminal.say(line);
  }
  for (const line of problemLines(result.problems, terminal.style('stderr'))) terminal.say(line);
}

/**
 * Remembers the folder, or tells of an earlier one of the same account, so that nobody's edits are looked for in the
 * wrong place.
 * @param dir what was named with `--dir`: that takes the place of an earlier one
 */
export async function rememberFolder(
  context: Context,
  dir: string | undefined,
  twitterId: string | null,
  folder: string,
): Promise<void> {
  if (twitterId === null || !/^\d+$/.test(twitterId)) return;
  const { configFolder, terminal } = context;
  try {
    const { openMigrationMemory } = await import('../../settings/migrations.ts');
    const memory = await openMigrationMemory(configFolder, twitterId);
    const before = memory.folder;
    if (before === folder) return;
    const hasEarlier = before !== undefined && existsSync(join(before, FILES.matches));
    if (!hasEarlier || dir !== undefined) await memory.remember(folder);
    else
      terminal.say(
        cleanText(
          `An earlier run for this account keeps its files in ${before}; --dir ${typed(before)} goes on there.`,
        ),
      );
  } catch (error) {
    terminal.detail(`The place of this folder could not be remembered: ${String(error)}`);
  }
}
