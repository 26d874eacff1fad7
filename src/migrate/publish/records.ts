import * as v from 'valibot';
import { JournalError } from '../../journal/errors.ts';
import type { Item } from '../../journal/types.ts';
import type { PostPayload } from '../../mastodon/status-types.ts';
import { type Address, parseAddress } from '../../people/address.ts';
import type { Draft } from '../../posts/types.ts';

const AddressSchema = v.custom<Address>(value => typeof value === 'string' && parseAddress(value) !== null);
const Text = v.nullable(v.string());
const VisibilitySchema = v.picklist(['public', 'unlisted', 'private', 'direct']);

const PieceSchema = v.variant('kind', [
  v.object({ kind: v.literal('text'), text: v.string(), isAdded: v.exactOptional(v.literal(true)) }),
  v.object({ kind: v.picklist(['name', 'hashtag']), text: v.string() }),
  v.object({ kind: v.literal('url'), url: v.string() }),
  v.object({ kind: v.literal('mention'), address: AddressSchema }),
  v.object({ kind: v.literal('own-link'), tweetId: v.string(), url: v.string() }),
]);

const MediaSchema = v.object({
  mediaId: v.string(),
  type: v.picklist(['photo', 'video', 'animated_gif']),
  path: v.string(),
  bytes: v.number(),
  mimeType: v.string(),
  fileName: v.string(),
  description: Text,
});

const DraftSchema: v.GenericSchema<unknown, Draft> = v.object({
  tweetId: v.string(),
  at: v.number(),
  parts: v.array(v.object({ pieces: v.array(PieceSchema), media: v.array(MediaSchema) })),
  parentTweetId: Text,
  quotedTweetId: Text,
  language: Text,
  sensitive: v.boolean(),
  spoiler: Text,
  visibility: VisibilitySchema,
  remarks: v.array(v.string()),
});

const PayloadSchema: v.GenericSchema<unknown, PostPayload> = v.object({
  text: v.string(),
  spoiler: Text,
  sensitive: v.boolean(),
  language: Text,
  visibility: VisibilitySchema,
  inReplyToId: Text,
  quotedStatusId: Text,
  mediaIds: v.array(v.string()),
  mentionIds: v.exactOptional(v.array(v.string())),
  backdateTo: Text,
  localOnly: v.boolean(),
});

/** `why` of a post that stood there when the journal began: it looks like one of ours, which nobody can prove. */
export const ADOPTED = 'adopted';

/** Whether a post was adopted. Nobody takes it back. */
export function isAdopted({ op, state, why }: Pick<Item, 'op' | 'state' | 'why'>): boolean {
  return op === 'post' && state === 'done' && why === ADOPTED;
}

/** The draft in a `draft` item. @throws {JournalError} when it is none */
export function draftIn(item: Item): Draft {
  return parse(DraftSchema, item);
}

/** What the intent of a `post` item says was sent. @throws {JournalError} when it does not say */
export function payloadIn(item: Item): PostPayload {
  return parse(PayloadSchema, item);
}

/** The newest own post that was known when an intent was written; null: there was none. */
export function baselineIn({ before }: Item): string | null {
  const newest = before?.['newest'];
  return typeof newest === 'string' ? newest : null;
}

/** When an intent was written by the server's clock, milliseconds since the epoch; null where nobody knows. */
export function serverTimeIn({ before }: Item): number | null {
  const time = before?.['serverTime'];
  const at = typeof time === 'string' ? Date.parse(time) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** The subject of the journal for one post of a tweet, and for the tweet's frozen draft and files. */
export function postSubject(tweetId: string, part: number): string {
  return `post:${tweetId}/${part}`;
}

export function draftSubject(tweetId: string): string {
  return `draft:${tweetId}`;
}

export function uploadSubject(tweetId: string, mediaId: string): string {
  return `upload:${tweetId}/${mediaId}`;
}

/** The tweet and the part that a `post` item is about. */
export function tweetOfPost({ subject }: Item): { readonly tweetId: string; readonly part: number } {
  const [tweetId = '', part = '0'] = subject.slice('post:'.length).split('/');
  return { tweetId, part: Number(part) };
}

function parse<T>(schema: v.GenericSchema<unknown, T>, { subject, payload }: Item): T {
  const parsed = v.safeParse(schema, payload);
  if (parsed.success) return parsed.output;
  const tweet = /\d+/.exec(subject)?.[0] ?? subject;
  throw new JournalError(
    `The journal does not say what was sent for tweet ${tweet}: it was changed by hand, or comes from another version of this tool. Put back a copy from before that, or run the newest version with npx oxpecker@latest`,
  );
}
