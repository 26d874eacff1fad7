import { addressKey, parseAddress } from './address.ts';
import { extractAddresses, type FoundAddress } from './extract/extract.ts';
import type { Attributed, Known } from './roster.ts';
import type { Clue, ClueKind, SaidBy, Standing } from './types.ts';

/** How many texts are kept that say the same of the same contact. */
const TEXTS_KEPT = 5;

/** Code points of a text that are kept around an address. */
const TEXT_LENGTH = 300;

/** What is common to all clues of one text. */
export interface Utterance {
  readonly kind: ClueKind;
  readonly text: string;
  readonly tweetId: string | null;
  readonly saidBy: SaidBy;
}

/** The clue that one address in a text gives. */
export function clueOf(utterance: Utterance, found: FoundAddress, standing: Standing): Clue {
  return {
    address: found.address,
    kind: utterance.kind,
    text: excerpt(utterance.text, found.start, found.end),
    tweetId: utterance.tweetId,
    saidBy: utterance.saidBy,
    standing,
    bare: found.bare,
    bridged: found.bridged,
  };
}

/** The clues of a text all of whose addresses have the same standing. */
export function cluesOf(utterance: Utterance, standing: Standing): Clue[] {
  return extractAddresses(utterance.text).map(found => clueOf(utterance, found, standing));
}

/**
 * The clue of a guess: the handle itself is the text.
 * @returns `null` for a handle that can be nobody's on the fediverse: an edited archive may hold anything as one
 */
export function guessClue(handle: string, host: string): Clue | null {
  const address = parseAddress(`${handle}@${host}`);
  return (
    address && {
      address,
      kind: 'guess',
      text: handle,
      tweetId: null,
      saidBy: 'guess',
      standing: 'guessed',
      bare: false,
      bridged: false,
    }
  );
}

/**
 * Adds a clue to those of a contact; of those that say the same, only the first few texts are kept.
 * @param via the handle by which the contact was recognised; `null`: by id, or by a record
 */
export function addClue(known: Known, clue: Clue, via: string | null): void {
  known.clues ??= new Map();
  const key = [addressKey(clue.address), clue.kind, clue.saidBy, clue.standing, via].join(' ');
  const alike = known.clues.get(key);
  if (!alike) known.clues.set(key, [{ clue, via }]);
  else if (alike.length < TEXTS_KEPT && alike.every(other => other.clue.text !== clue.text)) {
    alike.push({ clue, via });
  }
}

/** All clues of a contact, in the order they came, those alike together. */
export function cluesAbout(known: Known): Attributed[] {
  return [...(known.clues?.values() ?? [])].flat();
}

/** At most `TEXT_LENGTH` code points of a text, with the address `[start, end)` (UTF-16) in the middle. */
function excerpt(text: string, start: number, end: number): string {
  if (text.length <= TEXT_LENGTH) return text;
  // So much on either side is enough; a text of many addresses is not gone through for each of them.
  const centre = Math.floor((start + end) / 2);
  const reach = 2 * TEXT_LENGTH + 2;
  const left = Math.max(0, centre - reach);
  const points = Array.from(text.slice(left, centre + reach));
  if (points.length <= TEXT_LENGTH) return text;
  const middle = Array.from(text.slice(left, centre)).length;
  const from = Math.min(Math.max(0, middle - TEXT_LENGTH / 2), points.length - TEXT_LENGTH);
  return points.slice(from, from + TEXT_LENGTH).join('');
}
