import { answers } from '../people/matching-follow.ts';
import type { Clue, ClueKind, Lookup, LookupStatus, Match, Profile } from '../people/types.ts';
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

/** In terminal columns: some reasons quote what a server says of itself. */
const LONGEST_REASON = 200;

/**
 * One short sentence on why this address stands beside this contact and what the lookup said of it, such as
 * "their display name says so; profile links back". What speaks against following comes first: a narrow table
 * shows no more. Clean text.
 */
export function why(match: Match): string {
  const reasons = lookupReasons(match);
  const isThere = match.lookup === null || answers(match);
  return (isThere ? [clueReason(match.clues), ...reasons] : [...reasons, clueReason(match.clues)]).join('; ');
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
  if (lookup?.profile?.memorial) reasons.push('in memoriam');
  if (lookup?.profile?.suspended) reasons.push('suspended');
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
  if (confidence === 'confirmed' || confidence === 'claimed') return 'profile links back';
  if (profile === null) return 'profile not readable';
  // What a record says counts as much with a link as without, so the confidence does not tell.
  return confidence === 'listed' ? 'account found' : 'profile does not link back';
}
