import { resolve } from 'node:path';
import { problemLine } from '../../report/error-line.ts';
import { grouped } from '../../report/numbers.ts';
import { terminalSafeJson } from '../../report/text.ts';
import type { CommonOptions, Context } from '../context.ts';
import { usageError } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import { startProgress } from '../progress.ts';

/**
 * `oxpecker inspect <archive>`.
 * @returns 0, or 3 when files of the archive are damaged
 * @throws {ExitError} 2 without an archive
 */
export async function inspect(context: Context, _options: CommonOptions, archive: string): Promise<ExitCode> {
  if (archive === '')
    throw usageError('inspect needs an archive: name the zip you got from Twitter, or its unpacked folder');
  const { terminal, clock, signal, cwd } = context;
  const progress = await startProgress(terminal, clock, `Reading ${archive}`);
  try {
    // Loaded behind the first sign of life.
    const { inspectArchive } = await import('../../migrate/inspect-archive.ts');
    const document = await inspectArchive(resolve(cwd, archive), signal, tweets =>
      progress.update(`Reading ${archive}: ${grouped(tweets)} tweets`),
    );
    progress.stop();
    const { inspectionLines } = await import('../../report/inspect-text.ts');
    if (terminal.json) {
      await terminal.write([terminalSafeJson(document, 2), '\n']);
      for (const problem of document.problems) terminal.sayJson({ ...problemLine(problem) });
    } else await terminal.writeLines(inspectionLines(document, terminal.style('stdout'), terminal.columns));
    return document.problems.length > 0 ? 3 : 0;
  } finally {
    progress.stop();
  }
}
