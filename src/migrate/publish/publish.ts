import { narrower } from '../../posts/visibility.ts';
import { orStopped } from '../stopped.ts';
import { adoptionOver } from './adoption.ts';
import { mismatch } from './answer.ts';
import { Coming } from './coming.ts';
import { Confirmer } from './confirm.ts';
import { DraftPublisher } from './draft-publisher.ts';
import { postSubject } from './records.ts';
import { Sender } from './send.ts';
import { standingOf } from './standing.ts';
import { Tally } from './tally.ts';
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
  const tally = new Tally();
  const coming = new Coming(source.drafts(), draft => {
    if (!plan.steps.has(draft.tweetId)) return null;
    const { frozen } = standingOf(tools.journal.items, draft.tweetId);
    if (frozen === null) return draft;
    // A tweet that was begun stays what it was, whatever the options say now; but no more people see the rest of it.
    return { ...frozen, visibility: narrower(frozen.visibility, draft.visibility) };
  });
  try {
    const stopped = await orStopped(tools.signal, () => run(plan, coming, source, request, tools, tally));
    return tally.result(plan, stopped);
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
    for (const subject of posted) confirmer.add(subject);
    tally.add(outcome, posted.length);
    tools.onEvent({ type: 'decided', outcome, done: tally.decided, total: plan.steps.size });
    if (outcome.why.startsWith('changed:'))
      return { reason: 'mismatch', error: mismatch(outcome.tweetId, outcome.url, outcome.why) };
    strange = isStrange(outcome) ? strange + 1 : outcome.state === 'done' ? 0 : strange;
    if (strange >= STRANGE_IN_A_ROW) return { reason: 'errors', error: tooStrange(outcome) };
    tally.drop(await confirmer.check(false));
    if (tally.dropped >= DROPPED) return { reason: 'dropped', error: droppedBy(tally.dropped) };
  }
  tally.drop(await confirmer.check(true));
  return tally.dropped >= DROPPED ? { reason: 'dropped', error: droppedBy(tally.dropped) } : null;
}

async function newestOf({ publishing }: PublishTools): Promise<string | null> {
  for await (const page of publishing.ownStatuses()) {
    const [newest] = page;
    if (newest) return newest.id;
  }
  return null;
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
