import { type Address, addressKey } from '../people/address.ts';
import { isAtLeast, LEAST_SURE } from '../people/confidence.ts';
import type { Contact, Match, MatchedContact, Relation } from '../people/types.ts';
import { isWanted } from '../people/wanted.ts';
import { displayHandle } from './display-name.ts';
import type { MatchRow } from './match-row.ts';

/**
 * What a run found, counted in contacts, as it stands in the JSON document. Only contacts of the wanted relations and
 * of contacts files count, each once by the address that would be followed, else by the best one:
 *
 *     contacts = found + to_review + unchecked + no_clue
 *     found = confirmed + stated + listed           to_review = claimed + mentioned + guessed
 *
 * `moved` to `not_looked_up` say what the lookup answered for those found; the rest of them answered plainly.
 */
export interface FindSummary {
  readonly contacts: number;
  /** Those of them that the owner follows. */
  readonly following: number;
  readonly with_handle: number;
  readonly found: number;
  readonly confirmed: number;
  readonly stated: number;
  readonly listed: number;
  readonly moved: number;
  readonly gone: number;
  readonly unknown: number;
  readonly unreachable: number;
  readonly refused: number;
  readonly not_looked_up: number;
  readonly to_review: number;
  readonly claimed: number;
  readonly mentioned: number;
  readonly guessed: number;
  /** No address, but something that may be one and that nobody was asked about. */
  readonly unchecked: number;
  readonly no_clue: number;
  readonly followed_by_default: number;
  /** Contacts of other relations that have an address; in none of the other counts. */
  readonly others_with_address: number;
}

/**
 * Counts what `FindSummary` says.
 *
 * @param relations the wanted relations; contacts files count without being asked for
 */
export function summarise(
  contacts: readonly MatchedContact[],
  relations: ReadonlySet<Relation>,
): FindSummary {
  return reviewed(contacts, relations, []).summary;
}

/**
 * The same after the person has said yes to some that were to be reviewed.
 * @param rows of `matches.csv`, with their answers
 * @returns `chosen`: how many they said yes to, in the place of `to_review`
 */
export function reviewed(
  contacts: readonly MatchedContact[],
  relations: ReadonlySet<Relation>,
  rows: readonly Answer[],
): { readonly summary: FindSummary; readonly chosen: number } {
  const yes = rows.filter(({ follow, followedByDefault }) => follow && followedByDefault !== true);
  const said = new Set(yes.map(row => pairKey(row.twitterId, row.twitterHandle, row.address)));
  const saidYes = (contact: Contact, { canonical, address }: Match) =>
    said.has(pairKey(contact.id, displayHandle(contact), canonical ?? address));
  const summary = emptySummary();
  let chosen = 0;
  for (const matched of contacts) {
    if (isWanted(matched.contact, relations)) chosen += count(matched, summary, saidYes);
    else if (matched.matches.length > 0) summary.others_with_address += 1;
  }
  return { summary, chosen };
}

type Answer = Pick<MatchRow, 'twitterId' | 'twitterHandle' | 'address' | 'followedByDefault' | 'follow'>;

/** One address may stand with several contacts: a yes to one of them says nothing of the others. */
function pairKey(id: string | null, handle: string | null, address: Address): string {
  return JSON.stringify([id ?? `@${handle?.toLowerCase() ?? ''}`, addressKey(address)]);
}

type Counts = { -readonly [Name in keyof FindSummary]: number };

function emptySummary(): Counts {
  return {
    contacts: 0,
    following: 0,
    with_handle: 0,
    found: 0,
    confirmed: 0,
    stated: 0,
    listed: 0,
    moved: 0,
    gone: 0,
    unknown: 0,
    unreachable: 0,
    refused: 0,
    not_looked_up: 0,
    to_review: 0,
    claimed: 0,
    mentioned: 0,
    guessed: 0,
    unchecked: 0,
    no_clue: 0,
    followed_by_default: 0,
    others_with_address: 0,
  };
}

/** @returns 1 for a contact that would be to review, had the person not said yes; 0 for all others */
function count(
  { contact, matches, unchecked }: MatchedContact,
  counts: Counts,
  saidYes: (contact: Contact, match: Match) => boolean,
): 0 | 1 {
  counts.contacts += 1;
  if (contact.relations.includes('following')) counts.following += 1;
  if (contact.handle !== null) counts.with_handle += 1;
  const match = matches.find(({ followedByDefault }) => followedByDefault) ?? matches[0];
  if (!match) {
    counts[unchecked.length > 0 ? 'unchecked' : 'no_clue'] += 1;
    return 0;
  }
  const isSure = isAtLeast(match.confidence, LEAST_SURE);
  if (!isSure && matches.some(each => saidYes(contact, each))) return 1;
  counts[match.confidence] += 1;
  if (match.followedByDefault) counts.followed_by_default += 1;
  if (!isSure) {
    counts.to_review += 1;
    return 0;
  }
  counts.found += 1;
  const status = match.lookup?.status ?? 'not_looked_up';
  if (status !== 'found') counts[status] += 1;
  return 0;
}
