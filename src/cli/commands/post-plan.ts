import { basename, join, relative, resolve } from 'node:path';
import { bucketsOf, costOfPublishing, isCourtesy, limitText } from '../../mastodon/limits.ts';
import type { PostPlan } from '../../migrate/publish/types.ts';
import { problemLine } from '../../report/error-line.ts';
import { postDraftDocument, postPlanDocument } from '../../report/post-plan-document.ts';
import { postPlanLines } from '../../report/post-plan-text.ts';
import { draftRow } from '../../report/post-table.ts';
import type { LeftOutCount, PostPlanView } from '../../report/post-view.ts';
import { problemLines } from '../../report/problems-text.ts';
import { cleanText } from '../../report/text.ts';
import type { PostRun } from './post-run.ts';
import { planned } from './post-run.ts';

/** Rows of the table that are written at once; of more so many outlive a collection of garbage that V8 takes 16 MB more. */
const ROWS = 64;

/**
 * Tells what will be posted, as data with `--dry-run` or `--json`. A dry run names every tweet, and writes every
 * decision into `posts.csv`.
 */
export async function showPostPlan(plan: PostPlan, run: PostRun): Promise<PostPlanView> {
  const { context, options, reporter, source } = run;
  const { terminal } = context;
  const view = await planView(plan, run);
  const dryRun = options.dryRun ?? false;
  const shown = dryRun ? { ...view, decisionsFile: await writeDecisions(run) } : view;
  reporter.stop();
  const style = terminal.style('stdout');
  if (terminal.json) {
    reporter.line(postPlanDocument(shown));
    if (dryRun) await showDrafts(plan, run);
    for (const problem of source.problems) terminal.sayJson({ ...problemLine(problem) });
    await reporter.written();
    return shown;
  }
  if (dryRun) {
    await showDrafts(plan, run);
    if (view.tweets > 0) await terminal.writeLines(['']);
    await terminal.writeLines(postPlanLines(shown, terminal.columns, style));
  } else {
    for (const line of postPlanLines(shown, terminal.errorColumns, terminal.style('stderr')))
      terminal.say(line);
  }
  for (const line of problemLines(source.problems, terminal.style('stderr'))) terminal.say(line);
  return shown;
}

async function showDrafts(plan: PostPlan, run: PostRun): Promise<void> {
  const { context, reporter, source } = run;
  const { terminal } = context;
  const { draftView } = await import('../../migrate/publish/summary.ts');
  const style = terminal.style('stdout');
  let rows: string[] = [];
  for await (const draft of planned(source, plan)) {
    const view = draftView(draft);
    if (terminal.json) reporter.line(postDraftDocument(view));
    else rows.push(...draftRow(view, terminal.columns, style));
    if (rows.length >= ROWS) {
      await terminal.writeLines(rows);
      rows = [];
    }
  }
  await terminal.writeLines(rows);
}

async function planView(plan: PostPlan, run: PostRun): Promise<PostPlanView> {
  const { context, options, account, source, request, input, visibility, timeZone } = run;
  const { summariseDrafts } = await import('../../migrate/publish/summary.ts');
  const { host, software, version } = account.server;
  const summary = await summariseDrafts(planned(source, plan));
  const { quietHours } = options;
  return {
    ...summary,
    posts: plan.posts,
    account: account.address,
    server: { host, software, version },
    source: cleanText(input),
    order: options.order,
    visibility,
    localOnly: request.localOnly,
    backdates: request.backdate,
    timeZone,
    leftOut: leftOutOf(plan, run),
    resuming: plan.resuming,
    forecast: forecastOf(plan, run),
    share: options.share,
    quietHours: quietHours === undefined ? null : `${clock(quietHours.from)}-${clock(quietHours.to)}`,
    now: context.clock.now(),
    decisionsFile: null,
  };
}

/** Why tweets were not chosen, and why chosen ones are not tried. */
function leftOutOf({ leftOut }: PostPlan, { source }: PostRun): LeftOutCount[] {
  const { beyondMax, ...others } = leftOut;
  const counts = [...source.leftOut(), ...Object.entries(others), ['beyond-max', beyondMax] as const];
  return counts.map(([word, count]) => ({ word, count })).filter(({ count }) => count > 0);
}

function forecastOf(plan: PostPlan, { account, tools, request }: PostRun): PostPlanView['forecast'] {
  if (plan.steps.size === 0) return null;
  const { posts, uploads, finishAt } = plan;
  const postsAt = tools.publishing.forecast({ posts, uploads: 0 });
  const filesAt = tools.publishing.forecast({ posts: 0, uploads });
  const decidedBy = uploads > 0 && filesAt >= postsAt ? 'files' : 'posts';
  const { server } = account;
  const write = decidedBy === 'files' ? 'upload' : request.backdate ? 'backdated' : 'post';
  const cost = costOfPublishing(server, write);
  const buckets = bucketsOf(server).filter(({ name }) => cost.includes(name));
  // The one of its own, where the server has one: those for all requests come first.
  const own = buckets.find(({ name }) => name === 'media' || name === 'post') ?? buckets.at(-1);
  return {
    finishAt,
    decidedBy,
    limit: own ? limitText(own.name, own.rule) : null,
    isCourtesy: own !== undefined && isCourtesy(server, own.name),
  };
}

/** @returns the file as the person would type its path */
async function writeDecisions({ context, options, folder, source }: PostRun): Promise<string> {
  const { FILES, replaceFile, setAside } = await import('../../migrate/folder.ts');
  const { isEditedPostsCsv, postsCsv } = await import('../../report/posts-csv.ts');
  const path = join(folder, FILES.posts);
  // What it says is in the new one when it was named.
  const isNamed = options.select !== undefined && resolve(context.cwd, options.select) === path;
  const aside = isNamed ? null : await setAside(path, isEditedPostsCsv);
  await replaceFile(path, postsCsv(source.decisions()));
  if (aside !== null) context.terminal.say(`Your edited posts.csv is ${cleanText(basename(aside))} now.`);
  const short = relative(context.cwd, path);
  return cleanText(short.startsWith('..') ? path : short);
}

function clock(minutes: number): string {
  const two = (count: number) => String(count).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
