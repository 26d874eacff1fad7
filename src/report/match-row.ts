import { type Address, addressKey } from '../people/address.ts';
import type { Confidence, Match, MatchedContact } from '../people/types.ts';
import { displayHandle, displayName } from './display-name.ts';
import { cleanText } from './text.ts';
import { why } from './why.ts';

/** One line of `matches.csv`: a contact and an address, and whether to follow it. */
export interface MatchRow {
  /** `null` when unknown, or spoilt by a spreadsheet. */
  readonly twitterId: string | null;
  readonly twitterHandle: string | null;
  readonly twitterName: string | null;
  readonly relations: readonly string[];
  /** The address to follow: the canonical one when it is known, else as it was found. */
  readonly address: Address;
  /** `null` in a row added by hand. */
  readonly confidence: Confidence | null;
  readonly why: string;
  readonly profileUrl: string | null;
  /** What the tool would do; `null` in a row added by hand, or where the user's decision now agrees with it. */
  readonly followedByDefault: boolean | null;
  /** The user's word. */
  readonly follow: boolean;
  /** Other addresses under which an earlier run may have listed it; not in the file. */
  readonly alsoKnownAs: readonly Address[];
}

/** The rows of all matches, in their order: one a contact and address. */
export function* matchRows(contacts: Iterable<MatchedContact>): Generator<MatchRow> {
  for (const { contact, matches } of contacts) {
    for (const match of matches) {
      yield {
        twitterId: contact.id,
        twitterHandle: displayHandle(contact),
        twitterName: displayName(contact),
        relations: contact.relations,
        address: match.canonical ?? match.address,
        confidence: match.confidence,
        why: why(match, contact.relations),
        profileUrl: profileUrl(match),
        followedByDefault: match.followedByDefault,
        follow: match.followedByDefault,
        alsoKnownAs: otherAddresses(match),
      };
    }
  }
}

/** Every address that will be followed, each once, in the order of the rows. */
export function followedAddresses(rows: Iterable<MatchRow>): Address[] {
  const followed = new Map<string, Address>();
  for (const { follow, address } of rows) {
    if (follow && !followed.has(addressKey(address))) followed.set(addressKey(address), address);
  }
  return [...followed.values()];
}

/** A server may call anything its profile's URL. */
function profileUrl({ lookup }: Match): string | null {
  const url = cleanText(lookup?.profile?.url ?? '');
  return /^https?:\/\/\S{1,2000}$/i.test(url) ? url : null;
}

function otherAddresses({ address, canonical, clues, lookup }: Match): Address[] {
  const known = new Set([address, ...clues.map(clue => clue.address)]);
  if (lookup?.movedFrom) known.add(lookup.movedFrom);
  known.delete(canonical ?? address);
  return [...known];
}
