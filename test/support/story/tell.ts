import { createHash } from 'node:crypto';
import { SAMPLE_ACCOUNT, SampleArchive } from '../archive.ts';
import { type SampleMedia, snowflake } from '../archive-records.ts';

/** A tweet, and what has to become of it. */
export interface StoryTweet {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** With single spaces, without what is added: numbers of parts, the link of a quote. */
  readonly text: string;
  /** The tweet it answers. */
  readonly parent: string | null;
  readonly quotes: string | null;
  /** SHA-256 of its files in order, in hex. */
  readonly files: readonly string[];
}

/** An archive, and all that is to be posted of it, the oldest first. */
export interface Story {
  readonly archive: SampleArchive;
  readonly tweets: readonly StoryTweet[];
}

const BEGIN = Date.UTC(2019, 0, 15, 12);
const MINUTE = 60_000;
const WORDS =
  'heron reed water morning fog boat otter mill summer bridge rain light willow path stone quiet'.split(' ');
/** Often enough the same, so that only order and ids tell one from the other. */
const REFRAINS = ['Good morning', 'Good night', 'Still here', 'Look at this', 'Hello @bob'];

/**
 * Tells an archive: texts, of which many are alike, threads, texts too long for one post, photos, videos, GIFs, quotes,
 * and between them what is not to be posted.
 */
export function tell(tweets: number, random: () => number): Story {
  const below = (limit: number) => Math.floor(random() * limit);
  const archive = new SampleArchive();
  const told: StoryTweet[] = [];
  for (let index = 0; index < tweets; index += 1) {
    const at = BEGIN + index * 7 * MINUTE;
    const id = snowflake(new Date(at));
    const earlier = told.at(-1 - below(3));
    const parent = below(4) === 0 ? (earlier ?? null) : null;
    const quoted = below(15) === 0 ? (told[below(told.length)] ?? null) : null;
    const media = mediaOf(index, below);
    const isLong = below(20) === 0;
    const words = Array.from({ length: 110 + below(60) }, () => WORDS[below(WORDS.length)]).join(' ');
    const text = isLong
      ? `Tweet ${index}: ${words}`
      : below(3) === 0
        ? (REFRAINS[below(5)] ?? '')
        : `Tweet ${index}`;
    const link = `https://t.co/q${index}`;
    const owner = SAMPLE_ACCOUNT.id;
    const handle = SAMPLE_ACCOUNT.handle ?? '';
    archive.tweet({
      at: new Date(at),
      text: quoted ? `${text} ${link}` : text,
      media,
      ...(parent && { replyTo: { id: owner, handle, status: parent.id } }),
      ...(quoted && {
        urls: [{ url: link, expanded: `https://twitter.com/${handle}/status/${quoted.id}` }],
      }),
      ...(text.includes('@bob') && { mentions: [{ id: '12', handle: 'bob' }] }),
    });
    if (below(10) === 0) archive.tweet({ at: new Date(at + MINUTE), text: `RT @bob: ${text}` });
    told.push({
      id,
      at,
      text: text.replace('@bob', '＠bob'),
      parent: parent?.id ?? null,
      quotes: quoted?.id ?? null,
      files: media.map(({ content }) => createHash('sha256').update(content).digest('hex')),
    });
  }
  return { archive, tweets: told };
}

function mediaOf(
  index: number,
  below: (limit: number) => number,
): readonly (SampleMedia & { readonly content: string })[] {
  if (below(5) > 0) return [];
  const kind = below(6);
  if (kind === 0) return [{ type: 'video', basename: `v${index}.mp4`, content: `ftyp soun video ${index}` }];
  if (kind === 1) return [{ type: 'animated_gif', basename: `g${index}.mp4`, content: `ftyp GIF ${index}` }];
  return Array.from({ length: 1 + below(4) }, (_, each) => ({
    basename: `p${index}-${each}.jpg`,
    content: `photo ${each} of ${index}`,
  }));
}
