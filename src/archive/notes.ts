import { type Fields, fieldsOf, idOf, listOf, numberOf, textOf } from './fields.ts';
import { snowflakeTime } from './tweet-time.ts';
import type { Note, Span, UrlEntity } from './types.ts';

/** A note as its file has it: it does not say whose long text it is. */
export interface DatedNote {
  readonly note: Note;
  /** Milliseconds since the epoch; the tweet follows 10–40 ms later (42 of 42). */
  readonly at: number;
}

/** @returns `null` when the record is no note with a text and a time */
export function noteOf(record: unknown): DatedNote | null {
  const fields = fieldsOf(fieldsOf(record).noteTweet);
  const core = fieldsOf(fields.core);
  const id = idOf(fields.noteTweetId);
  const text = textOf(core.text);
  const at = Date.parse(textOf(fields.createdAt) ?? '');
  if (id === null || text === null || Number.isNaN(at)) return null;
  return {
    note: { id, text, mentions: spansOf(core.mentions, mentionOf), urls: spansOf(core.urls, urlOf) },
    at,
  };
}

function spansOf<T>(list: unknown, parse: (entity: Fields, span: Span) => T | null): T[] {
  return listOf(list)
    .map(fieldsOf)
    .flatMap(entity => {
      const span = { start: numberOf(entity.fromIndex), end: numberOf(entity.toIndex) };
      return span.start >= 0 && span.end >= span.start ? (parse(entity, span) ?? []) : [];
    });
}

function mentionOf(entity: Fields, span: Span): Note['mentions'][number] | null {
  const handle = textOf(entity.screenName);
  return handle ? { handle, ...span } : null;
}

function urlOf(entity: Fields, span: Span): UrlEntity | null {
  const url = textOf(entity.shortUrl);
  return url === null ? null : { url, expanded: textOf(entity.expandedUrl), ...span };
}

const FARTHEST_MS = 1000;

/** Finds the note that a cut tweet belongs to. */
export class Notes {
  readonly #byTime: readonly DatedNote[];

  constructor(notes: readonly DatedNote[]) {
    this.#byTime = notes.toSorted((a, b) => a.at - b.at);
  }

  /**
   * The note nearest in time, within a second, whose text begins like the tweet's.
   * @param text the tweet's, still escaped
   */
  of(tweetId: string, text: string): Note | null {
    if (this.#byTime.length === 0) return null;
    const at = snowflakeTime(tweetId);
    if (at === null) return null;
    let nearest: DatedNote | undefined;
    for (let i = this.#firstFrom(at - FARTHEST_MS); i < this.#byTime.length; i += 1) {
      const candidate = this.#byTime[i];
      if (!candidate || candidate.at > at + FARTHEST_MS) break;
      const nearer = !nearest || Math.abs(candidate.at - at) < Math.abs(nearest.at - at);
      if (nearer && beginsLike(candidate.note.text, text)) nearest = candidate;
    }
    return nearest?.note ?? null;
  }

  /** Index of the first note at this time or later. */
  #firstFrom(at: number): number {
    let low = 0;
    let high = this.#byTime.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#byTime[middle]?.at ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** What `comparable` makes of every link. */
const LINK = 'https://t.co/';

/** Whether a tweet's text is the beginning of a note, but for the `…` and the media link that follow the cut. */
function beginsLike(note: string, tweet: string): boolean {
  const full = comparable(note);
  const uncut = comparable(unescaped(tweet));
  const shown = uncut.endsWith(LINK) ? uncut.slice(0, -LINK.length).trimEnd() : uncut;
  const cut = shown.endsWith('…') ? shown.slice(0, -1) : shown;
  return uncut !== '' && (full === uncut || (cut !== '' && full.startsWith(cut)));
}

/** Without the handles a reply begins with, which notes leave out, and with every t.co code, which differ, gone. */
function comparable(text: string): string {
  return text
    .replace(/^(?:@\w+\s+)+/, '')
    .replace(/https:\/\/t\.co\/\w+/g, LINK)
    .trim();
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
