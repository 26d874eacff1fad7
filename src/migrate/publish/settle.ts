import { isOpen } from '../../journal/states.ts';
import type { Entry, Item } from '../../journal/types.ts';
import type { OwnStatus } from '../../mastodon/status-types.ts';
import { awaitLate } from '../late.ts';
import { lookFor, type OpenWrite, type PostSighting } from './look.ts';
import { baselineIn, payloadIn, serverTimeIn } from './records.ts';
import type { PublishEvent, PublishTools } from './types.ts';

/** What looking for a post takes. */
interface LookTools extends Pick<PublishTools, 'publishing' | 'journal' | 'clock' | 'signal'> {
  readonly onEvent: (event: Extract<PublishEvent, { type: 'settling' | 'pausing' }>) => void;
}

/** A run that died may have waited for the answer this long, as any run does. */
const ANSWER_MS = 60_000;
/** Servers throw files away that no post has after 24 hours (mastodon-api.md §3). */
const FILES_MS = 20 * 3600_000;

/** `absent`: it was not sent, and may be. `lost`: nobody can find out. */
export type Settled =
  | { readonly state: 'done'; readonly status: OwnStatus }
  | { readonly state: 'absent' | 'lost' };

/**
 * Finds out whether a post was sent whose answer just failed to come, when the server had its time to finish.
 * @throws {ApiError | LoginError | TemporaryError}
 * @throws the signal's reason when it is aborted
 */
export async function settlePost(write: OpenWrite, tools: LookTools): Promise<Settled> {
  await awaitLate(0, tools);
  return await settleLate(write, tools);
}

/**
 * The same when that time has passed. A list that does not show such posts proves nothing by not having it.
 * @throws as `settlePost` does
 */
async function settleLate(write: OpenWrite, tools: LookTools): Promise<Settled> {
  const first = judgementOf(await look(write, tools));
  if (first.state !== 'absent' || !(await areFilesTaken(write, tools))) return first;
  // Something has its files: it is there, or is about to be.
  await awaitLate(0, tools);
  const second = judgementOf(await look(write, tools));
  return second.state === 'absent' ? { state: 'lost' } : second;
}

/** Looks once, after an answer that says that the post is there. @throws as `settlePost` does */
export async function lookAgain(write: OpenWrite, tools: LookTools): Promise<Settled> {
  const seen = judgementOf(await look(write, tools));
  return seen.state === 'absent' ? { state: 'lost' } : seen;
}

/**
 * Settles what earlier runs left open, the oldest first, so that posts of one text come in their order.
 * @param dryRun looks at once, and writes nothing down
 * @returns the entries that say what was found, and the subjects of those of which nobody can find out
 * @throws {JournalError} and what `settlePost` throws
 */
export async function settleJournal(
  tools: LookTools,
  { dryRun }: { readonly dryRun: boolean },
): Promise<{ readonly entries: readonly Entry[]; readonly lost: ReadonlySet<string> }> {
  const { journal, publishing, onEvent } = tools;
  const open = [...journal.items.values()].filter(
    ({ op, state, undo }) => op === 'post' && undo === null && isOpen(state),
  );
  if (open.length > 0) onEvent({ type: 'settling', total: open.length });
  if (!dryRun) await awaitDead(open, tools);
  const entries: Entry[] = [];
  const lost = new Set<string>();
  const claimed = claimedIn(journal.items);
  for (const item of open.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const write = writeIn(item);
    const settled = dryRun
      ? judgementOf(await lookFor(write, publishing, claimed))
      : await settleLate(write, tools);
    if (settled.state === 'lost') lost.add(item.subject);
    const entry = entryOf(item, settled);
    if (entry === null) continue;
    entries.push(entry);
    if (settled.state === 'done') claimed.add(settled.status.id);
    if (!dryRun) await journal.append(entry);
  }
  return { entries, lost };
}

/** Waits for what a run that died may have sent last. What is unclear and not an intent any more was waited for. */
async function awaitDead(open: readonly Item[], tools: LookTools): Promise<void> {
  const intents = open.filter(({ state }) => state === 'intent');
  const passed = intents.map(item => passedSince(writeIn(item), tools) ?? 0);
  if (passed.length > 0) await awaitLate(Math.min(...passed), tools, ANSWER_MS);
}

/**
 * How long ago a post was sent, in milliseconds, as far as both clocks agree: ours may have been set since, and what the
 * server's was then is only as good as ours. Null where the server did not tell its time.
 */
function passedSince({ sentAt, sentAtServer }: OpenWrite, { publishing, clock }: LookTools): number | null {
  const serverNow = publishing.serverNow();
  if (serverNow === null || sentAtServer === null) return null;
  return Math.min(clock.now() - sentAt, serverNow - sentAtServer);
}

/** What an open item says was sent. @throws {JournalError} when it does not */
export function writeIn(item: Item): OpenWrite {
  return {
    payload: payloadIn(item),
    baseline: baselineIn(item),
    sentAt: Date.parse(item.at),
    sentAtServer: serverTimeIn(item),
  };
}

function entryOf(item: Item, settled: Settled): Entry | null {
  const key = `${item.subject}#${item.generation}`;
  const { op } = item;
  if (settled.state === 'done') {
    const { id, url } = settled.status;
    return { key, op, state: 'done', why: 'posted', id, ...(url === null ? {} : { url }) };
  }
  const isNews = settled.state === 'lost' && item.state === 'intent';
  return isNews ? { key, op, state: 'unknown', why: 'unclear' } : null;
}

async function look(write: OpenWrite, { publishing, journal }: LookTools): Promise<PostSighting> {
  return await lookFor(write, publishing, claimedIn(journal.items));
}

function judgementOf(sighting: PostSighting): Settled {
  if (sighting.seen === 'post') return { state: 'done', status: sighting.status };
  return { state: sighting.seen === 'nothing' ? 'absent' : 'lost' };
}

/** The ids of all posts in the journal. */
export function claimedIn(items: ReadonlyMap<string, Item>): Set<string> {
  const claimed = new Set<string>();
  for (const { op, id } of items.values()) if (op === 'post' && id !== null) claimed.add(id);
  return claimed;
}

/** A server that does not know a file any more while it still would keep it has given it to a post. */
async function areFilesTaken(write: OpenWrite, tools: LookTools) {
  const [first] = write.payload.mediaIds;
  const passed = passedSince(write, tools) ?? tools.clock.now() - write.sentAt;
  if (first === undefined || passed > FILES_MS) return false;
  return (await tools.publishing.mediaState(first)) === 'gone';
}
