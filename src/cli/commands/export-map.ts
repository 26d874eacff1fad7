import { terminalSafeJson } from '../../report/text.ts';
import type { CommonOptions, Context } from '../context.ts';
import type { ExitCode } from '../exit-codes.ts';

/** The options of `export-map`. */
export interface ExportMapOptions extends CommonOptions {
  readonly dir?: string;
}

/**
 * `oxpecker export-map [folder or archive]`: neither the network nor a lock is needed.
 * @returns 0
 * @throws {Error} with a sentence when there is no migration, or a journal is damaged
 */
export async function exportMap(
  context: Context,
  { dir }: ExportMapOptions,
  input?: string,
): Promise<ExitCode> {
  const { terminal } = context;
  const { readPostMap } = await import('../../migrate/post-map.ts');
  const { earlierFolder } = await import('../remembered.ts');
  const rows = await readPostMap(
    { input: input ?? null, folder: dir ?? null },
    { ...context, earlierFolder: async id => await earlierFolder(context, id) },
  );
  const { postMapCsv, postMapDocument } = await import('../../report/post-map.ts');
  await terminal.write(terminal.json ? [terminalSafeJson(postMapDocument(rows), 2), '\n'] : postMapCsv(rows));
  return 0;
}
