import type { Clock } from '../../src/http/clock.ts';
import { UnreachableError } from '../../src/http/errors.ts';
import { Gate } from '../../src/http/gate.ts';
import type { Answer, Get, Web } from '../../src/http/types.ts';
import { type BenchHost, CONNECT_MS, type World } from './world.ts';

/** Mastodon's limit for strangers. */
const LIMIT = 300;
const WINDOW_MS = 300_000;
const SCHEMA = 'http://nodeinfo.diaspora.software/ns/schema/2.0';

/** A world of Mastodon servers behind the client's own gate: two requests at once per host, 32 in all. */
export class BenchWeb implements Web {
  requests = 0;
  /** Answered with 429. */
  refused = 0;
  /** The most requests that ran at the same time. */
  readonly most = { perHost: 0, inAll: 0 };
  readonly #world: World;
  readonly #clock: Clock;
  readonly #gate = new Gate(2, 32);
  readonly #hosts: ReadonlyMap<string, BenchHost>;
  readonly #knownDead = new Set<string>();
  readonly #running = new Map<string, number>();
  readonly #spent = new Map<string, number>();
  #inAll = 0;

  constructor(world: World, clock: Clock) {
    this.#world = world;
    this.#clock = clock;
    this.#hosts = new Map(world.hosts.map(host => [host.name, host]));
  }

  origin(host: string): string {
    return `https://${host}`;
  }

  async get({ url, signal }: Get): Promise<Answer> {
    const { host } = new URL(url);
    return await this.#gate.run(host, signal, async () => {
      this.#count(host, 1);
      try {
        return await this.#answer(new URL(url), signal);
      } finally {
        this.#count(host, -1);
      }
    });
  }

  #count(host: string, step: number): void {
    const here = (this.#running.get(host) ?? 0) + step;
    this.#running.set(host, here);
    this.#inAll += step;
    this.most.perHost = Math.max(this.most.perHost, here);
    this.most.inAll = Math.max(this.most.inAll, this.#inAll);
  }

  async #answer(url: URL, signal: AbortSignal | undefined): Promise<Answer> {
    const dead = new UnreachableError('timeout', 'no answer within 5 seconds');
    if (this.#knownDead.has(url.host)) throw dead;
    this.requests += 1;
    if (this.#hosts.get(url.host)?.isDead) {
      await this.#clock.sleep(CONNECT_MS, signal);
      this.#knownDead.add(url.host);
      throw dead;
    }
    const { thing, body } = content(url);
    const left = url.pathname.startsWith('/api') ? this.#take(url.host) : LIMIT;
    await this.#clock.sleep(this.#world.latency(thing), signal);
    const headers = {
      'x-ratelimit-limit': String(LIMIT),
      'x-ratelimit-remaining': String(Math.max(0, left)),
    };
    if (left >= 0) return answer(url, 200, body, url.pathname.startsWith('/api') ? headers : {});
    this.refused += 1;
    return answer(url, 429, { error: 'Too many requests' }, headers);
  }

  /** @returns how many requests are left in this window; below 0 it is over the limit */
  #take(host: string): number {
    const window = `${host} ${Math.floor(this.#clock.now() / WINDOW_MS)}`;
    const spent = (this.#spent.get(window) ?? 0) + 1;
    this.#spent.set(window, spent);
    return LIMIT - spent;
  }
}

/** What a URL of the world stands for, and the JSON it answers. */
function content(url: URL): { thing: string; body: object } {
  const { host, pathname, searchParams } = url;
  if (pathname === '/.well-known/webfinger') {
    const subject = searchParams.get('resource') ?? '';
    const href = `https://${host}/users/${subject.slice('acct:'.length, subject.indexOf('@'))}`;
    const links = [{ rel: 'self', type: 'application/activity+json', href }];
    return { thing: subject.replace('acct:', 'webfinger '), body: { subject, links } };
  }
  if (pathname === '/.well-known/nodeinfo') {
    const body = { links: [{ rel: SCHEMA, href: `https://${host}/nodeinfo/2.0` }] };
    return { thing: `nodeinfo index ${host}`, body };
  }
  if (pathname === '/nodeinfo/2.0') {
    const body = { software: { name: 'mastodon' }, protocols: ['activitypub'] };
    return { thing: `nodeinfo ${host}`, body };
  }
  const name = searchParams.get('acct') ?? pathname.slice('/users/'.length);
  return {
    thing: `profile ${name}@${host}`,
    body: { username: name, preferredUsername: name, type: 'Person' },
  };
}

function answer(url: URL, status: number, body: object, headers: Record<string, string>): Answer {
  return { status, headers, url: url.href, body: Buffer.from(JSON.stringify(body)), cut: false };
}
