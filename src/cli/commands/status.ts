import { terminalSafeJson } from '../../report/text.ts';
import type { CommonOptions, Context } from '../context.ts';
import type { ExitCode } from '../exit-codes.ts';

/** The options of `status`. */
export interface StatusOptions extends CommonOptions {
  readonly dir?: string;
}

/**
 * `oxpecker status [folder or archive]`: neither the network nor a lock is needed.
 * @returns 0
 * @throws {Error} with a sentence when there is no migration, or a journal is damaged
 */
export async function status(context: Context, { dir }: StatusOptions, input?: string): Promise<ExitCode> {
  const { terminal, clock } = context;
  const { readStatus } = await import('../../migrate/status.ts');
  const { earlierFolder, softwareOf } = await import('../remembered.ts');
  const views = await readStatus(
    { input: input ?? null, folder: dir ?? null },
    {
      ...context,
      earlierFolder: async id => await earlierFolder(context, id),
      softwareOf: async account => await softwareOf(context, account),
    },
  );
  if (terminal.json) {
    const { statusDocument } = await import('../../report/status-document.ts');
    await terminal.write([terminalSafeJson(statusDocument(views), 2), '\n']);
  } else {
    const { statusLines } = await import('../../report/status-text.ts');
    await terminal.writeLines(statusLines(views, clock.now(), terminal.columns, terminal.style('stdout')));
  }
  return 0;
}
