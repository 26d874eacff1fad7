import { join, relative } from 'node:path';
import { FILES } from '../../migrate/folder.ts';
import type { RelateRequest, RelateResult, RelateTools, RelationPlan } from '../../migrate/relate/types.ts';
import type { WantedPeople, WantedSource } from '../../migrate/wanted-people.ts';
import { problemLine } from '../../report/error-line.ts';
import { importCsv, importParts } from '../../report/import-csv.ts';
import { problemLines } from '../../report/problems-text.ts';
import { exceedsDay } from '../../report/relation-limit-text.ts';
import { planDocument } from '../../report/relation-plan-document.ts';
import { planLines } from '../../report/relation-plan-text.ts';
import { resultDocument } from '../../report/relation-result-document.ts';
import { type ResultView, resultLines } from '../../report/relation-result-text.ts';
import { personTable } from '../../report/relation-table.ts';
import type { ImportFile, PlanView } from '../../report/relation-view.ts';
import { cleanText, terminalSafeJson } from '../../report/text.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit-codes.ts';
import { endEarly } from './find.ts';
import type { RelateOptions } from './relate-options.ts';
import type { RelateReporter } from './relate-reporter.ts';

/** A run that is under way. */
export interface RelateRun {
  readonly source: WantedSource;
  readonly people: WantedPeople;
  readonly request: RelateRequest;
  readonly tools: RelateTools;
  readonly context: Context;
  readonly options: RelateOptions;
  readonly reporter: RelateReporter;
}

/**
 * Tells what will be done, as data with `--dry-run` or `--json`; writes import files where the server's limit makes it
 * a matter of days.
 */
export async function showPlan(plan: RelationPlan, run: RelateRun): Promise<PlanView> {
  const { context, options, people, reporter } = run;
  const { terminal } = context;
  const view = await planView(plan, run);
  reporter.stop();
  if (terminal.json) {
    const document = planDocument(view);
    if (options.dryRun) await terminal.write([terminalSafeJson(document, 2), '\n']);
    else reporter.line(document);
    for (const problem of people.problems) terminal.sayJson({ ...problemLine(problem) });
    return view;
  }
  if (options.dryRun) {
    const style = terminal.style('stdout');
    await terminal.writeLines(personTable(view.people, terminal.columns, style));
    if (view.people.length > 0) await terminal.writeLines(['']);
    await terminal.writeLines(planLines(view, terminal.columns, style));
  } else {
    const lines = planLines(view, terminal.errorColumns, terminal.style('stderr'));
    for (const line of lines) terminal.say(line);
  }
  for (const line of problemLines(people.problems, terminal.style('stderr'))) terminal.say(line);
  return view;
}

async function planView(plan: RelationPlan, run: RelateRun): Promise<PlanView> {
  const { source, people, request, tools, context, options } = run;
  const { server, address } = tools.account;
  const planned = plan.steps.map(({ wanted }) => wanted);
  const view: PlanView = {
    operation: plan.operation,
    account: address,
    server: { host: server.host, software: server.software, version: server.version },
    source: near(context, source.list ?? join(source.folder, FILES.matches)),
    people: planned,
    leftOut: {
      ...plan.leftOut,
      no: people.no,
      unasked: people.unasked,
      notSure: people.notSure,
      otherRelation: people.otherRelation,
      withoutAddress: people.withoutAddress,
    },
    resuming: plan.resuming,
    forecast: planned.length === 0 ? null : tools.account.forecast(plan.operation, planned.length),
    share: options.share,
    now: context.clock.now(),
    existing: plan.existing,
    alsoFollowed: people.alsoFollowed,
    list: request.list,
    postponed: people.postponed,
    imports: [],
    hasImportApi: server.quirks.importApi !== null,
    hasBlocks: server.quirks.hasBlocks,
  };
  return exceedsDay(view) ? { ...view, imports: await writeImports(plan, run) } : view;
}

/** Those who are followed already stay out of the files. */
async function writeImports(
  plan: RelationPlan,
  { source, request, tools, context }: RelateRun,
): Promise<ImportFile[]> {
  const { openFolder } = await import('../../migrate/folder.ts');
  const { writeParts } = await import('../../migrate/import-files.ts');
  const folder = await openFolder(source.folder);
  const addresses = plan.steps.map(({ wanted }) => wanted.address);
  const parts = importParts(addresses, plan.existing ?? 0);
  const name = `import-${plan.operation}-${tools.account.address.replace(/[^\w.@~-]/g, '_')}.csv`;
  const paths = await writeParts(
    join(folder, name),
    parts.map(part => importCsv(plan.operation, part, request)),
  );
  return paths.map((path, at) => ({ file: near(context, path), people: parts[at]?.length ?? 0 }));
}

/**
 * Tells what became of everybody.
 * @returns 0, or 3 while somebody could not be decided
 * @throws {ExitError} 5 when a limit, the network or an import has to be waited for; what stopped the run
 */
export async function showRelateResult(result: RelateResult, run: RelateRun): Promise<ExitCode> {
  const { source, people, tools, context, reporter } = run;
  const { terminal } = context;
  const { writeMoved } = await import('../../migrate/moved-people.ts');
  const moved = await writeMoved(source.folder, result.operation, people.wanted, tools.journal);
  const view: ResultView = {
    ...result,
    account: tools.account.address,
    movedFile: moved && near(context, moved),
  };
  if (terminal.json) {
    reporter.correct(result.outcomes);
    reporter.line(resultDocument(view, tools.journal.run));
  } else await terminal.writeLines(resultLines(view, terminal.columns, terminal.style('stdout')));
  await reporter.written();
  const { stopped } = result;
  if (stopped !== null && stopped.error !== null) throw stopped.error;
  if (result.failed > 0 || people.problems.length > 0) return 3;
  endEarly(people, context);
  return result.pending > 0 ? 5 : 0;
}

/** A path as the person would type it here. */
function near({ cwd }: Context, path: string): string {
  const short = relative(cwd, path);
  return cleanText(short.startsWith('..') ? path : short);
}
