import type { MatchedContact, Relation } from '../people/types.ts';
import { isWanted } from '../people/wanted.ts';

/** The wanted contacts for whom no address is known: those of `unresolved.csv`. */
export function unresolved(
  contacts: readonly MatchedContact[],
  relations: ReadonlySet<Relation>,
): MatchedContact[] {
  return contacts.filter(({ contact, matches }) => matches.length === 0 && isWanted(contact, relations));
}
