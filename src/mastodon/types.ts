import type { Address } from '../people/address.ts';
import type { Publishing } from './status-types.ts';

/** How one server differs from Mastodon, as far as a migration meets it (mastodon-api.md §8). */
export interface Quirks {
  /** Whether `GET /api/v1/accounts/:id/following` lists who is followed; snac2 always answers an empty list. */
  readonly listsFollowing: boolean;
  /** Whether there is a block apart from a mute; on snac2 both are one, which is called a block. */
  readonly hasBlocks: boolean;
  /** The import API for follows, blocks and mutes; Mastodon has none. */
  readonly importApi: 'gotosocial' | 'akkoma' | null;
  /** Whether `401` can mean anything at all, so that the token has to be checked before it is given up (Sharkey). */
  readonly vague401: boolean;
  /** How many relationships it tells in one answer: 40; snac2 2.96 passes over all ids but the first. */
  readonly relationshipsAtOnce: number;
  /** Whether a search that cannot ask the other host fails (503), or finds nobody as if nobody were there. */
  readonly tellsUnreachable: boolean;
}

/** A server that speaks Mastodon's API, as it presents itself. */
export interface Server {
  /** As the person typed it, in lower-case punycode, perhaps with a port. */
  readonly host: string;
  readonly origin: string;
  /** The host in the addresses of its accounts (`example.com`, when the web host is `social.example.com`). */
  readonly domain: string;
  /** NodeInfo `software.name` in lower case. */
  readonly software: string;
  readonly version: string;
  readonly title: string | null;
  /** `api_versions.mastodon`; null before 4.3 and elsewhere. */
  readonly apiVersion: number | null;
  readonly quirks: Quirks;
}

/** An account as the person's own server knows it. */
export interface ServerAccount {
  /** Opaque. */
  readonly id: string;
  readonly address: Address;
  /** Where it moved; null when it did not. */
  readonly movedTo: Address | null;
  readonly locked: boolean;
  readonly suspended: boolean;
  readonly url: string | null;
}

/** What a search for one exact address brought. */
export type Resolved =
  | { readonly status: 'found'; readonly account: ServerAccount }
  /** `unknown`: nobody of that exact address; `unreachable`: the server could not ask that host now, as far as it tells. */
  | { readonly status: 'unknown' | 'unreachable' };

/** How the person's account stands to another. */
export interface Relationship {
  readonly id: string;
  readonly following: boolean;
  /** A follow waits for approval. */
  readonly requested: boolean;
  readonly blocking: boolean;
  readonly muting: boolean;
  /** They block the person; servers may not tell. */
  readonly blockedBy: boolean;
}

/** A list of the person's. */
export interface AccountList {
  readonly id: string;
  readonly title: string;
}

/** How a follow is made. */
export interface FollowOptions {
  /** Whether their boosts are shown. */
  readonly reblogs: boolean;
  /** Whether every post of theirs notifies. */
  readonly notify: boolean;
}

/**
 * The person's own account on its server, paced and retried; what the use cases work with. Every method can throw
 * `LoginError`, `TemporaryError` and `ApiError`; the methods that write also `UnclearError`, and send a write again
 * only when it surely had no effect.
 */
export interface OwnAccount {
  readonly address: Address;
  readonly id: string;
  readonly server: Server;
  /** Who exactly has this address, by the server's search, which may ask the other host: up to a minute. */
  resolve(address: Address): Promise<Resolved>;
  /** In the order of `ids`, at most 40; those the server leaves out are left out. */
  relationships(ids: readonly string[]): Promise<Relationship[]>;
  /** Everybody the account follows, page by page; null where the server does not list them. */
  following(): AsyncIterable<readonly ServerAccount[]> | null;
  /** The same of those it blocks and mutes. */
  blocked(): AsyncIterable<readonly ServerAccount[]> | null;
  muted(): AsyncIterable<readonly ServerAccount[]> | null;
  follow(id: string, options: FollowOptions): Promise<Relationship>;
  unfollow(id: string): Promise<Relationship>;
  block(id: string): Promise<Relationship>;
  unblock(id: string): Promise<Relationship>;
  /** @param notifications whether their notifications are hidden too */
  mute(id: string, notifications: boolean): Promise<Relationship>;
  unmute(id: string): Promise<Relationship>;
  lists(): Promise<AccountList[]>;
  createList(title: string): Promise<AccountList>;
  deleteList(listId: string): Promise<void>;
  /** The ids of a list's members, page by page. */
  listMembers(listId: string): AsyncIterable<readonly string[]>;
  /** All or nothing: 422 when one is not followed or stands in it already. */
  addToList(listId: string, accountIds: readonly string[]): Promise<void>;
  removeFromList(listId: string, accountIds: readonly string[]): Promise<void>;
  /**
   * Waits until one such write could leave by the server's limits, and takes nothing of them: whoever notes what is
   * about to be sent calls it first.
   */
  turn(operation: Operation): Promise<void>;
  /**
   * When `count` more of these will have been possible by the server's limits (ms since the epoch), and what one of
   * its windows allows; null where no limit is known.
   */
  forecast(
    operation: Operation,
    count: number,
  ): { readonly perWindow: number; readonly windowMs: number; readonly finishAt: number } | null;
  /** Hands a CSV in Mastodon's format to the server's import API. Only where `server.quirks.importApi` is set. */
  importCsv(operation: Operation, csv: string): Promise<void>;
  /**
   * What the account can post and delete, after its server was asked what it takes.
   * @param options.backdate whether posts will have a date of the past where the server can; by default not
   */
  publishing(options?: { readonly backdate?: boolean }): Promise<Publishing>;
  close(): Promise<void>;
}

/** What can be done to a list of people. */
export type Operation = 'follow' | 'block' | 'mute';
