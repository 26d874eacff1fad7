import type { Account } from '../archive/types.ts';
import { type Address, addressKey } from '../people/address.ts';
import type {
  Clue,
  ClueKind,
  Confidence,
  LookupStatus,
  Match,
  MatchedContact,
  Relation,
  SaidBy,
} from '../people/types.ts';
import { isWanted } from '../people/wanted.ts';
import { type FindSummary, summarise } from './find-summary.ts';
import { groupedBy } from './grouped-by.ts';
import { terminalSafeJson } from './text.ts';

/** What `find --json` prints. Texts are exact, as the archive or the network has them. */
export interface FindDocument {
  /** `null` without an archive, or when it does not say whose it is. */
  readonly account: Account | null;
  /** The contacts of the wanted relations, and every other that has an address or may have one. */
  readonly contacts: readonly FoundContact[];
  readonly summary: FindSummary;
}

/** A Twitter account and where it may be on the fediverse. */
export interface FoundContact {
  readonly id: string | null;
  readonly handle: string | null;
  readonly name: string | null;
  readonly relations: readonly Relation[];
  /** Best first. */
  readonly matches: readonly FoundMatch[];
  /** Bare `a@b.c` that no server was asked about; left out when there is none. */
  readonly unchecked?: readonly UncheckedAddress[];
}

/** An address of a contact: how sure it is, why, and what its server says. */
export interface FoundMatch {
  /** As it was found. */
  readonly address: Address;
  /** The one to follow; `null` before a lookup, or when it found nobody. */
  readonly canonical: Address | null;
  readonly confidence: Confidence;
  /** Best first. */
  readonly clues: readonly FoundClue[];
  /** `null` when it was not looked up. */
  readonly lookup: FoundLookup | null;
  readonly followed_by_default: boolean;
  /** Only where true: a Bluesky account as a bridge shows it. */
  readonly bridged?: true;
}

/** One statement that a contact has an address. */
export interface FoundClue {
  readonly kind: ClueKind;
  readonly text: string;
  /** Left out where the clue stood in no tweet. */
  readonly tweet_id?: string;
  readonly said_by: SaidBy;
}

/** What the open network says of an address. */
export interface FoundLookup {
  readonly status: LookupStatus;
  readonly profile_url: string | null;
  /** NodeInfo's name of the server software. */
  readonly software: string | null;
  /** Only where the account moved: its address before. */
  readonly moved_from?: Address;
}

/** What may be an e-mail address as well. */
export interface UncheckedAddress {
  readonly address: Address;
  readonly clues: readonly FoundClue[];
}

/**
 * The JSON text of a `FindDocument` in chunks, a contact a line, so that 100,000 contacts are never one string.
 * Safe on a terminal.
 */
export function* findDocumentJson(
  account: Account | null,
  contacts: readonly MatchedContact[],
  relations: ReadonlySet<Relation>,
): Generator<string> {
  yield `{"account":${terminalSafeJson(account)},"contacts":[`;
  let separator = '\n';
  for (const matched of contacts) {
    if (!belongs(matched, relations)) continue;
    yield separator + terminalSafeJson(foundContact(matched));
    separator = ',\n';
  }
  yield `\n],"summary":${terminalSafeJson(summarise(contacts, relations))}}\n`;
}

function belongs({ contact, matches, unchecked }: MatchedContact, relations: ReadonlySet<Relation>): boolean {
  return matches.length > 0 || unchecked.length > 0 || isWanted(contact, relations);
}

/** One contact as the document has it. */
function foundContact({ contact, matches, unchecked }: MatchedContact): FoundContact {
  return {
    id: contact.id,
    handle: contact.handle,
    name: contact.name,
    relations: contact.relations,
    matches: matches.map(foundMatch),
    ...(unchecked.length > 0 && { unchecked: byAddress(unchecked) }),
  };
}

function foundMatch(match: Match): FoundMatch {
  return {
    address: match.address,
    canonical: match.canonical,
    confidence: match.confidence,
    clues: match.clues.map(foundClue),
    lookup: foundLookup(match),
    followed_by_default: match.followedByDefault,
    ...(match.clues.some(clue => clue.bridged) && { bridged: true }),
  };
}

function foundClue({ kind, text, tweetId, saidBy }: Clue): FoundClue {
  return { kind, text, ...(tweetId !== null && { tweet_id: tweetId }), said_by: saidBy };
}

function foundLookup({ lookup }: Match): FoundLookup | null {
  return (
    lookup && {
      status: lookup.status,
      profile_url: lookup.profile?.url ?? null,
      software: lookup.software,
      ...(lookup.movedFrom !== null && { moved_from: lookup.movedFrom }),
    }
  );
}

function byAddress(clues: readonly Clue[]): UncheckedAddress[] {
  const groups = groupedBy(clues, ({ address }) => addressKey(address));
  return [...groups.values()].map(alike => ({ address: alike[0].address, clues: alike.map(foundClue) }));
}
