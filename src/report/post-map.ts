import { guardFormula } from '../csv/spreadsheet.ts';
import { plainCsv } from '../csv/write.ts';
import { cleanText } from './text.ts';

/** A post that stands, and the tweet it was. */
export interface PostMapRow {
  readonly tweetId: string;
  /** Of a tweet that became several posts, counted from 1. */
  readonly part: number;
  /** When it was tweeted, ISO 8601; null for tweets before November 2010, whose ids do not tell. */
  readonly tweetedAt: string | null;
  /** When it was posted, ISO 8601. */
  readonly postedAt: string;
  /** Null where the server gave none. */
  readonly url: string | null;
  /** The server's id of it. */
  readonly statusId: string;
  /** `user@host` of the account it stands in. */
  readonly account: string;
}

/** What `export-map --json` prints. Times are ISO 8601 in UTC. */
export interface PostMapDocument {
  readonly type: 'post_map';
  readonly posts: readonly {
    readonly tweet_id: string;
    readonly part: number;
    /** `null` for tweets before November 2010, whose ids do not tell. */
    readonly tweeted_at: string | null;
    readonly posted_at: string;
    readonly url: string | null;
    readonly status_id: string;
    readonly account: string;
  }[];
}

const COLUMNS = ['tweet_id', 'part', 'tweeted_at', 'posted_at', 'url', 'status_id', 'account'] as const;

/** The map as a CSV for programs, in chunks. What the server said is made safe for a terminal and a spreadsheet. */
export function postMapCsv(rows: Iterable<PostMapRow>): Generator<string> {
  return plainCsv(COLUMNS, cellsOf(rows));
}

function* cellsOf(rows: Iterable<PostMapRow>): Generator<string[]> {
  for (const { tweetId, part, tweetedAt, postedAt, url, statusId, account } of rows) {
    const told = [url ?? '', statusId, account].map(text => guardFormula(cleanText(text)));
    yield [tweetId, String(part), tweetedAt ?? '', postedAt, ...told];
  }
}

/** The map as a document. */
export function postMapDocument(rows: readonly PostMapRow[]): PostMapDocument {
  return {
    type: 'post_map',
    posts: rows.map(({ tweetId, part, tweetedAt, postedAt, url, statusId, account }) => ({
      tweet_id: tweetId,
      part,
      tweeted_at: tweetedAt,
      posted_at: postedAt,
      url,
      status_id: statusId,
      account,
    })),
  };
}
