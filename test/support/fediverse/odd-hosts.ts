import { json, page, type Reply, redirect } from './exchange.ts';
import type { Host } from './host.ts';
import { get, type Route } from './router.ts';
import { hostMeta } from './webfinger.ts';

/** Sends every request to the same path at `origin`: `https://other.example`, or what a trap would be. */
export function redirectsTo(origin: string, status = 301): Route[] {
  return [get('/*', asked => redirect(origin + asked.url.pathname + asked.url.search, status))];
}

/** Passes WebFinger on to another host, as a reverse proxy does. */
export function proxiesWebFinger(target: Host): Route[] {
  return [get('/.well-known/webfinger', asked => target.answer(asked))];
}

/** Leaves WebFinger to `origin` by its host-meta alone (RFC 6415). */
export function hostMetaOnly(origin: string): Route[] {
  return [get('/.well-known/host-meta', () => hostMeta(origin))];
}

/** Answers everything with the same page and 200, as single-page sites do. */
export function pageForEverything(): Route[] {
  return [get('/*', () => page('<!DOCTYPE html><title>Welcome</title><div id="app"></div>'))];
}

/** Refuses everything with 429. */
export function tooMany(headers: Readonly<Record<string, string>> = {}): Route[] {
  const reply = json({ error: 'Too many requests' }, 429);
  return [get('/*', () => ({ ...reply, headers: { ...reply.headers, ...headers } }))];
}

/** A JSON document that never ends, for as long as somebody reads it. */
export function endlessBody(): Reply {
  return { status: 200, headers: { 'content-type': 'application/jrd+json' }, body: endless() };
}

/** Begins a JSON document and then resets the connection. */
export function tornAnswer(): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/jrd+json' },
    body: '{"subject":"acct:',
    torn: true,
  };
}

/** Begins a JSON document and then says nothing more. */
export function stalledAnswer(): Reply {
  return { status: 200, headers: { 'content-type': 'application/jrd+json' }, body: stalled() };
}

async function* endless(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('{"subject":"');
  const piece = Buffer.alloc(65_536, 'x');
  while (true) yield piece;
}

async function* stalled(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('{"subject":"');
  await new Promise<never>(() => undefined);
}
