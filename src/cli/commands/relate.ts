import type { Operation } from '../../mastodon/types.ts';
import type { RelateRequest, RelateResult, RelateTools, RelationPlan } from '../../migrate/relate/types.ts';
import type { WantedPeople, WantedSource } from '../../migrate/wanted-people.ts';
import type { StoredAccount } from '../../settings/accounts.ts';
import type { Context } from '../context.ts';
import { usageError } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import { expectImport, expectRelateSense, type RelateOptions } from './relate-options.ts';
import { RelateReporter } from './relate-reporter.ts';
import type { RelateRun } from './relate-result.ts';

/** `oxpecker follow [input]`: see `relate`. */
export const follow = relate('follow');
/** `oxpecker block [input]`: see `relate`. */
export const block = relate('block');
/** `oxpecker mute [input]`: see `relate`. */
export const mute = relate('mute');

/**
 * The body of `follow`, `block` and `mute`. It returns 0, or 3 while somebody could not be decided, 5 when something
 * has to be waited for.
 * @throws {ExitError} 2 for what makes no sense or cannot be asked; {LoginError}, {TemporaryError} and others
 */
function relate(operation: Operation) {
  return async (context: Context, options: RelateOptions, input?: string): Promise<ExitCode> => {
    expectRelateSense(operation, context, options, input);
    const reporter = await RelateReporter.start(operation, context, input);
    try {
      const { openSource } = await import('./relate-source.ts');
      const source = await openSource(operation, context, options, input, reporter);
      const { chooseAccount } = await import('../choose-account.ts');
      const stored = await chooseAccount(context, options, 'follow');
      return await withJournal(source, stored, context, options, reporter);
    } finally {
      reporter.stop();
    }
  };
}

async function withJournal(
  source: WantedSource,
  stored: StoredAccount,
  context: Context,
  options: RelateOptions,
  reporter: RelateReporter,
): Promise<ExitCode> {
  const { openJournalIn } = await import('../open-journal.ts');
  const { openFolder } = await import('../../migrate/folder.ts');
  if (!options.dryRun) await openFolder(source.folder);
  const journal = await openJournalIn(context, {
    folder: source.folder,
    isChosen: options.dir !== undefined,
    pair: { twitterId: source.twitterId, target: stored.address },
    dryRun: options.dryRun,
  });
  try {
    const people = await source.read();
    const { openOwnAccount } = await import('../open-account.ts');
    const { pacingMemory } = await import('../../migrate/pacing-memory.ts');
    const memory = pacingMemory(journal, context.clock.now());
    reporter.update(`Asking ${stored.host}`);
    const account = await openOwnAccount(context, stored, options, memory, reporter.onAccount);
    try {
      const { clock, signal } = context;
      const tools: RelateTools = { account, journal, clock, signal, onEvent: reporter.onRelate };
      const request = requestOf(reporter.operation, people, options);
      return await carryOut({ source, people, request, tools, context, options, reporter });
    } finally {
      await account.close();
    }
  } finally {
    await journal.close();
  }
}

async function carryOut(run: RelateRun): Promise<ExitCode> {
  const { request, tools, context, options, people, reporter } = run;
  const { operation } = request;
  if (options.viaImport) expectImport(tools.account.server, options);
  const { prepareRelations } = await import('../../migrate/relate/prepare.ts');
  const plan = await prepareRelations(request, tools, { dryRun: options.dryRun ?? false });
  if (plan.missing.length > 0) {
    const are = plan.missing.length === 1 ? 'is' : 'are';
    throw usageError(
      `${plan.missing.join(', ')} ${are} not among those to ${operation}: look at the spelling, and at follow in matches.csv`,
    );
  }
  const { showPlan, showRelateResult } = await import('./relate-result.ts');
  const view = await showPlan(plan, run);
  if (options.dryRun) {
    if (!context.terminal.json) context.terminal.say('This was a dry run: nothing was changed.');
    return people.problems.length > 0 ? 3 : 0;
  }
  if (!options.yes && (plan.steps.length > 0 || request.list !== null)) {
    const { confirm } = await import('../prompts.ts');
    const { planQuestion } = await import('../../report/relation-plan-text.ts');
    if (!(await confirm(context, planQuestion(view), '--yes'))) {
      context.terminal.say('Nothing was changed.');
      return 0;
    }
  }
  await reporter.begin(plan.steps.length, view.forecast?.finishAt ?? 0);
  const result = await apply(plan, request, tools, options);
  reporter.stop();
  return await showRelateResult(result, run);
}

async function apply(
  plan: RelationPlan,
  request: RelateRequest,
  tools: RelateTools,
  { viaImport }: RelateOptions,
): Promise<RelateResult> {
  if (viaImport) {
    const { importRelations } = await import('../../migrate/relate/import.ts');
    return await importRelations(plan, request, tools);
  }
  const { applyRelations } = await import('../../migrate/relate/apply.ts');
  return await applyRelations(plan, request, tools);
}

function requestOf(operation: Operation, { wanted }: WantedPeople, options: RelateOptions): RelateRequest {
  return {
    operation,
    wanted,
    only: options.only ?? [],
    max: options.max ?? Number.POSITIVE_INFINITY,
    retryFailed: options.retryFailed ?? false,
    acceptFailed: options.acceptFailed ?? false,
    list: options.list ?? null,
    reblogs: options.reblogs ?? true,
    notify: options.notify ?? false,
    hideNotifications: options.hideNotifications ?? true,
  };
}
