import { snowflakeTime } from '../archive/tweet-time.ts';
import { readJournal } from '../journal/journal.ts';
import type { Item } from '../journal/types.ts';
import type { PostMapRow } from '../report/post-map.ts';
import { journalsIn, migrationFolders, type PlaceRequest, type PlaceTools } from './migration-place.ts';

const SUBJECT = /^post:(\d+)\/(\d+)$/;

/**
 * Which tweet became which post, by the journals alone; what was taken back, or never came out well, is left out.
 * @returns in the order of the tweets' ids, of several accounts one after the other
 * @throws {Error} with a sentence when there is no migration; {JournalError} when a journal is damaged
 */
export async function readPostMap(request: PlaceRequest, tools: PlaceTools): Promise<PostMapRow[]> {
  const rows: PostMapRow[] = [];
  for (const folder of await migrationFolders(request, tools)) {
    for (const path of await journalsIn(folder)) {
      // Nothing is written, so its time and run are nobody's.
      const journal = await readJournal(path, null, { run: 'map', now: () => 0 });
      if (journal !== null) rows.push(...rowsOf(journal.items.values(), journal.pair.target));
    }
  }
  return rows;
}

function rowsOf(items: Iterable<Item>, account: string): PostMapRow[] {
  const rows: PostMapRow[] = [];
  for (const { subject, op, state, undo, id, url, at } of items) {
    const match = SUBJECT.exec(subject);
    const [, tweetId, part] = match ?? [];
    const stands = op === 'post' && state === 'done' && undo !== 'done' && undo !== 'skipped';
    if (tweetId === undefined || !stands || id === null) continue;
    const time = snowflakeTime(tweetId);
    rows.push({
      tweetId,
      part: Number(part) + 1,
      tweetedAt: time === null ? null : new Date(time).toISOString(),
      postedAt: at,
      url,
      statusId: id,
      account,
    });
  }
  return rows.sort((a, b) => compareIds(a.tweetId, b.tweetId) || a.part - b.part);
}

/** Ids are too large for numbers; without leading zeros the longer one is the larger. */
function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}
