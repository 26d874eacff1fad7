import type { OpenedTweets } from '../../migrate/publish/open-tweets.ts';
import type { Context } from '../context.ts';
import { confirm } from '../prompts.ts';
import type { PostOptions } from './post-options.ts';
import type { PostReporter } from './post-reporter.ts';

type Visibility = PostOptions['visibility'];

const FLAGS = '--was-public, or --protected to post for followers only';
const QUESTION = 'Was your Twitter account ever protected? Then only followers get the posts';

/**
 * Who may see the posts. What was written behind a lock is never shown to more than followers unless the person says
 * so; the archive tells of a lock at times, never that there was none. What the person says once, as an answer or by an
 * option, holds for later runs; a lock that the archive tells of overrules it, but for the option itself.
 * @throws {ExitError} 2 where nobody can be asked, naming the flags; 130 for Ctrl-C
 */
export async function decideVisibility(
  context: Context,
  options: PostOptions,
  { archive }: OpenedTweets,
  reporter: PostReporter,
): Promise<Visibility> {
  const { visibility } = options;
  if (visibility === 'private' || visibility === 'direct') return visibility;
  const memory = await openMemory(context, archive.account?.id);
  if (options.protected) {
    await memory?.rememberProtected(true);
    return 'private';
  }
  const isShown = await tellsOfLock(archive);
  if (options.wasPublic) {
    if (isShown)
      context.terminal.say(
        'Careful: the archive says that the account was protected, you say it was public.',
      );
    else await memory?.rememberProtected(false);
    return visibility;
  }
  if (isShown) return tellPrivate(context);
  const known = memory?.wasProtected ?? null;
  if (known !== null) return known ? 'private' : visibility;
  reporter.stop();
  const wasProtected = await confirm(context, QUESTION, FLAGS);
  await memory?.rememberProtected(wasProtected);
  await reporter.resume('Reading the archive');
  return wasProtected ? 'private' : visibility;
}

/** Whether the archive tells of a lock. Grailbird does in every tweet: the first of them are read. */
async function tellsOfLock(archive: OpenedTweets['archive']): Promise<boolean> {
  if (archive.era === 'grailbird') {
    const tweets = archive.tweets('tweet')[Symbol.asyncIterator]();
    await tweets.next();
    await tweets.return?.();
  }
  return await archive.wasProtected();
}

/** Says that the archive has a lock. */
export function tellPrivate({ terminal }: Context): Visibility {
  terminal.say(
    'The archive says that the account was protected: posting for followers only (--was-public, if all of it was public).',
  );
  return 'private';
}

async function openMemory({ configFolder }: Context, twitterId: string | undefined) {
  if (twitterId === undefined || !/^\d+$/.test(twitterId)) return null;
  const { openMigrationMemory } = await import('../../settings/migrations.ts');
  return await openMigrationMemory(configFolder, twitterId);
}
