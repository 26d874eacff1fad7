import type { Contact, MatchedContact, Relation } from '../people/types.ts';

/** Whether a run is about this contact: one of the relations asked for, or a row of a contacts file. */
export function isWanted(contact: Contact, relations: ReadonlySet<Relation>): boolean {
  return contact.relations.some(relation => relation === 'contacts' || relations.has(relation));
}

/** The wanted contacts for whom no address is known: those of `unresolved.csv`. */
export function unresolved(
  contacts: readonly MatchedContact[],
  relations: ReadonlySet<Relation>,
): MatchedContact[] {
  return contacts.filter(({ contact, matches }) => matches.length === 0 && isWanted(contact, relations));
}
