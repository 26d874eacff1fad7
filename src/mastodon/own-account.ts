import type { Clock } from '../http/clock.ts';
import { Pacer, type PacingMemory } from '../http/pacer.ts';
import type { Api } from '../http/types.ts';
import type { Address } from '../people/address.ts';
import { readAccounts } from './accounts.ts';
import { Client } from './client.ts';
import type { AccountEvent } from './events.ts';
import { forecastOperation } from './forecast.ts';
import { sendImport } from './import-csv.ts';
import { bucketsOf, costOfOperation } from './limits.ts';
import { changeMembers, createList, deleteList, readLists, readMembers } from './lists.ts';
import { readPages } from './pages.ts';
import { openPublishing } from './publishing.ts';
import { changeRelationship, readRelationships } from './relationships.ts';
import { type CanonicalOf, resolveAddress } from './resolve.ts';
import type { Publishing } from './status-types.ts';
import { Turns } from './turns.ts';
import type {
  AccountList,
  FollowOptions,
  Operation,
  OwnAccount,
  Relationship,
  Resolved,
  Server,
  ServerAccount,
} from './types.ts';

/** What an account is made of. */
export interface OwnAccountOptions {
  readonly api: Api;
  readonly server: Server;
  readonly token: string;
  /** Those of the token; null when nobody knows. */
  readonly scopes: readonly string[] | null;
  readonly address: Address;
  /** Opaque. */
  readonly id: string;
  readonly clock: Clock;
  /** At least 0 and less than 1. */
  readonly random: () => number;
  /** Ends waits and reads at once; a write that has left is finished. */
  readonly signal: AbortSignal;
  /** How much of each limit may be used, above 0, at most 1. */
  readonly share: number;
  readonly pace: 'even' | 'burst';
  /** The longest wait for a limit, in milliseconds. Seconds are always waited. */
  readonly maxWaitMs: number;
  /** How long a request is tried while network or server are away, in milliseconds. */
  readonly giveUpAfterMs: number;
  readonly memory: PacingMemory;
  /** By default the server alone is believed about who is whom. */
  readonly canonicalOf?: CanonicalOf;
  readonly onEvent: (event: AccountEvent) => void;
}

/** The person's account on their server. The caller closes it. */
export function createOwnAccount(options: OwnAccountOptions): OwnAccount {
  return new ServerOwnAccount(options);
}

class ServerOwnAccount implements OwnAccount {
  readonly address: Address;
  readonly id: string;
  readonly server: Server;
  readonly #api: Api;
  readonly #pacer: Pacer;
  readonly #turns: Turns;
  readonly #client: Client;
  readonly #canonicalOf: CanonicalOf | undefined;

  constructor(options: OwnAccountOptions) {
    const { api, server, address, id } = options;
    this.address = address;
    this.id = id;
    this.server = server;
    this.#api = api;
    this.#canonicalOf = options.canonicalOf;
    const buckets = bucketsOf(server);
    this.#pacer = new Pacer(buckets, options);
    this.#turns = new Turns({ ...options, buckets, pacer: this.#pacer });
    this.#client = new Client({ ...options, turns: this.#turns });
  }

  async resolve(address: Address): Promise<Resolved> {
    return await resolveAddress(this.#client, address, this.#canonicalOf);
  }

  async relationships(ids: readonly string[]): Promise<Relationship[]> {
    return await readRelationships(this.#client, ids);
  }

  following(): AsyncIterable<readonly ServerAccount[]> | null {
    if (!this.server.quirks.listsFollowing) return null;
    return this.#accounts(`/api/v1/accounts/${encodeURIComponent(this.id)}/following`, 'read:accounts');
  }

  blocked(): AsyncIterable<readonly ServerAccount[]> | null {
    return this.server.quirks.hasBlocks ? this.#accounts('/api/v1/blocks', 'read:blocks') : null;
  }

  // snac2, which has no blocks apart from mutes, lists neither.
  muted(): AsyncIterable<readonly ServerAccount[]> | null {
    return this.server.quirks.hasBlocks ? this.#accounts('/api/v1/mutes', 'read:mutes') : null;
  }

  async follow(id: string, { reblogs, notify }: FollowOptions): Promise<Relationship> {
    return await this.#change(id, 'follow', 'write:follows', { reblogs, notify });
  }

  async unfollow(id: string): Promise<Relationship> {
    return await this.#change(id, 'unfollow', 'write:follows');
  }

  async block(id: string): Promise<Relationship> {
    return await this.#change(id, 'block', 'write:blocks');
  }

  async unblock(id: string): Promise<Relationship> {
    return await this.#change(id, 'unblock', 'write:blocks');
  }

  async mute(id: string, notifications: boolean): Promise<Relationship> {
    // snac2, where a block is a mute, knows it by that name alone.
    if (!this.server.quirks.hasBlocks) return await this.block(id);
    return await this.#change(id, 'mute', 'write:mutes', { notifications });
  }

  async unmute(id: string): Promise<Relationship> {
    if (!this.server.quirks.hasBlocks) return await this.unblock(id);
    return await this.#change(id, 'unmute', 'write:mutes');
  }

  async lists(): Promise<AccountList[]> {
    return await readLists(this.#client);
  }

  async createList(title: string): Promise<AccountList> {
    return await createList(this.#client, title);
  }

  async deleteList(listId: string): Promise<void> {
    await deleteList(this.#client, listId);
  }

  listMembers(listId: string): AsyncIterable<readonly string[]> {
    return readMembers(this.#client, listId);
  }

  async addToList(listId: string, accountIds: readonly string[]): Promise<void> {
    await changeMembers(this.#client, 'POST', listId, accountIds);
  }

  async removeFromList(listId: string, accountIds: readonly string[]): Promise<void> {
    await changeMembers(this.#client, 'DELETE', listId, accountIds);
  }

  async turn(operation: Operation): Promise<void> {
    await this.#turns.ready(costOfOperation(this.server, operation));
  }

  forecast(
    operation: Operation,
    count: number,
  ): { perWindow: number; windowMs: number; finishAt: number } | null {
    return forecastOperation(this.#pacer, this.server, operation, count);
  }

  async importCsv(operation: Operation, csv: string): Promise<void> {
    const { importApi } = this.server.quirks;
    if (importApi === null) throw new TypeError(`${this.server.host} has no import API`);
    await sendImport(this.#client, importApi, operation, csv);
  }

  async publishing({ backdate = false } = {}): Promise<Publishing> {
    const owner = { address: this.address, id: this.id };
    const parts = { client: this.#client, turns: this.#turns, pacer: this.#pacer, owner };
    return await openPublishing({ ...parts, backdate });
  }

  async close(): Promise<void> {
    await this.#api.close();
  }

  #accounts(path: string, scope: string): AsyncIterable<readonly ServerAccount[]> {
    return readPages(this.#client, { path, scope }, json => readAccounts(json, this.server.domain));
  }

  async #change(
    id: string,
    verb: string,
    scope: string,
    json: Readonly<Record<string, unknown>> = {},
  ): Promise<Relationship> {
    return await changeRelationship(this.#client, { id, verb, scope, json });
  }
}
