import type { Address } from '../../src/people/address.ts';
import { matchContacts } from '../../src/people/matching.ts';
import type {
  Clue,
  Contact,
  GatheredContact,
  Lookup,
  LookupFailed,
  LookupFound,
  LookupMoved,
  Relation,
} from '../../src/people/types.ts';

/** The contact of these tests. */
export const BOB: Contact = { id: '2', handle: 'Bob', name: 'Bob', oldHandles: [], relations: ['following'] };

/** A display name that states an address, but for what is given. */
export function clue(address: Address, given: Partial<Clue> = {}): Clue {
  return {
    address,
    kind: 'display_name',
    text: address,
    tweetId: null,
    saidBy: 'contact',
    standing: 'stated',
    bare: false,
    bridged: false,
    ...given,
  };
}

/** What the network says of an address: found there, with a profile that points back to these accounts. */
export function found(
  address: Address,
  given: Partial<LookupFound> = {},
  twitter: readonly string[] = [],
): LookupFound {
  return {
    address,
    at: '2024-01-01T00:00:00.000Z',
    status: 'found',
    canonical: address,
    movedFrom: null,
    software: 'mastodon',
    profile: { url: null, twitter, bot: false, memorial: false, suspended: false },
    why: null,
    ...given,
  };
}

/** What the network says of an address whose owner is elsewhere now. */
export function moved(address: Address, canonical: Address, twitter: readonly string[] = []): LookupMoved {
  return { ...found(address, { canonical }, twitter), status: 'moved', movedFrom: address };
}

/** What the network says of an address where nobody is. */
export function missing(address: Address, status: LookupFailed['status'] = 'unknown'): LookupFailed {
  return {
    ...found(address),
    canonical: null,
    software: null,
    profile: null,
    status,
    why: 'nobody is there',
  };
}

/** Matches contacts as far as these answers go. */
export function match(
  gathered: readonly GatheredContact[],
  lookups: readonly Lookup[],
  relations: readonly Relation[] = ['following'],
) {
  const answers = new Map(lookups.map(lookup => [lookup.address, lookup]));
  return matchContacts(gathered, address => answers.get(address), new Set(relations));
}

/** The matches of one contact in short: address, confidence, and whether it is followed. */
export function outcome(clues: readonly Clue[], lookups: readonly Lookup[], contact: Partial<Contact> = {}) {
  const [matched] = match([{ contact: { ...BOB, ...contact }, clues }], lookups);
  return matched?.matches.map(
    ({ address, confidence, followedByDefault }) =>
      `${address} ${confidence}${followedByDefault ? ' followed' : ''}`,
  );
}
