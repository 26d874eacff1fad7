import type { Operation, Quirks, Relationship } from '../../mastodon/types.ts';
import { type Address, addressKey } from '../../people/address.ts';

/** What an operation and its addresses are called in the journal, without the generation. */
export function subjectOf(operation: Operation, address: Address): string {
  return `${operation}:${addressKey(address)}`;
}

/** The address in such a name, in lower case. */
export function addressIn(subject: string): string {
  return subject.slice(subject.indexOf(':') + 1);
}

/** The word for it when it is done, as the relationship shows it; null when it is not. */
export function wordFor(operation: Operation, relation: Relationship, quirks: Quirks): string | null {
  switch (operation) {
    case 'follow':
      if (relation.following) return 'followed';
      return relation.requested ? 'requested' : null;
    case 'block':
      return relation.blocking || (!quirks.hasBlocks && relation.muting) ? 'blocked' : null;
    case 'mute':
      return relation.muting || (!quirks.hasBlocks && relation.blocking) ? 'muted' : null;
  }
}

/** How things stood, for the journal. */
export function flagsOf(relation: Relationship): Record<string, boolean> {
  const { following, requested, blocking, muting } = relation;
  return { following, requested, blocking, muting };
}
