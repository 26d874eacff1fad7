import type { Account } from './fediverse/account.ts';
import { Client } from './fediverse/client.ts';
import type { MastodonHost, MastodonOptions } from './fediverse/mastodon-host.ts';
import { startFediverse, type World } from './fediverse/world.ts';
import { SteppingClock } from './stepping-clock.ts';

/** Somebody on a fake server of their own, without any of this program between. */
export class HomeWorld {
  readonly clock: SteppingClock;
  readonly world: World;
  readonly client: Client;
  home: MastodonHost;
  alice: Account;
  #count = 0;

  private constructor(clock: SteppingClock, world: World) {
    this.clock = clock;
    this.world = world;
    this.client = new Client(world);
    [this.home, this.alice] = this.settle();
  }

  static async start(): Promise<HomeWorld> {
    const clock = new SteppingClock();
    return new HomeWorld(clock, await startFediverse({ clock }));
  }

  /** Moves alice to a new server. */
  settle(options: MastodonOptions = {}): [MastodonHost, Account] {
    this.home = this.world.mastodon(`home${++this.#count}.example`, options);
    this.alice = this.home.account('alice');
    return [this.home, this.alice];
  }

  get headers(): Record<string, string> {
    return { authorization: `Bearer ${this.home.token(this.alice)}` };
  }

  ask(method: string, path: string, body: object = {}, headers: Record<string, string> = {}) {
    const url = `https://${this.home.name}${path}`;
    return method === 'GET'
      ? this.client.read(url, { ...this.headers, ...headers })
      : this.client.send(method, url, body, { ...this.headers, ...headers });
  }

  /** Posts as JSON. @param key sent as `Idempotency-Key` */
  post(status: string, more: object = {}, key?: string) {
    const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
    return this.ask('POST', '/api/v1/statuses', { status, ...more }, headers);
  }

  upload(name: string, type: string, content: string | Buffer = name, description?: string) {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(Buffer.from(content))], { type }), name);
    if (description !== undefined) form.append('description', description);
    return this.ask('POST', '/api/v2/media', form);
  }

  /** The texts of alice's posts, oldest first. */
  get texts(): string[] {
    return this.home
      .posts(this.alice)
      .map(({ text }) => text)
      .reverse();
  }

  async close(): Promise<void> {
    this.client.close();
    await this.world.close();
  }
}
