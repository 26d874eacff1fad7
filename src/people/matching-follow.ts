import { addressKey } from './address.ts';
import { isAtLeast, LINKED_BACK } from './confidence.ts';
import type { Confidence, Contact, Match, MatchedContact, Relation } from './types.ts';
import { isShunned, isWanted } from './wanted.ts';

const NOT_THEIRS: ReadonlySet<Confidence> = new Set(['mentioned', 'guessed']);

/** Whether the network knows the account. */
export function answers({ lookup }: Pick<Match, 'lookup'>): boolean {
  return lookup?.status === 'found' || lookup?.status === 'moved';
}

/** Who is to be followed unless somebody says otherwise. */
export interface Choice {
  /** Whom to follow, besides the contacts of contacts files. */
  readonly relations: ReadonlySet<Relation>;
  /** How sure an address has to be at least. */
  readonly least: Confidence;
}

/** The same contacts with `followedByDefault` as this choice has it. */
export function chooseFollowed(contacts: readonly MatchedContact[], choice: Choice): MatchedContact[] {
  const taken = takenByBlocked(contacts);
  return contacts.map(({ contact, matches, unchecked }) => {
    const chosen = followed(contact, matches, choice, taken);
    return {
      contact,
      matches: matches.map(match => ({ ...match, followedByDefault: match === chosen })),
      unchecked,
    };
  });
}

/**
 * The match of a contact that is followed unless somebody says otherwise: the first that the network knows, if
 * it is sure enough; where that will not do, no other is taken in its stead. Two contacts may share it (somebody's
 * old and new Twitter account): it is one follow.
 *
 * @param matches best first
 * @param taken what `takenByBlocked` gives: such an account is followed only where its profile points back to this
 *   contact and to none of the blocked, so that naming it does not take it away from its owner
 */
function followed(
  contact: Contact,
  matches: readonly Match[],
  { relations, least }: Choice,
  taken: ReadonlyMap<string, boolean>,
): Match | undefined {
  if (!isWanted(contact, relations) || isShunned(contact)) return undefined;
  const best = matches.find(answers);
  if (!best?.canonical || !isAtLeast(best.confidence, least)) return undefined;
  const pointsToBlocked = taken.get(addressKey(best.canonical));
  if (pointsToBlocked || (pointsToBlocked === false && best.confidence !== 'confirmed')) return undefined;
  const profile = best.lookup?.profile;
  return profile?.memorial || profile?.suspended ? undefined : best;
}

/**
 * The accounts of whom the owner blocked or muted on Twitter, under whatever contact they turn up: by `addressKey`,
 * and whether the profile points back to the blocked contact.
 */
function takenByBlocked(contacts: readonly MatchedContact[]): Map<string, boolean> {
  const taken = new Map<string, boolean>();
  const matches = contacts.filter(({ contact }) => isShunned(contact)).flatMap(contact => contact.matches);
  for (const { canonical, confidence } of matches) {
    if (canonical === null || NOT_THEIRS.has(confidence)) continue;
    const key = addressKey(canonical);
    taken.set(key, LINKED_BACK.has(confidence) || (taken.get(key) ?? false));
  }
  return taken;
}
