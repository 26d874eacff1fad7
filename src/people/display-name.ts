import { userOf } from './address.ts';
import { clueOf } from './clues.ts';
import { extractAddresses } from './extract/extract.ts';
import { resembles } from './likeness.ts';
import { ownAddresses } from './speech.ts';
import { ABOUT, BELONGS_TO, NO_LONGER, NO_LONGER_UNSPACED, NOT_THEIRS } from './speech-words/name-words.ts';
import type { Clue } from './types.ts';

const any = (words: readonly string[]) => `(?:${words.join('|')})`;

/** What may stand between such a word and the address: "ex (@a@b)", "no longer at @a@b". */
const LINK =
  '(?:[\\s:;("\'“–—@.-]+(?:of|the|a|on|at|as|me|my|account|acct|acc|mastodon|to|auf|von|bei|sur|en|em|su|på|na|op|compte|cuenta|conta|konto))*[\\s:("\'“–—-]*$';
const START = '(?<![\\p{L}\\p{N}.])';

const TURNED_AWAY: readonly RegExp[] = [
  new RegExp(`${START}${any(NO_LONGER)}(?![\\p{L}\\p{N}])${LINK}`, 'u'),
  new RegExp(`${any(NO_LONGER_UNSPACED)}[\\s:("'“‘]*$`, 'u'),
  new RegExp(`${START}${any(ABOUT)}(?:[\\s:("'“–—-]+[\\p{L}\\p{N}'.]+){0,3}[\\s:("'“–—-]*$`, 'u'),
];
const TO_ANOTHER = new RegExp(`(?:${START}${any(BELONGS_TO)}(?:\\s+(?:the|at))?|&)[\\s:("'“]*$`, 'u');
const TAKEN_BACK = new RegExp(`^[\\s)("'“:–—-]*${any(NOT_THEIRS)}`, 'u');

/**
 * The clues of a display name. An address in it is its owner's, unless words beside it say that it is not, or was
 * once ("formerly @a@b"), or is of whom they have to do with ("fan of @a@b").
 *
 * @param handle of whose name it is; `null` if nobody knows it
 */
export function nameClues(name: string, handle: string | null): Clue[] {
  const found = extractAddresses(name);
  const own = ownAddresses(name, found, handle);
  const utterance = { kind: 'display_name', text: name, tweetId: null, saidBy: 'contact' } as const;
  return found.map((address, i) => {
    const before = name.slice(found[i - 1]?.end ?? 0, address.start);
    const after = name.slice(address.end, found[i + 1]?.start);
    const called = [...(handle === null ? [] : [handle]), ...before.split(/[^\p{L}\p{N}]+/u)];
    const theirs =
      own[i] === true ||
      !(
        isTurnedAway(before, after) ||
        (TO_ANOTHER.test(flat(before)) && !called.some(word => resembles(userOf(address.address), word)))
      );
    return clueOf(utterance, address, theirs ? 'stated' : 'mentioned');
  });
}

/** Whether the words beside an address say that it is not, or no longer, the speaker's. */
export function isTurnedAway(before: string, after: string): boolean {
  return TURNED_AWAY.some(words => words.test(flat(before))) || TAKEN_BACK.test(flat(after));
}

function flat(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[’ʼ‘`´]/g, "'");
}
