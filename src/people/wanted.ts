import type { Contact, Relation } from './types.ts';

/** Whether a run is about this contact: one of the relations asked for, or a row of a contacts file. */
export function isWanted(contact: Contact, relations: ReadonlySet<Relation>): boolean {
  return contact.relations.some(relation => relation === 'contacts' || relations.has(relation));
}

/** Whether the owner of the archive blocked or muted the contact on Twitter. */
export function isShunned({ relations }: Contact): boolean {
  return relations.includes('blocked') || relations.includes('muted');
}
