import { isOpen } from '../../journal/states.ts';
import type { Entry, Item } from '../../journal/types.ts';
import { Adoption, isAdoptionOver } from './adoption.ts';
import { mismatch } from './answer.ts';
import { findExisting } from './find-existing.ts';
import { findLost } from './find-lost.ts';
import { Planner } from './plan.ts';
import { tweetOfPost } from './records.ts';
import { settleJournal } from './settle.ts';
import { changedIn } from './standing.ts';
import type { DraftSource, Existing, PostPlan, PublishRequest, PublishTools } from './types.ts';

/**
 * What would be posted: looks for what an earlier run left unclear, reads the account's own posts where that is asked for
 * (`skipExisting`) or the journal does not say that these tweets were looked for, and plans.
 * @param dryRun writes nothing to the journal, and waits for nothing
 * @throws {LoginError | TemporaryError | ApiError | JournalError}
 * @throws {Error} a server made something else of an earlier post, which is neither taken back nor accepted
 * @throws the signal's reason when it is aborted
 */
export async function preparePosts(
  source: DraftSource,
  request: PublishRequest,
  tools: PublishTools,
  { dryRun }: { readonly dryRun: boolean },
): Promise<PostPlan> {
  const { journal, publishing } = tools;
  const { entries, lost } = await settleJournal(tools, { dryRun });
  const items = dryRun ? withEntries(journal.items, entries) : journal.items;
  const changed = changedIn(items);
  const [first] = changed;
  if (first && !request.acceptFailed) throw mismatch(tweetOfPost(first).tweetId, first.url, first.why ?? '');
  const existing = request.skipExisting ? await findExisting(source, request, tools) : [];
  const planner = new Planner({
    request,
    items,
    lost,
    existing: new Map(existing.map(each => [each.tweetId, each])),
    ids: source.ids,
  });
  const adoption = new Adoption();
  for await (const draft of source.drafts()) {
    planner.add(draft);
    adoption.add(draft);
  }
  const plan = planner.finish();
  const key = adoption.key();
  const isOver = isAdoptionOver(items, key);
  return {
    ...plan,
    accepted: [...plan.accepted, ...changed.map(acceptedOf)],
    finishAt: publishing.forecast({ posts: plan.posts, uploads: plan.uploads }),
    existing: existing.filter(each => isNew(each, items)),
    adoptable: isOver ? [] : await findLost(source, request, tools, items),
    adoptionKey: isOver ? null : key,
  };
}

function acceptedOf({ subject, generation, why }: Item): PostPlan['accepted'][number] {
  return { key: `${subject}#${generation}`, why: why ?? '' };
}

function isNew({ tweetId }: Existing, items: ReadonlyMap<string, Item>): boolean {
  const item = items.get(`post:${tweetId}/0`);
  return item === undefined || item.undo === 'done' || isOpen(item.state);
}

function withEntries(items: ReadonlyMap<string, Item>, entries: readonly Entry[]): ReadonlyMap<string, Item> {
  const settled = new Map(items);
  for (const { key, state, id, url, why } of entries) {
    const item = items.get(key.slice(0, key.lastIndexOf('#')));
    if (!item) continue;
    const now = { ...item, state, id: id ?? item.id, url: url ?? item.url, why: why ?? null };
    settled.set(item.subject, now);
  }
  return settled;
}
