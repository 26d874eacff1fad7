import { type TwitterAccount, twitterKey } from './twitter-link.ts';
import {
  type Clue,
  CONFIDENCES,
  type Confidence,
  type Contact,
  type Lookup,
  type Standing,
} from './types.ts';

const STANDINGS: readonly Standing[] = ['stated', 'listed', 'mentioned', 'guessed'];

/** How sure an address has to be at least to be followed, unless somebody says otherwise. */
export const LEAST_SURE: Confidence = 'listed';

/** Whether a confidence is as sure as this one, or surer. */
export function isAtLeast(confidence: Confidence, least: Confidence): boolean {
  return byConfidence(confidence, least) <= 0;
}

/** Reached only by a profile that points back to the contact. */
export const LINKED_BACK: ReadonlySet<Confidence> = new Set(['confirmed', 'claimed']);

/** Puts the clues that are worth most first. */
export function byStanding(a: Clue, b: Clue): number {
  return STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing);
}

/** Puts the surest first. */
export function byConfidence(a: Confidence, b: Confidence): number {
  return CONFIDENCES.indexOf(a) - CONFIDENCES.indexOf(b);
}

/**
 * How sure it is that an address is the contact's.
 * @param clues all clues to that address; at least one
 * @param lookup what the network says of it; `null` before it was asked
 */
export function confidenceOf(clues: readonly Clue[], contact: Contact, lookup: Lookup | null): Confidence {
  const linkedBack = lookup !== null && pointsBack(lookup, contact);
  return clues.map(({ standing }) => withBackLink(standing, linkedBack)).sort(byConfidence)[0] ?? 'guessed';
}

/** Whether the profile names the contact's Twitter account: by id, by its handle, or by one it alone ever had. */
function pointsBack({ profile }: Lookup, { id, handle, oldHandles }: Contact): boolean {
  const accounts: TwitterAccount[] = oldHandles.map(name => ({ id: null, handle: name }));
  if (handle !== null) accounts.push({ id: null, handle });
  if (id !== null) accounts.push({ id, handle: null });
  return accounts.some(account => profile?.twitter.includes(twitterKey(account)));
}

function withBackLink(standing: Standing, linkedBack: boolean): Confidence {
  if (!linkedBack || standing === 'listed') return standing;
  return standing === 'stated' ? 'confirmed' : 'claimed';
}
