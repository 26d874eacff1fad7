import { type Address, addressKey } from '../people/address.ts';
import { isAtLeast, LEAST_SURE } from '../people/confidence.ts';
import type { Confidence, Relation } from '../people/types.ts';
import type { MatchRow } from '../report/match-row.ts';
import type { Wanted } from './relate/types.ts';

/** Whom a list of matches wants to be followed, blocked or muted, and how many it does not. */
export interface Selection {
  /** One a row, in their order. */
  readonly wanted: readonly Wanted[];
  /** Rows of which the person said no. */
  readonly no: number;
  /** Rows whose `follow` is no unless the person says otherwise. */
  readonly unasked: number;
  /** Rows that are not as sure as was asked for. */
  readonly notSure: number;
  /** Rows of contacts of other relations than were asked for. */
  readonly otherRelation: number;
  /** Addresses to be blocked or muted that other rows want to be followed. */
  readonly alsoFollowed: readonly Address[];
}

/** What narrows a list of matches; null: nothing does. */
export interface Narrowing {
  readonly least: Confidence | null;
  readonly relations: ReadonlySet<Relation> | null;
}

/**
 * The rows whose `follow` is yes. What narrows them says nothing against a row that a person edited or added: their
 * word wins.
 */
export function rowsToFollow(rows: readonly MatchRow[], { least, relations }: Narrowing): Selection {
  const wanted: Wanted[] = [];
  const left = { no: 0, unasked: 0, notSure: 0, otherRelation: 0 };
  for (const row of rows) {
    const isEdited = row.follow !== row.followedByDefault;
    if (!row.follow) left[isEdited ? 'no' : 'unasked']++;
    else if (!isEdited && !isSure(row, least)) left.notSure++;
    else if (!isEdited && !isRelated(row, relations)) left.otherRelation++;
    else wanted.push(wantedOf(row));
  }
  return { wanted, ...left, alsoFollowed: [] };
}

/** The rows of those who were blocked or muted on Twitter; `follow` says nothing of them. */
export function rowsToShun(
  rows: readonly MatchRow[],
  relation: 'blocked' | 'muted',
  least: Confidence | null,
): Selection {
  const theirs = rows.filter(row => row.relations.some(each => each.toLowerCase() === relation));
  const sure = theirs.filter(row => isSure(row, least ?? LEAST_SURE));
  const followed = new Set(rows.filter(row => row.follow).map(row => addressKey(row.address)));
  const addresses = new Map(sure.map(({ address }) => [addressKey(address), address]));
  return {
    wanted: sure.map(wantedOf),
    no: 0,
    unasked: 0,
    notSure: theirs.length - sure.length,
    otherRelation: 0,
    alsoFollowed: [...addresses].filter(([key]) => followed.has(key)).map(([, address]) => address),
  };
}

/** A row that a person added has no confidence but theirs. */
function isSure({ confidence }: MatchRow, least: Confidence | null): boolean {
  return least === null || confidence === null || isAtLeast(confidence, least);
}

function isRelated({ relations }: MatchRow, wanted: ReadonlySet<string> | null): boolean {
  return wanted === null || relations.some(relation => relation === 'contacts' || wanted.has(relation));
}

function wantedOf({ address, twitterId, twitterHandle, twitterName }: MatchRow): Wanted {
  return { address, twitterId, twitterHandle, twitterName };
}
