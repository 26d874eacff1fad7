import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Browser } from './browser.ts';
import { startForwardProxy } from './forward-proxy.ts';
import type { Snac } from './snac-package.ts';
import { freePort, SnacFolder, type SnacServer } from './snac-server.ts';

/** snac2 delivers from a queue, which it looks at every few seconds. */
const DELIVERY_MS = 60_000;

/** Two servers that know each other, and how to get at them. */
export interface AcceptanceWorld {
  /** `a.example`, with alice. */
  readonly a: SnacServer;
  /** `b.example`, with bob, carol and dave. */
  readonly b: SnacServer;
  readonly browser: Browser;
  /** How the program reaches them. */
  readonly env: Readonly<Record<string, string>>;
  /** What went from one server to the other, as `POST http://b.example/bob/inbox`. */
  readonly betweenServers: readonly string[];
}

/** Starts the servers; they end with the test. What they logged is shown when it failed. */
export async function startWorld(t: TestContext, snac: Snac): Promise<AcceptanceWorld> {
  const ports = new Map([
    ['a.example', await freePort()],
    ['b.example', await freePort()],
  ]);
  const proxy = await startForwardProxy(ports);
  const folder = new SnacFolder(snac.program);
  const servers: SnacServer[] = [];
  // One hook with an order: the runner calls hooks first come, first served, and none after one that throws.
  t.after(async () => {
    await Promise.all(servers.map(server => server.stop()));
    await proxy.close();
    folder.remove();
  });
  const start = async (name: string, ...users: string[]) => {
    const server = await folder.start(name, users, ports.get(name) ?? 0, proxy.url);
    servers.push(server);
    return server;
  };
  return {
    a: await start('a.example', 'alice'),
    b: await start('b.example', 'bob', 'carol', 'dave'),
    browser: new Browser(ports),
    env: {
      OXPECKER_CONNECT_TO: [...ports].map(([name, port]) => `${name}=127.0.0.1:${port}`).join(','),
      OXPECKER_INSECURE_HOSTS: [...ports.keys()].join(','),
    },
    betweenServers: proxy.requests,
  };
}

/** @returns who follows a user, as URLs of their accounts, by the server's own files */
export function followersOf({ folder }: SnacServer, user: string): string[] {
  return jsonFiles(join(folder, 'user', user, 'followers')).map(actor => String(actor['id']));
}

/** @returns what a user's follows stand at: the type of the latest message about each (`Follow`, `Accept`) */
export function followsOf({ folder }: SnacServer, user: string): string[] {
  const messages = jsonFiles(join(folder, 'user', user, 'following'));
  return messages.map(({ type }) => String(type)).filter(type => type === 'Follow' || type === 'Accept');
}

/** @returns the tokens a server has given, by its own files */
export function tokensOf({ folder }: SnacServer): string[] {
  return jsonFiles(join(folder, 'token')).map(token => String(token['token']));
}

function jsonFiles(folder: string): Record<string, unknown>[] {
  const names = readdirSync(folder).filter(name => name.endsWith('.json'));
  return names.map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

/**
 * Repeats a look until it does not throw.
 * @param isHopeless when nothing can come any more
 * @throws what it threw last, when it is hopeless or took too long
 */
export async function eventually<T>(look: () => T | Promise<T>, isHopeless = () => false): Promise<T> {
  const latest = Date.now() + DELIVERY_MS;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > latest || isHopeless()) throw error;
      await sleep(100);
    }
  }
}
