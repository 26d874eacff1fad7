import { addressKey } from '../people/address.ts';
import type { MatchRow } from './match-row.ts';

/**
 * A new run's rows with what the user decided in the file of an earlier one. A row counts as decided when its
 * `follow` differs from its `followed_by_default`, so also when it was added by hand and has none. Decided rows that
 * the new run has no match for are kept as they are, at the end.
 *
 * An old row is found again by address (also one the account had before it moved). Where two contacts share an
 * address, the id decides, then the handle; without a usable id the handle alone.
 *
 * @param options.keepAll keeps every row that the new run has no match for: it may come from a source that run was not
 *   given
 */
export function carryOver(
  newRows: readonly MatchRow[],
  oldRows: readonly MatchRow[],
  { keepAll = false }: { readonly keepAll?: boolean } = {},
): MatchRow[] {
  const byAddress = indexByAddress(newRows);
  const decisions = new Map<MatchRow, boolean>();
  const kept: MatchRow[] = [];
  for (const old of oldRows) {
    const isDecided = old.follow !== old.followedByDefault;
    if (!isDecided && !keepAll) continue;
    const again = findAgain(old, byAddress.get(addressKey(old.address)) ?? []);
    if (!again) kept.push(old);
    else if (isDecided) decisions.set(again, old.follow);
  }
  return [...newRows.map(row => decide(row, decisions.get(row))), ...kept];
}

function decide(row: MatchRow, follow: boolean | undefined): MatchRow {
  if (follow === undefined) return row;
  // Where the default has come to agree with the user, an empty one keeps the decision known: a "no" must still be
  // a "no" when a host that is down today answers next week.
  return {
    ...row,
    follow,
    followedByDefault: follow === row.followedByDefault ? null : row.followedByDefault,
  };
}

function indexByAddress(rows: readonly MatchRow[]): Map<string, MatchRow[]> {
  const index = new Map<string, MatchRow[]>();
  for (const row of rows) {
    for (const address of [row.address, ...row.alsoKnownAs]) {
      const same = index.get(addressKey(address));
      if (same) same.push(row);
      else index.set(addressKey(address), [row]);
    }
  }
  return index;
}

function findAgain(old: MatchRow, sameAddress: readonly MatchRow[]): MatchRow | undefined {
  if (old.twitterId !== null) {
    const sameId = sameAddress.find(row => row.twitterId === old.twitterId);
    if (sameId) return sameId;
  }
  const possible = sameAddress.filter(row => old.twitterId === null || row.twitterId === null);
  const handle = old.twitterHandle?.toLowerCase();
  const sameHandle = possible.find(
    row => row.twitterHandle?.toLowerCase() === handle && handle !== undefined,
  );
  return sameHandle ?? (possible.length === 1 ? possible[0] : undefined);
}
