import {
  CONTACT_SIGNS,
  CONTACT_WORDS,
  FEDIVERSE_SIGNS,
  FEDIVERSE_WORDS,
  MAIL_SIGNS,
  MAIL_WORDS,
} from './data/cues.ts';

/** What the words around an address say it is. */
export type Cue = 'fediverse' | 'mail' | 'contact';

const REACH_BEFORE = 100;
const REACH_AFTER = 60;
/** A mail cue that speaks of the address itself and not of something else in the sentence. */
const CLOSE = 20;

const whole = (words: string) => String.raw`(?<![\p{L}\p{N}_])(?:${words})(?![\p{L}\p{N}_])`;
const CUES = new RegExp(
  [
    `(?<fediverse>${whole(FEDIVERSE_WORDS)}|${FEDIVERSE_SIGNS})`,
    `(?<mail>${whole(MAIL_WORDS)}|${MAIL_SIGNS})`,
    `(?<contact>${whole(CONTACT_WORDS)}|${CONTACT_SIGNS})`,
  ].join('|'),
  'giu',
);
/** With a colon it announces what comes next: "me@b.example Mastodon: …". */
const CUES_OF_ITS_OWN = new RegExp(`(?:${CUES.source})(?!\\s*:)`, CUES.flags);
const FEDIVERSE_WORD_END = new RegExp(`${whole(FEDIVERSE_WORDS)}$`, 'iu');

/**
 * The nearest cue to the piece `[start, end)`, looking no further than its neighbours `[from, to)`.
 * @returns `close` when it stands within a few words before the piece; `null` when there is none
 */
export function nearestCue(
  text: string,
  piece: { start: number; end: number },
  neighbours: { from: number; to: number },
): { cue: Cue; close: boolean } | null {
  const before = text.slice(Math.max(neighbours.from, piece.start - REACH_BEFORE), piece.start);
  const after = text.slice(piece.end, Math.min(neighbours.to, piece.end + REACH_AFTER));
  const last = [...before.matchAll(CUES)].at(-1);
  const [first] = after.matchAll(CUES_OF_ITS_OWN);
  const gapBefore = last ? distance(before.slice(last.index + last[0].length)) : Number.POSITIVE_INFINITY;
  const gapAfter = first ? distance(after.slice(0, first.index)) : Number.POSITIVE_INFINITY;
  const nearest = gapBefore <= gapAfter ? last : first;
  const cue = nearest ? cueOf(nearest) : null;
  return cue && { cue, close: gapBefore <= Math.min(gapAfter, CLOSE) };
}

/** How far apart two things are, in characters: a mark that closes a piece of a list parts them further. */
function distance(between: string): number {
  return between.length + (/[,;|/)\]•·\n]/.test(between) ? REACH_AFTER : 0);
}

/** Whether the word that ends at `index` speaks of the fediverse: `Mastodon@a@b.example`. */
export function fediverseWordPrecedes(text: string, index: number): boolean {
  return FEDIVERSE_WORD_END.test(text.slice(Math.max(0, index - 30), index));
}

function cueOf(match: RegExpExecArray): Cue {
  if (match.groups?.['fediverse'] !== undefined) return 'fediverse';
  return match.groups?.['mail'] !== undefined ? 'mail' : 'contact';
}
