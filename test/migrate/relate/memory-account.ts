import type { Clock } from '../../../src/http/clock.ts';
import { ApiError } from '../../../src/mastodon/errors.ts';
import type {
  AccountList,
  OwnAccount,
  Quirks,
  Relationship,
  Resolved,
  ServerAccount,
} from '../../../src/mastodon/types.ts';
import { type Address, addressKey, parseAddress } from '../../../src/people/address.ts';

const NOTHING: Omit<Relationship, 'id'> = {
  following: false,
  requested: false,
  blocking: false,
  muting: false,
  blockedBy: false,
};

const MASTODON: Quirks = {
  listsFollowing: true,
  hasBlocks: true,
  importApi: null,
  vague401: false,
  relationshipsAtOnce: 40,
  tellsUnreachable: true,
};

/** An account without a server, for what the use case decides by itself. */
export class MemoryAccount implements OwnAccount {
  readonly address: Address = 'alice@home.example';
  readonly id = '0';
  readonly server: OwnAccount['server'];
  /** Every change, in order: `follow bob@b.example`. */
  readonly sent: string[] = [];
  /** How long the server works on an import, and whom it leaves out. */
  importMs = 1000;
  readonly neverImported = new Set<Address>();
  readonly #clock: Pick<Clock, 'now'>;
  readonly #people = new Map<string, ServerAccount>();
  readonly #relations = new Map<string, Relationship>();
  readonly #lists = new Map<string, { readonly title: string; readonly members: Set<string> }>();
  #made = 0;
  readonly #imports: { readonly at: number; readonly verb: Verb; readonly address: Address }[] = [];

  constructor(clock: Pick<Clock, 'now'>, people: readonly Address[], quirks: Partial<Quirks> = {}) {
    this.#clock = clock;
    this.server = {
      host: 'home.example',
      origin: 'https://home.example',
      domain: 'home.example',
      software: 'memory',
      version: '1',
      title: null,
      apiVersion: null,
      quirks: { ...MASTODON, ...quirks },
    };
    for (const [index, address] of people.entries()) {
      const id = String(index + 1);
      const account = { id, address, movedTo: null, locked: false, suspended: false, url: null };
      this.#people.set(addressKey(address), account);
      this.#relations.set(id, { id, ...NOTHING });
    }
  }

  /** Makes it so that somebody is followed, blocked … without a trace in `sent`. */
  arrange(address: Address, change: Partial<Relationship>): void {
    const id = this.#people.get(addressKey(address))?.id ?? '';
    this.#relations.set(id, { ...this.#relationOf(id), ...change });
  }

  async resolve(address: Address): Promise<Resolved> {
    const account = this.#people.get(addressKey(address));
    return account ? { status: 'found', account } : { status: 'unknown' };
  }

  async relationships(ids: readonly string[]): Promise<Relationship[]> {
    for (const { at, verb, address } of this.#imports)
      if (at + this.importMs <= this.#clock.now() && !this.neverImported.has(address))
        this.arrange(address, { [verb]: true });
    return ids.flatMap(id => this.#relations.get(id) ?? []);
  }

  following(): AsyncIterable<readonly ServerAccount[]> | null {
    return this.server.quirks.listsFollowing ? this.#pages(relation => relation.following) : null;
  }

  blocked(): AsyncIterable<readonly ServerAccount[]> | null {
    return this.server.quirks.hasBlocks ? this.#pages(relation => relation.blocking) : null;
  }

  muted(): AsyncIterable<readonly ServerAccount[]> | null {
    return this.server.quirks.hasBlocks ? this.#pages(relation => relation.muting) : null;
  }

  follow = (id: string): Promise<Relationship> => this.#change(id, 'follow', { following: true });
  unfollow = (id: string): Promise<Relationship> => this.#change(id, 'unfollow', { following: false });
  /** Where a block is no more than a mute, both show. */
  block = (id: string): Promise<Relationship> =>
    this.#change(id, 'block', this.server.quirks.hasBlocks ? { blocking: true } : { muting: true });
  unblock = (id: string): Promise<Relationship> => this.#change(id, 'unblock', { blocking: false });
  mute = (id: string): Promise<Relationship> => this.#change(id, 'mute', { muting: true });
  unmute = (id: string): Promise<Relationship> => this.#change(id, 'unmute', { muting: false });

  async lists(): Promise<AccountList[]> {
    return [...this.#lists].map(([id, { title }]) => ({ id, title }));
  }

  async createList(title: string): Promise<AccountList> {
    this.sent.push(`create ${title}`);
    this.#made += 1;
    const id = `list-${this.#made}`;
    this.#lists.set(id, { title, members: new Set() });
    return { id, title };
  }

  async deleteList(listId: string): Promise<void> {
    this.#lists.delete(listId);
  }

  async *listMembers(listId: string): AsyncIterable<readonly string[]> {
    yield [...this.#list(listId).members];
  }

  async addToList(listId: string, ids: readonly string[]): Promise<void> {
    const { members } = this.#list(listId);
    const fits = (id: string): boolean => this.#relationOf(id).following && !members.has(id);
    if (!ids.every(fits)) throw new ApiError(422, 'HTTP 422');
    this.sent.push(`add ${ids.map(id => this.#addressOf(id)).join(' ')}`);
    for (const id of ids) members.add(id);
  }

  async removeFromList(listId: string, ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#list(listId).members.delete(id);
  }

  async turn(): Promise<void> {}

  forecast(): null {
    return null;
  }

  async importCsv(operation: 'follow' | 'block' | 'mute', csv: string): Promise<void> {
    this.sent.push(`import ${csv}`);
    const at = this.#clock.now();
    const addresses = csv.split('\n').flatMap(line => parseAddress(line.split(',')[0] ?? '') ?? []);
    for (const address of addresses) this.#imports.push({ at, verb: VERBS[operation], address });
  }

  publishing(): Promise<never> {
    return Promise.reject(new Error('this account only knows people'));
  }

  async close(): Promise<void> {}

  async *#pages(holds: (relation: Relationship) => boolean): AsyncIterable<readonly ServerAccount[]> {
    for (const account of this.#people.values()) if (holds(this.#relationOf(account.id))) yield [account];
  }

  async #change(id: string, verb: string, change: Partial<Relationship>): Promise<Relationship> {
    this.sent.push(`${verb} ${this.#addressOf(id)}`);
    const relation = { ...this.#relationOf(id), ...change };
    this.#relations.set(id, relation);
    return relation;
  }

  #relationOf(id: string): Relationship {
    return this.#relations.get(id) ?? { id, ...NOTHING };
  }

  #addressOf(id: string): string {
    return [...this.#people.values()].find(each => each.id === id)?.address ?? id;
  }

  #list(id: string): { readonly members: Set<string> } {
    const list = this.#lists.get(id);
    if (!list) throw new ApiError(404, 'HTTP 404');
    return list;
  }
}

type Verb = 'following' | 'blocking' | 'muting';
const VERBS = { follow: 'following', block: 'blocking', mute: 'muting' } as const;
