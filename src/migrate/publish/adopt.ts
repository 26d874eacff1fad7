import type { Draft } from '../../posts/types.ts';
import { Adoption, adoptionOver } from './adoption.ts';
import { ADOPTED, draftSubject, postSubject } from './records.ts';
import { standingOf } from './standing.ts';
import type { DraftSource, Existing, PublishTools } from './types.ts';

/**
 * Writes down that posts of the account are this tool's, as `findLost` found them.
 * @param source the same that they were found with
 * @throws {JournalError}
 */
export async function adoptPosts(
  adoptable: readonly Existing[],
  source: DraftSource,
  { journal }: Pick<PublishTools, 'journal'>,
): Promise<void> {
  const adoption = new Adoption();
  const byTweet = new Map<string, Existing[]>();
  for (const each of adoptable) byTweet.set(each.tweetId, [...(byTweet.get(each.tweetId) ?? []), each]);
  for await (const draft of source.drafts()) {
    adoption.add(draft);
    const parts = byTweet.get(draft.tweetId) ?? [];
    if (parts.length === 0) continue;
    const { generation, frozen, parts: known } = standingOf(journal.items, draft.tweetId);
    if (frozen === null && known.length + parts.length < draft.parts.length)
      await freeze(draft, generation, journal);
    for (const { tweetId, part, id, url } of parts) {
      const key = `${postSubject(tweetId, part)}#${generation}`;
      const place = url === null ? {} : { url };
      await journal.append({ key, op: 'post', state: 'done', why: ADOPTED, id, ...place });
    }
  }
  await journal.append(adoptionOver(adoption.key()));
}

/** The rest of a thread goes on as it is now. */
async function freeze(draft: Draft, generation: number, journal: PublishTools['journal']): Promise<void> {
  const key = `${draftSubject(draft.tweetId)}#${generation}`;
  await journal.append({ key, op: 'draft', state: 'done', payload: draft });
}
