import type { Journal } from '../../journal/types.ts';
import { bucketsOf, limitText } from '../../mastodon/limits.ts';
import type { Undoable, UndoPlan, UndoTools } from '../../migrate/undo/types.ts';
import { isEmptyPlan, type UndoPlanView } from '../../report/undo-view.ts';
import type { StoredAccount } from '../../settings/accounts.ts';
import type { AccountOptions } from '../account-options.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit-codes.ts';
import { confirm, requireTerminal } from '../prompts.ts';
import { UndoReporter } from './undo-reporter.ts';
import { expectRun } from './undo-run.ts';

/** The options of `undo`, as `declarations/undo.ts` declares them. */
export interface UndoOptions extends AccountOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly run?: string;
  readonly dir?: string;
}

/**
 * `oxpecker undo <what> [folder or archive]`.
 * @returns 0, or 3 when something could not be taken back, 5 while an import may still do what should be taken back
 * @throws {ExitError} 2 where it cannot ask; {LoginError}, {TemporaryError} and others
 */
export async function undo(
  context: Context,
  options: UndoOptions,
  what: Undoable,
  input?: string,
): Promise<ExitCode> {
  if (!options.dryRun && !options.yes) requireTerminal(context, 'May I take this back?', '--yes');
  const reporter = await UndoReporter.start(context, what);
  try {
    const { chooseAccount } = await import('../choose-account.ts');
    const { openOwnAccount } = await import('../open-account.ts');
    const stored = await chooseAccount(context, options, what === 'post' ? 'post' : 'follow');
    const journal = await openJournal(context, options, stored, input);
    try {
      if (options.run !== undefined) await expectRun(options.run, what, journal);
      reporter.update(`Asking ${stored.host}`);
      const { pacingMemory } = await import('../../migrate/pacing-memory.ts');
      const memory = pacingMemory(journal, context.clock.now());
      const account = await openOwnAccount(context, stored, options, memory, reporter.onAccount);
      try {
        const { clock, signal } = context;
        const tools = { account, journal, clock, signal, onEvent: reporter.onUndo };
        return await takeBack(tools, context, options, what, reporter);
      } finally {
        await account.close();
      }
    } finally {
      await journal.close();
    }
  } finally {
    reporter.stop();
  }
}

/** The journal of this account in the one folder that is meant. */
async function openJournal(
  context: Context,
  { dir, dryRun }: UndoOptions,
  stored: StoredAccount,
  input: string | undefined,
): Promise<Journal> {
  const { findPairJournal } = await import('../../migrate/find-journal.ts');
  const { openJournalIn } = await import('../open-journal.ts');
  const { earlierFolder } = await import('../remembered.ts');
  const request = { input: input ?? null, folder: dir ?? null };
  const { folder, pair } = await findPairJournal(request, stored.address, {
    ...context,
    earlierFolder: async id => await earlierFolder(context, id),
  });
  return await openJournalIn(context, { folder, isChosen: true, pair, dryRun });
}

async function takeBack(
  tools: UndoTools,
  context: Context,
  options: UndoOptions,
  what: Undoable,
  reporter: UndoReporter,
): Promise<ExitCode> {
  const { terminal } = context;
  const { applyUndo, prepareUndo } = await import('../../migrate/undo/undo.ts');
  const { undoPlanLines, undoQuestion, undoResultLines } = await import('../../report/undo-text.ts');
  const { undoPlanDocument, undoResultDocument } = await import('../../report/undo-document.ts');
  const run = options.run ?? null;
  const plan = await prepareUndo({ operation: what, run }, tools);
  reporter.stop();
  const view = { ...viewOf(plan, run, tools), limit: limitOf(plan, options, tools) };
  const style = terminal.style('stdout');
  if (terminal.json) reporter.line(undoPlanDocument(view));
  else await terminal.writeLines(undoPlanLines(view, terminal.columns, style));
  if (!options.dryRun && !options.yes && !isEmptyPlan(view)) {
    await reporter.written();
    // What is deleted or unfollowed is not got back by a key pressed too often.
    if (!(await confirm(context, undoQuestion(view), '--yes', false))) {
      terminal.say('Nothing was changed.');
      return 0;
    }
  }
  // What the server may still import can only be taken back later.
  const isOpen = what !== 'list' && what !== 'post' && plan.leftOut.unclear > 0;
  if (options.dryRun || isEmptyPlan(view)) {
    await reporter.written();
    return isOpen && !options.dryRun ? 5 : 0;
  }
  await reporter.begin();
  const result = await applyUndo(plan, tools);
  reporter.stop();
  const resultView = { ...result, account: tools.account.address };
  if (terminal.json) reporter.line(undoResultDocument(resultView));
  else await terminal.writeLines(undoResultLines(resultView, terminal.columns, style));
  await reporter.written();
  if (result.stopped !== null) throw result.stopped.error;
  if (result.failed > 0) return 3;
  return isOpen ? 5 : 0;
}

/** How long deletions take, which have a tight limit of their own (mastodon-api.md §1). */
function limitOf(
  { operation, steps }: UndoPlan,
  { share }: UndoOptions,
  { account }: UndoTools,
): UndoPlanView['limit'] {
  const bucket = bucketsOf(account.server).find(({ name }) => name === 'delete');
  if (operation !== 'post' || bucket === undefined) return null;
  const { limit, windowMs } = bucket.rule;
  const each = Math.max(1, Math.floor(limit * share));
  return {
    text: limitText(bucket.name, bucket.rule),
    takesMs: Math.max(0, steps.length - each) * (windowMs / each),
  };
}

function viewOf(plan: UndoPlan, run: string | null, { account }: UndoTools): Omit<UndoPlanView, 'limit'> {
  const { operation, leftOut } = plan;
  const { host, software, version } = account.server;
  return {
    operation,
    account: account.address,
    server: { host, software, version },
    run,
    names: plan.steps.map(({ name }) => name),
    noted: plan.noted.map(({ candidate, why }) => ({ name: candidate.name, why })),
    refollows: plan.refollows.map(({ name }) => name),
    lists: plan.lists.map(({ name }) => name),
    leftOut,
  };
}
