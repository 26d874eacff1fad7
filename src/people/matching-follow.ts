import { addressKey } from './address.ts';
import type { Confidence, Contact, Match, MatchedContact, Relation } from './types.ts';

const FOLLOWED: ReadonlySet<Confidence> = new Set(['confirmed', 'stated', 'listed']);
const NOT_THEIRS: ReadonlySet<Confidence> = new Set(['mentioned', 'guessed']);

/** Whether the network knows the account. */
export function answers({ lookup }: Pick<Match, 'lookup'>): boolean {
  return lookup?.status === 'found' || lookup?.status === 'moved';
}

/**
 * The match of a contact that is followed unless somebody says otherwise: the first that the network knows, if
 * it is sure enough; where that will not do, no other is taken in its stead. Two contacts may share it (somebody's
 * old and new Twitter account): it is one follow.
 *
 * @param matches best first
 * @param relations whom to follow, besides the contacts of contacts files
 * @param taken what `takenByBlocked` gives
 */
export function followed(
  contact: Contact,
  matches: readonly Match[],
  relations: ReadonlySet<Relation>,
  taken: ReadonlySet<string>,
): Match | undefined {
  const wanted = contact.relations.some(relation => relation === 'contacts' || relations.has(relation));
  if (!wanted || isShunned(contact)) return undefined;
  const best = matches.find(answers);
  if (!best?.canonical || taken.has(addressKey(best.canonical)) || !FOLLOWED.has(best.confidence)) {
    return undefined;
  }
  const profile = best.lookup?.profile;
  return profile?.memorial || profile?.suspended ? undefined : best;
}

/** Keys of the accounts of whom the owner blocked or muted on Twitter, under whatever contact they turn up. */
export function takenByBlocked(contacts: readonly MatchedContact[]): Set<string> {
  const matches = contacts.filter(({ contact }) => isShunned(contact)).flatMap(contact => contact.matches);
  return new Set(
    matches.flatMap(({ canonical, confidence }) =>
      canonical === null || NOT_THEIRS.has(confidence) ? [] : [addressKey(canonical)],
    ),
  );
}

function isShunned({ relations }: Contact): boolean {
  return relations.includes('blocked') || relations.includes('muted');
}
