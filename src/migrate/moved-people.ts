import { join } from 'node:path';
import type { Journal } from '../journal/types.ts';
import type { Operation } from '../mastodon/types.ts';
import { parseAddress } from '../people/address.ts';
import type { MatchRow } from '../report/match-row.ts';
import { matchesCsv } from '../report/matches-csv.ts';
import { cleanText } from '../report/text.ts';
import { replaceFile } from './folder.ts';
import { subjectOf } from './relate/relation.ts';
import type { Wanted } from './relate/types.ts';

/**
 * Writes a list of those who left for another address, as the journal knows them, with the new address: `follow` and
 * its kin take it as it is. Those who are decided there already are left out.
 * @returns its path; null when nobody moved
 */
export async function writeMoved(
  folder: string,
  operation: Operation,
  wanted: readonly Wanted[],
  { items, pair }: Pick<Journal, 'items' | 'pair'>,
): Promise<string | null> {
  const rows = wanted.flatMap((person): MatchRow[] => {
    const item = items.get(subjectOf(operation, person.address));
    const address =
      item?.state === 'skipped' && parseAddress(/^moved: (\S+)/.exec(item.why ?? '')?.[1] ?? '');
    if (!address || items.has(subjectOf(operation, address))) return [];
    return [
      {
        twitterId: person.twitterId,
        twitterHandle: person.twitterHandle && cleanText(person.twitterHandle),
        twitterName: person.twitterName && cleanText(person.twitterName),
        address,
        relations: operation === 'follow' ? [] : [operation === 'block' ? 'blocked' : 'muted'],
        confidence: null,
        why: `moved from ${person.address}`,
        profileUrl: null,
        followedByDefault: null,
        follow: operation === 'follow',
        alsoKnownAs: [],
      },
    ];
  });
  if (rows.length === 0) return null;
  const path = join(folder, `moved-${operation}-${pair.target.replace(/[^\w.@~-]/g, '_')}.csv`);
  await replaceFile(path, matchesCsv(rows));
  return path;
}
