import type { Address } from './address.ts';

/**
 * What a contact is to the owner of the archive. `messaged`: took part in a direct conversation.
 * `contacts`: stood in a `--contacts` file.
 */
export const RELATIONS = [
  'following',
  'follower',
  'blocked',
  'muted',
  'mentioned',
  'messaged',
  'contacts',
] as const;
/** One of `RELATIONS`. */
export type Relation = (typeof RELATIONS)[number];

/** A Twitter account the archive (or a contacts file) knows of. */
export interface Contact {
  /** `null` when only the handle is known. */
  readonly id: string | null;
  readonly handle: string | null;
  readonly name: string | null;
  /** Handles this id had before and that nobody else has now. */
  readonly oldHandles: readonly string[];
  /** In the order of `RELATIONS`. */
  readonly relations: readonly Relation[];
}

/** Where a clue stood. */
export type ClueKind =
  | 'display_name'
  | 'dm'
  | 'tweet'
  | 'retweet'
  | 'liked_tweet'
  | 'contacts_address'
  | 'contacts_profile'
  | 'guess';

/** Who said it: the contact, the owner of the archive, somebody else, a record made for this, or nobody. */
export type SaidBy = 'contact' | 'self' | 'third_party' | 'record' | 'guess';

/** What a clue is worth before anybody is asked on the network. */
export type Standing = 'stated' | 'listed' | 'mentioned' | 'guessed';

/** One statement that a contact has a fediverse address. */
export interface Clue {
  readonly address: Address;
  readonly kind: ClueKind;
  /** The exact text, at most 300 code points around the address. */
  readonly text: string;
  readonly tweetId: string | null;
  readonly saidBy: SaidBy;
  readonly standing: Standing;
  /** A bare `a@b.c` with nothing that hints at the fediverse: counts only if its host answers as a server. */
  readonly bare: boolean;
  /** A Bluesky account as Bridgy Fed bridges it. */
  readonly bridged: boolean;
}

/** How sure it is that an address is the contact's, best first. */
export const CONFIDENCES = ['confirmed', 'stated', 'listed', 'claimed', 'mentioned', 'guessed'] as const;
/** One of `CONFIDENCES`. */
export type Confidence = (typeof CONFIDENCES)[number];

/** What the open network says of an address. `refused`: the guard or the server would not have us. */
export type LookupStatus = 'found' | 'moved' | 'gone' | 'unknown' | 'unreachable' | 'refused';

/** A public profile, as far as it matters here. */
export interface Profile {
  readonly url: string | null;
  /**
   * Twitter accounts the profile points back to (bio, fields, `rel=me`), as `twitterKey` gives them: lower-case
   * handles, and `id:<digits>` for links by id.
   */
  readonly twitter: readonly string[];
  readonly bot: boolean;
  readonly memorial: boolean;
  readonly suspended: boolean;
}

/** What was asked, and when. */
interface Asked {
  readonly address: Address;
  /** ISO 8601. */
  readonly at: string;
}

interface Reached extends Asked {
  /** The address to follow, after canonical subject and moves. */
  readonly canonical: Address;
  /** NodeInfo `software.name` in lower case; `null` when the server does not say. */
  readonly software: string | null;
  /** `null` when it could not be read (closed API and authorised fetch): not a failure. */
  readonly profile: Profile | null;
  readonly why: null;
}

/** Somebody is there. */
export interface LookupFound extends Reached {
  readonly status: 'found';
  readonly movedFrom: null;
}

/** Somebody was there, and is at `canonical` now. */
export interface LookupMoved extends Reached {
  readonly status: 'moved';
  /** The canonical form of the old address. */
  readonly movedFrom: Address;
}

/** Nobody was found. */
export interface LookupFailed extends Asked {
  readonly status: Exclude<LookupStatus, 'found' | 'moved'>;
  readonly canonical: null;
  readonly movedFrom: null;
  readonly software: null;
  readonly profile: null;
  /** A sentence fragment. */
  readonly why: string;
  /** It was asked as a bare address: perhaps nobody but its host was asked. */
  readonly bare?: true;
}

/** The answer of the open network for one address. All have the same members, as lines of `lookups.jsonl` have. */
export type Lookup = LookupFound | LookupMoved | LookupFailed;

/** A contact's address with everything known about it. */
export interface Match {
  readonly address: Address;
  /** `null` before a lookup, or when the lookup found nobody. */
  readonly canonical: Address | null;
  readonly confidence: Confidence;
  /** Best first. */
  readonly clues: readonly Clue[];
  /** `null` when it was not looked up. */
  readonly lookup: Lookup | null;
  /** What `follow` would do when nobody says otherwise. */
  readonly followedByDefault: boolean;
}

/** A contact with its matches, best first, and the bare addresses that nobody has checked. */
export interface MatchedContact {
  readonly contact: Contact;
  readonly matches: readonly Match[];
  readonly unchecked: readonly Clue[];
}

/** One row of a `--contacts` file: another finder's export or a hand-made list. Empty cells are `null`. */
export interface ContactEntry {
  readonly id: string | null;
  readonly handle: string | null;
  readonly name: string | null;
  readonly bio: string | null;
  readonly location: string | null;
  readonly url: string | null;
  /** As written; may hold several, in any form `extractAddresses` knows, or plain `user@host`. */
  readonly address: string | null;
}

/** A contact with every clue to its addresses, before anybody is asked. */
export interface GatheredContact {
  readonly contact: Contact;
  readonly clues: readonly Clue[];
}

/** An address somebody has to be asked about; a bare one must prove that its host is a fediverse server. */
export interface Question {
  readonly address: Address;
  readonly bare: boolean;
}
