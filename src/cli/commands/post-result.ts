import type { PublishResult } from '../../migrate/publish/types.ts';
import { withRemarks } from '../../report/outcome-words.ts';
import { postResultDocument } from '../../report/post-result-document.ts';
import { postResultLines } from '../../report/post-result-text.ts';
import type { PostResultView } from '../../report/post-view.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { PostRun } from './post-run.ts';

/** What a run did, and how many posts it took over that stood there already. */
interface RunResult extends PublishResult {
  readonly adopted: number;
}

/**
 * Tells what became of the tweets.
 * @returns 0, or 3 while something failed or is unclear, or files of the archive are damaged
 * @throws what stopped the run
 */
export async function showPostResult(result: RunResult, run: PostRun): Promise<ExitCode> {
  const { context, reporter, source, tools } = run;
  const { terminal } = context;
  const view = await resultView(result, run);
  if (terminal.json) reporter.line(postResultDocument(view, tools.journal.run));
  else await terminal.writeLines(postResultLines(view, terminal.columns, terminal.style('stdout')));
  await reporter.written();
  if (result.stopped !== null) throw result.stopped.error;
  return result.failed > 0 || source.problems.length > 0 ? 3 : 0;
}

async function resultView(result: RunResult, run: PostRun): Promise<PostResultView> {
  const { account, source, reporter } = run;
  const wanted = new Map(result.problems.map(problem => [problem.tweetId, { at: 0, beginning: '' }]));
  if (wanted.size > 0) {
    const { beginningOf } = await import('../../migrate/publish/summary.ts');
    for await (const draft of source.drafts()) {
      if (wanted.has(draft.tweetId))
        wanted.set(draft.tweetId, { at: draft.at, beginning: beginningOf(draft) });
    }
  }
  const { done, posts, problems, left, failed, stopped } = result;
  return {
    account: account.address,
    tweets: done,
    posts,
    adopted: result.adopted,
    outcomes: problems.map(({ tweetId, state, why, url, remarks }) => ({
      tweetId,
      at: wanted.get(tweetId)?.at ?? null,
      beginning: wanted.get(tweetId)?.beginning ?? '',
      state,
      why: withRemarks(why, remarks),
      urls: url === null ? [] : [url],
    })),
    warnings: reporter.warnings,
    left,
    failed,
    stopped: stopped === null ? null : { reason: stopped.reason, sentence: null },
    lastUrl: reporter.lastUrl,
  };
}
