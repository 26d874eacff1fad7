import type { Item } from '../../journal/types.ts';
import type { OwnStatus } from '../../mastodon/status-types.ts';
import { ownPieces, textOf } from '../../posts/text-of.ts';
import type { Draft, DraftPart, Piece } from '../../posts/types.ts';
import { Adoption, adoptionOver } from './adoption.ts';
import { postDate } from './post-date.ts';
import { draftSubject, postSubject } from './records.ts';
import { htmlText, saidBesideLinks } from './same-text.ts';
import { claimedIn } from './settle.ts';
import { standingOf } from './standing.ts';
import type { DraftSource, Existing, PublishRequest, PublishTools } from './types.ts';

const ADOPTED = 'adopted';
const DAY_MS = 24 * 3600_000;
/** A text this short is on many posts. */
const SHORT = 12;
/** A crossposter brings a tweet by then. */
const CROSSPOST_MS = 3600_000;

/** An own post as far as it is compared. */
interface Kept {
  readonly id: string;
  readonly url: string | null;
  readonly at: number;
  readonly said: string;
  readonly parent: string | null;
  readonly attachments: number;
}

/**
 * The posts of a journal that was lost: those that say what a draft says, with its date where the text has one, or dated
 * as it. Each is taken once, in order, because texts repeat themselves. What the journal knows is left out, but for the
 * rest of a tweet whose adoption was cut off.
 * @param items the journal, settled
 * @throws {LoginError | TemporaryError | ApiError}
 * @throws the signal's reason when it is aborted
 */
export async function findLost(
  source: DraftSource,
  request: Pick<PublishRequest, 'backdate'>,
  tools: PublishTools,
  items: ReadonlyMap<string, Item>,
): Promise<readonly Existing[]> {
  const { traits } = tools.publishing;
  const claimed = claimedIn(items);
  const byText = new Map<string, Kept[]>();
  for (const kept of await readKept(tools)) {
    if (claimed.has(kept.id)) continue;
    const same = byText.get(kept.said) ?? [];
    same.push(kept);
    byText.set(kept.said, same);
  }
  if (byText.size === 0) return [];
  const isDated = traits.backdates && request.backdate;
  const found: Existing[] = [];
  for await (const each of source.drafts()) {
    const known = adoptedOf(items, each.tweetId);
    if (known === null) continue;
    const draft = standingOf(items, each.tweetId).frozen ?? each;
    let before = known.at(-1)?.id ?? null;
    for (const [part, { pieces, media }] of draft.parts.entries()) {
      if (part < known.length) continue;
      const same = byText.get(saidBesideLinks(textOf(pieces))) ?? [];
      const fitting = (kept: Kept) =>
        // What was there before the tweet is none of it, whatever it says.
        (isDated ? Math.abs(kept.at - postDate(draft, part)) <= 1000 : kept.at > draft.at - DAY_MS) &&
        (part === 0 || kept.parent === before);
      // A file that was refused is no reason to post the tweet twice.
      const exact = same.findIndex(kept => fitting(kept) && kept.attachments === media.length);
      const at = exact === -1 ? same.findIndex(kept => fitting(kept) && kept.said.length > SHORT) : exact;
      const [kept] = at === -1 ? [] : same.splice(at, 1);
      if (!kept) break;
      found.push({ tweetId: draft.tweetId, part, id: kept.id, url: kept.url });
      before = kept.id;
    }
  }
  return found;
}

/**
 * What stands in the account already with like text and within a day of the tweet, as a crossposter leaves it: it says
 * what the draft says, with its date or without. Of a tweet that says nothing there is a post that says nothing within
 * the hour after it, with as many files. Each post is taken once, by the tweet that is next to it.
 * @throws as `findLost` does
 */
export async function findExisting(
  source: DraftSource,
  request: Pick<PublishRequest, 'skipExisting'>,
  tools: PublishTools,
): Promise<readonly Existing[]> {
  if (!request.skipExisting) return [];
  const claimed = new Set(
    [...tools.journal.items.values()].flatMap(({ op, id }) => (op === 'post' ? [id] : [])),
  );
  const byText = new Map<string, Kept[]>();
  for (const kept of await readKept(tools)) {
    if (claimed.has(kept.id)) continue;
    const same = byText.get(kept.said) ?? [];
    same.push(kept);
    byText.set(kept.said, same);
  }
  const found: Existing[] = [];
  for await (const draft of source.drafts()) {
    const saidBy = (pieces: (part: DraftPart) => readonly Piece[]) =>
      saidBesideLinks(draft.parts.map(part => textOf(pieces(part))).join(''));
    const texts = new Set([saidBy(part => ownPieces(part.pieces)), saidBy(part => part.pieces)]);
    const same = [...texts].map(text => byText.get(text) ?? []);
    const [kept] = same
      .flat()
      .filter(each => isLike(draft, each))
      .sort((a, b) => Math.abs(a.at - draft.at) - Math.abs(b.at - draft.at));
    if (!kept) continue;
    for (const each of same) if (each.includes(kept)) each.splice(each.indexOf(kept), 1);
    found.push({ tweetId: draft.tweetId, part: 0, id: kept.id, url: kept.url });
  }
  return found;
}

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

/** The posts of a tweet that were adopted, if any; null for one that this tool posted, or took back. */
function adoptedOf(items: ReadonlyMap<string, Item>, tweetId: string): readonly Item[] | null {
  if (!items.has(postSubject(tweetId, 0))) return [];
  const { parts } = standingOf(items, tweetId);
  const isAdopted = parts.every(
    ({ state, why, undo }) => state === 'done' && why === ADOPTED && undo === null,
  );
  return parts.length > 0 && isAdopted ? parts : null;
}

/** The rest of a thread goes on as it is now. */
async function freeze(draft: Draft, generation: number, journal: PublishTools['journal']): Promise<void> {
  const key = `${draftSubject(draft.tweetId)}#${generation}`;
  await journal.append({ key, op: 'draft', state: 'done', payload: draft });
}

/** The account's own posts, the oldest first. */
async function readKept({ publishing, signal, onEvent }: PublishTools): Promise<readonly Kept[]> {
  const all: Kept[] = [];
  const pages = publishing.traits.listsPrivate ? publishing.ownStatuses() : publishing.homeStatuses();
  for await (const page of pages) {
    signal.throwIfAborted();
    all.push(...page.map(keptOf));
    onEvent({ type: 'reading', count: all.length });
  }
  return all.reverse();
}

function keptOf({ id, url, createdAt, content, inReplyToId, attachments }: OwnStatus): Kept {
  const said = saidBesideLinks(htmlText(content));
  return { id, url, at: Date.parse(createdAt), said, parent: inReplyToId, attachments };
}

/** Whether a post of the same text is a tweet. */
function isLike({ at, parts }: Draft, kept: Kept): boolean {
  if (kept.said !== '') return Math.abs(kept.at - at) <= DAY_MS;
  const files = parts.flatMap(({ media }) => media).length;
  return files > 0 && files === kept.attachments && kept.at >= at && kept.at - at <= CROSSPOST_MS;
}
