import { resolve } from 'node:path';
import type { Operation } from '../../mastodon/types.ts';
import type { WantedSource } from '../../migrate/wanted-people.ts';
import { isAtLeast, LEAST_SURE } from '../../people/confidence.ts';
import type { Context } from '../context.ts';
import { parseDuration } from '../durations.ts';
import { usageError } from '../errors.ts';
import { earlierFolder } from '../remembered.ts';
import { rememberFolder } from './find-result.ts';
import type { RelateOptions } from './relate-options.ts';
import type { RelateReporter } from './relate-reporter.ts';

/** As old as `find` lets a lookup grow unless somebody says otherwise. */
const MAX_AGE_MS = parseDuration('7d');

/**
 * Opens what was named: an archive, a migration folder, a `matches.csv`, or standard input. Nothing goes out yet.
 * @throws {ExitError} 2 when an option does not go with it; {ArchiveError} {CsvError}
 */
export async function openSource(
  operation: Operation,
  context: Context,
  options: RelateOptions,
  input: string,
  reporter: RelateReporter,
): Promise<WantedSource> {
  const { openWanted } = await import('../../migrate/wanted-people.ts');
  const { maxWaitOf } = await import('../open-account.ts');
  const { cwd } = context;
  const request = {
    operation,
    input,
    folder: options.dir === undefined ? null : resolve(cwd, options.dir),
    least: options.minConfidence ?? null,
    relations: options.relation ?? null,
    maxAgeMs: MAX_AGE_MS,
    maxWaitMs: maxWaitOf(context, options),
  };
  const source = await openWanted(request, {
    ...context,
    onEvent: reporter.onFind,
    earlierFolder: twitterId => earlierFolder(context, twitterId),
  });
  const least = options.minConfidence ?? LEAST_SURE;
  if (operation === 'follow' && source.list !== null && !isAtLeast(least, LEAST_SURE)) {
    throw usageError(
      `--min-confidence ${least} needs the archive: in a list set follow to yes for whom you recognise, then it counts`,
    );
  }
  if (source.list === null && !options.dryRun) {
    await rememberFolder(context, options.dir, source.twitterId, source.folder);
  }
  return source;
}
