import { ownPieces, textOf } from '../../posts/text-of.ts';
import type { DraftPart } from '../../posts/types.ts';
import { saidBesideLinks } from './same-text.ts';

/** A text this short is on many posts. */
export const SHORT = 12;
/** A date says so much at least; the number of a part in a thread says less. */
const DATE = 6;
/** No date is longer than that, in whatever words. */
const LONGEST_DATE = 40;
/** Time zones are this far from each other at most. */
const ZONE_MS = 14 * 3600_000;

/** What a post of a draft says, as `saidBesideLinks` has it. */
export interface Said {
  /** With its date and its number. */
  readonly whole: string;
  /** What the tweet itself says. */
  readonly own: string;
}

/** What a part of a draft says. */
export function saidIn({ pieces }: DraftPart): Said {
  const [whole, own] = [saidBesideLinks(textOf(pieces)), saidBesideLinks(textOf(ownPieces(pieces)))];
  return { whole, own };
}

/**
 * Whether a post says what a draft says, perhaps with another date or none.
 * @param said of the post
 * @param at when it was tweeted, milliseconds since the epoch
 */
export function isSaid(said: string, { whole, own }: Said, at: number): boolean {
  if (said === whole || said === own) return true;
  return (
    (said.startsWith(own) && isDateOf(said.slice(own.length), at)) ||
    (said.endsWith(own) && isDateOf(said.slice(0, said.length - own.length), at))
  );
}

/** Whether what a post says is enough to know the tweet by. */
export function isTelling(said: string, { own }: Said): boolean {
  return said.length > SHORT || said.length - own.length >= DATE;
}

/** Whether this can be the date of a tweet in some form and time zone: its year and its day are in there. */
function isDateOf(said: string, at: number): boolean {
  if (said.length > LONGEST_DATE) return false;
  return [-ZONE_MS, 0, ZONE_MS].some(zone => {
    const date = new Date(at + zone);
    return said.includes(String(date.getUTCFullYear())) && said.includes(String(date.getUTCDate()));
  });
}
