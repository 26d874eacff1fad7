import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Media, Note, Tweet } from '../../../src/archive/types.ts';
import type { ConvertOptions } from '../../../src/posts/text/convert.ts';

/** A link as it stands in the text, and where it leads. */
type Link = readonly [url: string, expanded: string | null];

/** One tweet of the corpus and what a careful reader makes of it. */
export interface Case {
  readonly about: string;
  readonly text: string;
  readonly urls?: readonly Link[];
  /** Of `urls`, where they are not what they should be. */
  readonly indices?: readonly (readonly [number, number])[];
  readonly mentions?: readonly (readonly [handle: string, id: string | null])[];
  readonly media?: readonly string[];
  /** The tweet its media come from. */
  readonly mediaOf?: readonly [id: string, expanded: string];
  readonly reply?: 'self' | 'other';
  readonly note?: {
    readonly text: string;
    readonly urls?: readonly Link[];
    readonly mentions?: readonly string[];
  };
  readonly retweeted?: readonly [id: string, handle: string, text: string];
  readonly lang?: string;
  readonly mention?: ConvertOptions['mention'];
  readonly hashtags?: boolean;
  /** The text it becomes. */
  readonly is: string;
  /** The kinds of its pieces, but for texts. */
  readonly kinds?: string;
  /** `<id> own` or `<id> other`. */
  readonly quote?: string | null;
  readonly language?: string | null;
}

/** The cases of `tweets.jsonl`. */
export function readCorpus(): readonly Case[] {
  const lines = readFileSync(join(import.meta.dirname, 'tweets.jsonl'), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line): Case => JSON.parse(line));
}

/** Olive, whose tweets these are, knows where Bob is now. */
export function optionsOf({ mention = 'name', hashtags = true }: Partial<Case>): ConvertOptions {
  return {
    ownHandles: ['olive'],
    ownId: '7',
    mention,
    hashtags,
    addressOf: (handle, id) =>
      handle === 'bob' && (id === '11' || id === null) ? 'bob@social.example' : null,
    isOwnTweet: id => ['9001', '9002', '9999'].includes(id),
  };
}

/** The record that the archive reader would give. */
export function tweetOf(each: Omit<Case, 'is' | 'about'>): Tweet {
  const { text, urls = [], indices, mentions = [], media = [], mediaOf, reply, note, retweeted } = each;
  const spanOf = spansIn(text);
  const replyToUserId = { self: '7', other: '11' };
  return {
    id: '9999',
    createdAt: 'Wed Nov 09 10:10:10 +0000 2022',
    text,
    lang: each.lang ?? 'en',
    source: null,
    replyToStatusId: reply ? '400' : null,
    replyToUserId: reply ? replyToUserId[reply] : null,
    replyToHandle: null,
    mentions: mentions.map(([handle, id]) => ({ handle, id, name: null, ...spanOf(`@${handle}`) })),
    urls: urls.map(([url, expanded], i) => {
      const [start, end] = indices?.[i] ?? [];
      const span = start === undefined || end === undefined ? spanOf(url) : { start, end };
      return { url, expanded, ...span };
    }),
    media: media.map((url, i) => mediumOf(url, i, mediaOf)),
    hashtags: [],
    sensitive: false,
    likes: 0,
    versions: [],
    note: note ? noteOf(note) : null,
    circle: false,
    retweeted: retweeted
      ? { id: retweeted[0], user: { id: '11', handle: retweeted[1], name: null }, text: retweeted[2] }
      : null,
  };
}

function mediumOf(url: string, i: number, from: Case['mediaOf']): Media {
  return {
    id: String(i),
    type: 'photo',
    url,
    basename: `${i}.jpg`,
    sourceStatusId: from?.[0] ?? null,
    sourceUserId: null,
    expanded: from?.[1] ?? null,
    alt: null,
  };
}

function noteOf({ text, urls = [], mentions = [] }: NonNullable<Case['note']>): Note {
  const spanOf = spansIn(text);
  return {
    id: '8888',
    text,
    mentions: mentions.map(handle => ({ handle, ...spanOf(`@${handle}`) })),
    urls: urls.map(([url, expanded]) => ({ url, expanded, ...spanOf(url) })),
  };
}

/** Where a word stands, in code points; each time it is asked for, the next place. */
function spansIn(text: string): (word: string) => { start: number; end: number } {
  const seen = new Map<string, number>();
  return word => {
    const found = text.toLowerCase().indexOf(word.toLowerCase(), seen.get(word) ?? 0);
    const at = Math.max(0, found);
    seen.set(word, at + 1);
    const start = Array.from(text.slice(0, at)).length;
    return { start, end: start + Array.from(word).length };
  };
}
