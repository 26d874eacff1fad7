import type { Journal } from '../../journal/types.ts';
import type { OpenedTweets } from '../../migrate/publish/open-tweets.ts';
import type { PublishTools } from '../../migrate/publish/types.ts';
import type { StoredAccount } from '../../settings/accounts.ts';
import type { Context } from '../context.ts';
import { usageError } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import { confirm, requireTerminal } from '../prompts.ts';
import { quietUntil } from '../time-zone.ts';
import { expectPostSense, type PostOptions } from './post-options.ts';
import { PostReporter } from './post-reporter.ts';
import type { PostRun } from './post-run.ts';

/** A run before its account is known. */
interface Beginning {
  readonly context: Context;
  readonly options: PostOptions;
  readonly reporter: PostReporter;
  readonly input: string;
}

/**
 * `oxpecker post [archive]`.
 * @returns 0, or 3 while something is failed or unclear, or files of the archive are damaged
 * @throws {ExitError} 2 for what makes no sense or cannot be asked; {LoginError}, {TemporaryError} and others
 */
export async function post(context: Context, options: PostOptions, input?: string): Promise<ExitCode> {
  if (input === undefined || input === '') {
    throw usageError('post needs an archive: name the zip you got from Twitter, or its unpacked folder');
  }
  expectPostSense(options);
  if (!options.dryRun && !options.yes) requireTerminal(context, 'May I post these tweets?', '--yes');
  const reporter = await PostReporter.start(context, input);
  try {
    const { openTweets } = await import('../../migrate/publish/open-tweets.ts');
    const { earlierFolder } = await import('../remembered.ts');
    const opened = await openTweets(input, options.dir ?? null, {
      ...context,
      earlierFolder: async id => await earlierFolder(context, id),
    });
    try {
      const { chooseAccount } = await import('../choose-account.ts');
      const stored = await chooseAccount(context, options, 'post');
      // Whoever is mentioned has to be found, as for a follow.
      if (options.mention === 'matched' && !options.tokenFile)
        await chooseAccount(context, options, 'follow');
      return await withJournal(opened, stored, { context, options, reporter, input });
    } finally {
      await opened.archive.close();
    }
  } finally {
    reporter.stop();
    await reporter.written();
  }
}

async function withJournal(opened: OpenedTweets, stored: StoredAccount, begun: Beginning): Promise<ExitCode> {
  const { context, options } = begun;
  const { openJournalIn } = await import('../open-journal.ts');
  const { openFolder } = await import('../../migrate/folder.ts');
  const { rememberFolder } = await import('./find-result.ts');
  const { archive, folder } = opened;
  await openFolder(folder);
  const twitterId = archive.account?.id ?? null;
  const journal = await openJournalIn(context, {
    folder,
    isChosen: options.dir !== undefined,
    pair: { twitterId, target: stored.address },
    dryRun: options.dryRun,
  });
  try {
    if (!options.dryRun) await rememberFolder(context, options.dir, twitterId, folder);
    return await withAccount(opened, stored, journal, begun);
  } finally {
    await journal.close();
  }
}

async function withAccount(
  opened: OpenedTweets,
  stored: StoredAccount,
  journal: Journal,
  begun: Beginning,
): Promise<ExitCode> {
  const { context, options, reporter } = begun;
  const { decideVisibility, tellPrivate } = await import('./post-protection.ts');
  const decided = await decideVisibility(context, options, opened, reporter);
  const { openOwnAccount, maxWaitOf } = await import('../open-account.ts');
  const { pacingMemory } = await import('../../migrate/pacing-memory.ts');
  const memory = pacingMemory(journal, context.clock.now());
  reporter.update(`Asking ${stored.host}`);
  const account = await openOwnAccount(context, stored, options, memory, reporter.onAccount);
  try {
    const publishing = await account.publishing({ backdate: options.backdate });
    if (options.localOnly && !publishing.traits.hasLocalOnly) {
      throw usageError(
        `${account.server.software} cannot keep posts from other servers: leave out --local-only, or choose a narrower --visibility`,
      );
    }
    const { draftRequest, publishRequest } = await import('./post-request.ts');
    const { readDrafts } = await import('../../migrate/publish/read-drafts.ts');
    const { archive, folder } = opened;
    const timeZone = options.timeZone ?? (await archive.timeZone()) ?? 'UTC';
    const parts = { context, options, reporter, journal, publishing, folder, timeZone };
    const read = async (visibility: PostOptions['visibility']) =>
      await readDrafts(archive, await draftRequest({ ...parts, visibility }));
    let visibility = decided;
    let source = await read(visibility);
    // A Grailbird archive tells of its lock tweet by tweet.
    if (source.protectedHint === 'yes' && isOpen(visibility) && !options.wasPublic) {
      await source.close();
      visibility = tellPrivate(context);
      source = await read(visibility);
    }
    try {
      const { clock, signal, uuid } = context;
      const { quietHours } = options;
      const tools: PublishTools = {
        account,
        publishing,
        journal,
        clock,
        signal,
        uuid,
        maxWaitMs: maxWaitOf(context, options),
        quietUntil: time => (quietHours === undefined ? null : quietUntil(quietHours, timeZone, time)),
        onEvent: reporter.onPublish,
      };
      const request = publishRequest(parts);
      return await carryOut({ ...begun, account, source, request, tools, folder, visibility, timeZone });
    } finally {
      await source.close();
    }
  } finally {
    await account.close();
  }
}

async function carryOut(run: PostRun): Promise<ExitCode> {
  const { context, options, reporter, source, request, tools } = run;
  const { makePostPlan } = await import('./post-adoption.ts');
  const { plan, adopted } = await makePostPlan(run);
  const { showPostPlan } = await import('./post-plan.ts');
  const view = await showPostPlan(plan, run);
  if (options.dryRun) {
    if (!context.terminal.json) context.terminal.say('This was a dry run: nothing was posted.');
    return source.problems.length > 0 ? 3 : 0;
  }
  if (!options.yes && plan.steps.size > 0) {
    const { postQuestion } = await import('../../report/post-plan-text.ts');
    if (!(await confirm(context, postQuestion(view), '--yes'))) {
      context.terminal.say('Nothing was posted.');
      return 0;
    }
  }
  await reporter.begin(plan.steps.size, plan.finishAt);
  const { publishPosts } = await import('../../migrate/publish/publish.ts');
  const result = await publishPosts(plan, source, request, tools);
  reporter.stop();
  const { showPostResult } = await import('./post-result.ts');
  return await showPostResult({ ...result, adopted }, run);
}

function isOpen(visibility: PostOptions['visibility']): boolean {
  return visibility === 'public' || visibility === 'unlisted';
}
