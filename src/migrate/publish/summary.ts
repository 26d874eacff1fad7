import { textOf } from '../../posts/text-of.ts';
import type { Draft, DraftMedia } from '../../posts/types.ts';
import { type DraftMediaCounts, type DraftView, filesOf } from '../../report/post-view.ts';

/** Before a person has seen enough. */
const MOST_EXAMPLES = 3;
const BEGINNING_CHARACTERS = 100;

/** What drafts come to as a whole. */
export interface DraftSummary {
  readonly tweets: number;
  readonly posts: number;
  readonly media: DraftMediaCounts;
  /** When the first and the last were tweeted, milliseconds since the epoch; null when there are none. */
  readonly from: number | null;
  readonly to: number | null;
  /** What goes otherwise than it stood on Twitter, with how many tweets; the most frequent first. */
  readonly remarks: readonly { readonly what: string; readonly count: number }[];
  /** One of each kind, as far as there are: a text alone, one with files, one of several posts. */
  readonly examples: readonly DraftView[];
}

/** Counts drafts and picks some to show; holds none of the others. */
export async function summariseDrafts(drafts: AsyncIterable<Draft>): Promise<DraftSummary> {
  const remarks = new Map<string, number>();
  const examples = new Map<string, Draft>();
  let [tweets, posts] = [0, 0];
  let media: DraftMediaCounts = NO_MEDIA;
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for await (const draft of drafts) {
    tweets++;
    posts += draft.parts.length;
    const own = mediaOf(draft);
    media = sum(media, own);
    [from, to] = [Math.min(from, draft.at), Math.max(to, draft.at)];
    for (const remark of draft.remarks.map(withoutName)) remarks.set(remark, (remarks.get(remark) ?? 0) + 1);
    const kind = draft.parts.length > 1 ? 'several' : filesOf(own) > 0 ? 'files' : 'text';
    if (examples.size < MOST_EXAMPLES && !examples.has(kind)) examples.set(kind, draft);
  }
  return {
    tweets,
    posts,
    media,
    from: tweets === 0 ? null : from,
    to: tweets === 0 ? null : to,
    remarks: [...remarks].map(([what, count]) => ({ what, count })).sort((a, b) => b.count - a.count),
    examples: [...examples.values()].map(draftView),
  };
}

/** What happened to `photo AbC.jpg` happened to other photos too. */
function withoutName(remark: string): string {
  return remark.replace(/(?: of)? \S+\.(?:jpe?g|png|webp|gif|mp4)\b/, '');
}

/** A draft as it is shown to the person. Links to one's own tweets stand as they are until those are posted. */
export function draftView(draft: Draft): DraftView {
  const { tweetId, at, parts, spoiler, sensitive, language, visibility, remarks } = draft;
  return {
    tweetId,
    at,
    texts: parts.map(({ pieces }) => textOf(pieces)),
    media: mediaOf(draft),
    spoiler,
    sensitive,
    language,
    visibility,
    isReply: draft.parentTweetId !== null,
    isQuote: draft.quotedTweetId !== null,
    remarks,
  };
}

const NO_MEDIA: DraftMediaCounts = { photos: 0, videos: 0, gifs: 0, bytes: 0 };

function mediaOf({ parts }: Draft): DraftMediaCounts {
  const files = parts.flatMap(part => part.media);
  const count = (type: DraftMedia['type']) => files.filter(file => file.type === type).length;
  return {
    photos: count('photo'),
    videos: count('video'),
    gifs: count('animated_gif'),
    bytes: files.reduce((total, { bytes }) => total + bytes, 0),
  };
}

function sum(a: DraftMediaCounts, b: DraftMediaCounts): DraftMediaCounts {
  return {
    photos: a.photos + b.photos,
    videos: a.videos + b.videos,
    gifs: a.gifs + b.gifs,
    bytes: a.bytes + b.bytes,
  };
}

/** The beginning of a draft's text, by which a person knows it again. */
export function beginningOf({ parts }: Draft): string {
  return textOf(parts[0]?.pieces ?? []).slice(0, BEGINNING_CHARACTERS);
}
