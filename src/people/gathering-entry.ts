import { userOf } from './address.ts';
import { clueOf, cluesOf, type Utterance } from './clues.ts';
import { isTurnedAway, nameClues } from './display-name.ts';
import { extractAddresses } from './extract/extract.ts';
import { resembles } from './likeness.ts';
import { isLabel, ownAddresses } from './speech.ts';
import { PRAISE } from './speech-words/name-words.ts';
import type { Clue, ContactEntry } from './types.ts';

/** What one row of a contacts file says of where its contact is. */
export function entryClues(entry: ContactEntry): Clue[] {
  const profile = { kind: 'contacts_profile', tweetId: null, saidBy: 'contact' } as const;
  const clues: Clue[][] = [];
  if (entry.address) {
    const utterance: Utterance = {
      kind: 'contacts_address',
      text: entry.address,
      tweetId: null,
      saidBy: 'record',
    };
    // The column says what it is: a plain `user@host` in it is no e-mail address.
    clues.push(cluesOf(utterance, 'listed').map(clue => ({ ...clue, bare: false })));
  }
  if (entry.name) clues.push(nameClues(entry.name, entry.handle));
  if (entry.url) clues.push(cluesOf({ ...profile, text: entry.url }, 'stated'));
  for (const text of [entry.bio, entry.location]) {
    if (text) clues.push(profileClues({ ...profile, text }, entry.handle));
  }
  return clues.flat();
}

/**
 * The clues of a bio or location. Its owner speaks in it, but often of an employer: an address is theirs when it
 * is labelled ("Mastodon: …"), said in the first person, alone in its part of the text, or called like them.
 */
function profileClues(utterance: Utterance, handle: string | null): Clue[] {
  const found = extractAddresses(utterance.text);
  const own = ownAddresses(utterance.text, found, handle);
  return found.map((address, i) => {
    const before = utterance.text.slice(found[i - 1]?.end ?? 0, address.start);
    const after = utterance.text.slice(address.end, found[i + 1]?.start ?? utterance.text.length);
    const stated =
      own[i] === true ||
      isLabel(before.slice(before.search(PART_BEFORE) + 1)) ||
      standsAlone(
        utterance.text.slice(Math.max(0, address.start - NEAR), address.start),
        utterance.text.slice(address.end, address.end + NEAR),
      ) ||
      (found.length === 1 &&
        !isTurnedAway(before, after) &&
        handle !== null &&
        resembles(userOf(address.address), handle));
    return clueOf(utterance, address, stated ? 'stated' : 'mentioned');
  });
}

/** How far around an address a bio is looked at, in UTF-16 units: Twitter allows 160. */
const NEAR = 300;

/** The last mark that begins a new part of a bio. */
const PART_BEFORE = /[|•·\n,;/.][^|•·\n,;/.]*$/u;

/** A comma does not set an address apart: "Editor, @desk@paper.example" names an employer. */
function standsAlone(before: string, after: string): boolean {
  return (
    !PRAISE.test(before.slice(before.search(PART_BEFORE) + 1)) &&
    /(?:^|[|•·\n;])[^\p{L}\p{N}|•·\n;,/@]*$/u.test(before) &&
    /^[^\p{L}\p{N}|•·\n;,]*(?:$|[|•·\n;])/u.test(after)
  );
}
