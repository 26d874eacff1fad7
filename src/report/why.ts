import { LINKED_BACK } from '../people/confidence.ts';
import { answers } from '../people/matching-follow.ts';
import type { Clue, ClueKind, Lookup, LookupStatus, Match, Profile, Relation } from '../people/types.ts';
import { clip } from './columns.ts';
import { cleanText } from './text.ts';

/** Kinds of clue in which the contact can speak of themself. */
const STATED: Readonly<Record<ClueKind, string>> = {
  display_name: 'their display name says so',
  dm: 'they say so in a direct message',
  tweet: 'a tweet of theirs says so',
  retweet: 'a tweet of theirs that you retweeted says so',
  liked_tweet: 'a tweet of theirs that you liked says so',
  contacts_address: 'your contacts file says so',
  contacts_profile: 'their Twitter profile in your contacts file says so',
  guess: 'the same handle, a guess',
};

/** The same kinds where the address only stands beside the contact. */
const MENTIONED: Readonly<Record<ClueKind, string>> = {
  ...STATED,
  display_name: 'a display name beside their handle has it',
  dm: 'a direct message has it beside them',
  tweet: 'a tweet of yours has it beside them',
  retweet: 'a tweet you retweeted has it beside them',
  liked_tweet: 'a tweet you liked has it beside them',
  contacts_profile: 'their Twitter profile in your contacts file names it',
};

/** Where the lookup gives no reason of its own. */
const NOT_FOUND: Readonly<Record<Exclude<LookupStatus, 'found' | 'moved'>, string>> = {
  gone: 'the account is gone',
  unknown: 'the server does not know this account',
  unreachable: 'the server could not be reached',
  refused: 'the server refused to say',
};

/** Relations in which nobody asks why an address is not followed: it is not sure enough, or not there. */
const WANTED: ReadonlySet<Relation> = new Set(['following', 'contacts']);

/** In terminal columns: some reasons quote what a server says of itself. */
const LONGEST_REASON = 200;

/**
 * One short sentence on why this address stands beside this contact and what the lookup said of it, such as
 * "their display name says so; profile links back". What speaks against following comes first: a narrow table
 * shows no more. Clean text.
 *
 * @param relations what the contact is to the owner of the archive
 */
export function why(match: Match, relations: readonly Relation[]): string {
  const reasons = lookupReasons(match);
  const isThere = match.lookup === null || answers(match);
  const told = isThere ? [clueReason(match.clues), ...reasons] : [...reasons, clueReason(match.clues)];
  return [...against(match, relations), ...told].join('; ');
}

/** What keeps an account that is there from being followed. */
function against({ lookup, followedByDefault }: Match, relations: readonly Relation[]): string[] {
  const reasons: string[] = [];
  if (lookup?.profile?.memorial) reasons.push('in memoriam');
  if (lookup?.profile?.suspended) reasons.push('suspended');
  if (relations.includes('blocked')) reasons.push('you blocked them');
  else if (relations.includes('muted')) reasons.push('you muted them');
  else if (!followedByDefault && !relations.some(relation => WANTED.has(relation))) {
    reasons.push('you do not follow them');
  }
  return reasons;
}

/** What the best clue says, and how many others there are. `clues` are best first. */
function clueReason(clues: readonly Clue[]): string {
  const [best, ...others] = clues;
  if (!best) return 'no clue';
  const reason = (best.standing === 'mentioned' ? MENTIONED : STATED)[best.kind];
  if (others.length === 0) return reason;
  return `${reason}, and ${others.length} more ${others.length === 1 ? 'clue' : 'clues'}`;
}

function lookupReasons({ lookup, confidence, clues }: Match): string[] {
  const reasons = lookup ? outcome(lookup, confidence) : ['not looked up'];
  if (clues.some(clue => clue.bridged)) reasons.push('a Bluesky account through a bridge');
  if (lookup?.profile?.bot) reasons.push('a bot');
  return reasons;
}

function outcome({ status, profile, ...lookup }: Lookup, confidence: Match['confidence']): string[] {
  if (status === 'moved') {
    return [`moved from ${lookup.movedFrom ?? lookup.address}`, backLink(profile, confidence)];
  }
  if (status === 'found') return [backLink(profile, confidence)];
  const reason = lookup.why && clip(cleanText(lookup.why), LONGEST_REASON);
  return [reason ? `${status}: ${reason}` : NOT_FOUND[status]];
}

function backLink(profile: Profile | null, confidence: Match['confidence']): string {
  if (LINKED_BACK.has(confidence)) return 'profile links back';
  if (profile === null) return 'profile not readable';
  // What a record says counts as much with a link as without, so the confidence does not tell.
  return confidence === 'listed' ? 'account found' : 'profile does not link back';
}
