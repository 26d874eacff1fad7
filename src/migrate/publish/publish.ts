import { narrower } from '../../posts/visibility.ts';
import { orStopped } from '../relate/stopped.ts';
import { adoptionOver } from './adoption.ts';
import { mismatch } from './answer.ts';
import { Coming } from './coming.ts';
import { Confirmer } from './confirm.ts';
import { DraftPublisher } from './draft-publisher.ts';
import { postSubject, tweetOfPost } from './records.ts';
import { Sender } from './send.ts';
import { standingOf } from './standing.ts';
import { Turn } from './turn.ts';
import type {
  DraftSource,
  PostOutcome,
  PostPlan,
  PublishRequest,
  PublishResult,
  PublishStopped,
  PublishTools,
} from './types.ts';
import { Uploads } from './uploads.ts';

/** So many answers in a row that do not fit mean that something is wrong with the server, or with us. */
const STRANGE_IN_A_ROW = 5;
/** So many posts that vanished mean that the server takes them for spam. */
const DROPPED = 2;

/** What a run has done so far. */
interface Tally {
  /** The ids of tweets that were posted, wholly. */
  readonly done: Set<string>;
  /** The ids of those that were not, or are not there any more. */
  readonly failed: Set<string>;
  skipped: number;
  posts: number;
  /** Posts that vanished. */
  dropped: number;
  decided: number;
  readonly problems: PostOutcome[];
}

/**
 * Carries a plan out, one post after the other: nothing is sent before its intent stands in the journal, and the next
 * only after what came of it stands there too. Files of coming posts go ahead while the limit of posts holds them.
 * @param source the same that the plan was made of
 * @returns what was done, also when the run had to end early
 * @throws {JournalError} when nothing can be written down any more
 */
export async function publishPosts(
  plan: PostPlan,
  source: DraftSource,
  request: PublishRequest,
  tools: PublishTools,
): Promise<PublishResult> {
  await begin(plan, tools);
  const counts = { skipped: 0, posts: 0, dropped: 0, decided: 0 };
  const tally: Tally = { done: new Set(), failed: new Set(), problems: [], ...counts };
  const coming = new Coming(source.drafts(), draft => {
    if (!plan.steps.has(draft.tweetId)) return null;
    const { frozen } = standingOf(tools.journal.items, draft.tweetId);
    if (frozen === null) return draft;
    // A tweet that was begun stays what it was, whatever the options say now; but no more people see the rest of it.
    return { ...frozen, visibility: narrower(frozen.visibility, draft.visibility) };
  });
  try {
    const stopped = await orStopped(tools.signal, () => run(plan, coming, source, request, tools, tally));
    return resultOf(plan, tally, stopped);
  } finally {
    await coming.close();
  }
}

/** Writes down what the plan itself has decided, and what the run sets out to do. */
async function begin(plan: PostPlan, { journal }: PublishTools): Promise<void> {
  const op = 'post';
  // Whoever posts has turned down what could have been taken over.
  if (plan.adoptionKey !== null) await journal.append(adoptionOver(plan.adoptionKey));
  for (const { key, why } of plan.accepted) {
    // What stands there, only not as asked, can be taken back all the same.
    const state = why.startsWith('changed: ') ? 'done' : 'skipped';
    await journal.append({ key, op, state, why: `accepted: ${why}` });
  }
  for (const { tweetId, part, id, url } of plan.existing) {
    const { generation } = standingOf(journal.items, tweetId);
    const key = `${postSubject(tweetId, part)}#${generation}`;
    await journal.append({ key, op, state: 'skipped', why: 'already', id, ...(url === null ? {} : { url }) });
  }
  await journal.appendPlan({ op, total: plan.undecidedPosts });
}

async function run(
  plan: PostPlan,
  coming: Coming,
  source: DraftSource,
  request: PublishRequest,
  tools: PublishTools,
  tally: Tally,
): Promise<PublishStopped | null> {
  const sender = new Sender(tools, plan.steps.size > 0 ? await newestOf(tools) : null);
  const uploads = new Uploads(tools, source);
  const turn = new Turn(tools, coming, uploads);
  const confirmer = new Confirmer(tools);
  const publisher = new DraftPublisher(request, tools, { sender, uploads, turn });
  let strange = 0;
  for (let draft = await coming.at(0); draft !== null; draft = await coming.at(0)) {
    tools.signal.throwIfAborted();
    const { outcome, posted } = await publisher.publish(draft);
    coming.drop();
    tally.posts += posted.length;
    for (const subject of posted) confirmer.add(subject);
    note(outcome, plan, tools, tally);
    if (outcome.why.startsWith('changed:'))
      return { reason: 'mismatch', error: mismatch(outcome.tweetId, outcome.url, outcome.why) };
    strange = isStrange(outcome) ? strange + 1 : outcome.state === 'done' ? 0 : strange;
    if (strange >= STRANGE_IN_A_ROW) return { reason: 'errors', error: tooStrange(outcome) };
    await confirm(confirmer, false, tally);
    if (tally.dropped >= DROPPED) return { reason: 'dropped', error: droppedBy(tally.dropped) };
  }
  await confirm(confirmer, true, tally);
  return tally.dropped >= DROPPED ? { reason: 'dropped', error: droppedBy(tally.dropped) } : null;
}

async function confirm(confirmer: Confirmer, isLast: boolean, tally: Tally): Promise<void> {
  const missing = await confirmer.check(isLast);
  tally.dropped += missing.length;
  for (const item of missing) {
    const { tweetId } = tweetOfPost(item);
    tally.done.delete(tweetId);
    if (tally.failed.has(tweetId)) continue;
    tally.failed.add(tweetId);
    const why = 'dropped by the server';
    tally.problems.push({ tweetId, state: 'failed', why, url: item.url, remarks: [] });
  }
}

async function newestOf({ publishing }: PublishTools): Promise<string | null> {
  for await (const page of publishing.ownStatuses()) {
    const [newest] = page;
    if (newest) return newest.id;
  }
  return null;
}

function note(outcome: PostOutcome, { steps }: PostPlan, { onEvent }: PublishTools, tally: Tally): void {
  tally.decided += 1;
  if (outcome.state === 'done') tally.done.add(outcome.tweetId);
  else if (outcome.state === 'skipped') tally.skipped += 1;
  else tally.failed.add(outcome.tweetId);
  if (outcome.state !== 'done') tally.problems.push(outcome);
  onEvent({ type: 'decided', outcome, done: tally.decided, total: steps.size });
}

function resultOf(plan: PostPlan, tally: Tally, stopped: PublishStopped | null): PublishResult {
  const { done, skipped, posts, problems, decided } = tally;
  const { failed, unclear, undoing, held, beyondMax } = plan.leftOut;
  return {
    done: done.size,
    posts,
    skipped,
    problems,
    left: plan.steps.size - decided + beyondMax,
    failed: tally.failed.size + failed + unclear + undoing + held,
    stopped,
  };
}

function isStrange({ state, why }: PostOutcome): boolean {
  return state === 'unknown' || why.startsWith('error:');
}

function tooStrange({ tweetId, why }: PostOutcome): Error {
  return new Error(
    `Your server gave ${STRANGE_IN_A_ROW} answers in a row that do not fit, the last for tweet ${tweetId} (${why}): see whether the server is well, then run the same command with --retry-failed`,
  );
}

function droppedBy(count: number): Error {
  return new Error(
    `Your server said yes to ${count} posts that are not there, as it does with spam: ask its administrator before you run this again with --retry-failed`,
  );
}
