import type { IncomingHttpHeaders } from 'node:http';
import type { Part } from './multipart.ts';

/** One request as a handler sees it. */
export interface Asked {
  readonly method: string;
  /** With the host name it was sent to, not the loopback address it reached. */
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  /** Empty where `parts` are given. */
  readonly body: Uint8Array;
  /** Of an upload, which is not kept; null when it was torn. */
  readonly parts?: readonly Part[] | null;
  /** What shall go wrong while it is acted on. */
  readonly mishap?: Mishap;
  /** The address it came from. */
  readonly ip: string;
  /** The named parts of the route's path, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

/** What goes wrong within the server: a post that is stored late, or not at all. */
export type Mishap =
  | { readonly kind: 'slow-commit'; readonly afterMs: number }
  | { readonly kind: 'swallowed' };

/** What a host sends back. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A stream is sent piece by piece until the client has gone. */
  readonly body?: string | AsyncIterable<Uint8Array>;
  /** Announces more than the body holds and resets the connection where it ends. */
  readonly torn?: boolean;
  /** Nothing is sent: the connection is reset, or stays open and silent until somebody ends it. */
  readonly unsent?: 'reset' | 'silence';
}

export type Handler = (asked: Asked) => Reply | Promise<Reply>;

/** Stands before the routes of a host: may answer itself, wait, or change what `next` says. */
export type Layer = (asked: Asked, next: Handler) => Reply | Promise<Reply>;

/** JSON as Rails sends it, unless another `type` is given. */
export function json(value: unknown, status = 200, type = 'application/json; charset=utf-8'): Reply {
  return { status, headers: { 'content-type': type }, body: JSON.stringify(value) };
}

/** A document that is not JSON: HTML unless another `type` is given. */
export function page(text: string, status = 200, type = 'text/html; charset=utf-8'): Reply {
  return { status, headers: { 'content-type': type }, body: text };
}

/** Sends the client elsewhere. */
export function redirect(location: string, status = 302): Reply {
  return { status, headers: { location, 'content-type': 'text/html' }, body: '' };
}

/** Whether the client asks for ActivityPub: what Mastodon's `format.json` takes. */
export function wantsActivity(asked: Asked): boolean {
  return /application\/(activity\+json|ld\+json|json)/.test(asked.headers.accept ?? '');
}
