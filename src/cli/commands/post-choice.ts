import type { DraftRequest } from '../../migrate/publish/read-drafts.ts';
import type { Context } from '../context.ts';
import { type Moment, momentBound } from '../post-values.ts';
import type { ChoiceOptions } from './post-options.ts';

/**
 * Which tweets are wanted.
 * @param timeZone whose calendar `--since` and `--until` mean
 * @throws {CsvError} when the file of `--select` cannot be read
 */
export async function choiceOf(
  context: Context,
  options: ChoiceOptions,
  timeZone: string,
): Promise<DraftRequest['choice']> {
  const bound = (moment: Moment | undefined, end: 'from' | 'to') =>
    moment === undefined ? null : momentBound(moment, end, timeZone);
  return {
    replies: options.replies ?? false,
    retweets: options.retweets ?? false,
    since: bound(options.since, 'from'),
    until: bound(options.until, 'to'),
    minLikes: options.minLikes ?? null,
    media: options.onlyMedia ? 'only' : options.media ? null : 'none',
    languages: options.lang ?? [],
    sources: options.source ?? [],
    notSources: options.notSource ?? [],
    matches: options.match ?? [],
    notMatches: options.notMatch ?? [],
    named: await namedTweets(context, options),
    order: options.order,
    limit: options.limit ?? null,
  };
}

/** The tweets of `--tweet` or `--select`, each with its answer; null for all. */
async function namedTweets(
  context: Context,
  { tweet, select }: ChoiceOptions,
): Promise<ReadonlyMap<string, boolean> | null> {
  const named = new Map((tweet ?? []).map(id => [id, true]));
  if (select === undefined) return tweet === undefined ? null : named;
  const { readSelection } = await import('../../report/posts-csv.ts');
  const name = select === '-' ? 'standard input' : select;
  const selected = await readSelection(inputOf(context, select), name);
  for (const [id, answer] of named) selected.set(id, answer);
  return selected;
}

/** A file of the person's; `-` is standard input. @throws {CsvError} with a sentence */
export async function* inputOf({ openInput }: Context, name: string): AsyncGenerator<Uint8Array> {
  const { throwCsvError } = await import('../../migrate/folder.ts');
  try {
    yield* openInput(name);
  } catch (error) {
    throwCsvError(name, error);
  }
}
