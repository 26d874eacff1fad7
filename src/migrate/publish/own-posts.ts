import type { OwnStatus } from '../../mastodon/status-types.ts';
import { htmlText, saidBesideLinks } from './same-text.ts';
import type { PublishTools } from './types.ts';

/** A post of the account as far as it is compared with drafts. */
export interface OwnPost {
  /** Its place among all posts of the account, the oldest first. */
  readonly index: number;
  readonly id: string;
  readonly url: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** As `saidBesideLinks` has it. */
  readonly said: string;
  readonly parent: string | null;
  readonly attachments: number;
}

/**
 * The account's own posts, the oldest first.
 * @throws {LoginError | TemporaryError | ApiError}
 * @throws the signal's reason when it is aborted
 */
export async function readOwnPosts({
  publishing,
  signal,
  onEvent,
}: Pick<PublishTools, 'publishing' | 'signal' | 'onEvent'>): Promise<readonly OwnPost[]> {
  const all: Omit<OwnPost, 'index'>[] = [];
  const pages = publishing.traits.listsPrivate ? publishing.ownStatuses() : publishing.homeStatuses();
  for await (const page of pages) {
    signal.throwIfAborted();
    all.push(...page.map(comparable));
    onEvent({ type: 'reading', count: all.length });
  }
  return all.reverse().map((post, index) => ({ ...post, index }));
}

function comparable({ id, url, createdAt, content, inReplyToId, attachments }: OwnStatus) {
  const said = saidBesideLinks(htmlText(content));
  return { id, url, at: Date.parse(createdAt), said, parent: inReplyToId, attachments };
}

/** Posts by a word that stands for what they say, each in the order in which it was given. */
export function postsBy(
  posts: readonly OwnPost[],
  wordOf: (post: OwnPost) => string,
): ReadonlyMap<string, readonly OwnPost[]> {
  const by = new Map<string, OwnPost[]>();
  for (const post of posts) {
    const word = wordOf(post);
    const same = by.get(word);
    if (same) same.push(post);
    else by.set(word, [post]);
  }
  return by;
}
