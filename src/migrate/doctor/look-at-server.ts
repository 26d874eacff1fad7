import type { Clock } from '../../http/clock.ts';
import { GuardError, UnreachableError } from '../../http/errors.ts';
import { readRateLimit } from '../../http/rate-headers.ts';
import type { Api } from '../../http/types.ts';
import { verifyCredentials } from '../../mastodon/credentials.ts';
import { ApiError, LoginError, NotAServerError, TemporaryError } from '../../mastodon/errors.ts';
import { PURPOSES } from '../../mastodon/purposes.ts';
import { detectServer } from '../../mastodon/server.ts';
import { missingReads } from '../../mastodon/token-check.ts';
import { readTokenScopes } from '../../mastodon/token-scopes.ts';
import type { Server } from '../../mastodon/types.ts';
import type { Address } from '../../people/address.ts';

/** An account whose server is looked at. */
export interface KnownAccount {
  readonly address: Address;
  readonly token: string;
  /** What the token may do by the login; null where nobody knows. */
  readonly scopes: readonly string[] | null;
}

/** What came of asking a server. Nothing is written there. */
export interface ServerFacts {
  readonly host: string;
  /** Null where it did not answer as a server of the fediverse. */
  readonly server: Server | null;
  /** Why it did not, or not to the end; null: it did. */
  readonly failure: ServerFailure | null;
  /** How far the server's clock is ahead of ours, in milliseconds; null where it does not tell. */
  readonly skewMs: number | null;
  /** What its token is worth; null where there is none, or nobody answered. */
  readonly token: TokenFacts | null;
}

/** `away`: the network or the server; `strange`: what answers is no server of the fediverse. */
export interface ServerFailure {
  readonly kind: 'away' | 'strange';
  readonly isTls: boolean;
  /** A whole sentence. */
  readonly sentence: string;
}

export type TokenFacts =
  | { readonly state: 'refused'; readonly sentence: string }
  | {
      readonly state: 'valid';
      /** Whose it is by the server. */
      readonly address: Address;
      /** Null where nobody knows. */
      readonly scopes: readonly string[] | null;
      /** The scopes for reading that it turned out to lack, where nobody knows. */
      readonly missingReads: readonly string[];
    };

/** What looking works with. */
export interface ServerTools {
  /** Of the host. */
  readonly api: Api;
  readonly clock: Pick<Clock, 'now'>;
  readonly signal: AbortSignal;
}

/**
 * Asks a server what it is, what its clock shows, and what a token is worth. It only reads.
 * @param account whose token is looked at; null: nobody's
 * @throws the signal's reason when it is aborted
 */
export async function lookAtServer(
  host: string,
  account: KnownAccount | null,
  { api, clock, signal }: ServerTools,
): Promise<ServerFacts> {
  const watch = watchClock(api, clock);
  let server: Server | null = null;
  let token: TokenFacts | null = null;
  let failure: ServerFailure | null = null;
  try {
    server = await detectServer(watch.api, host, signal);
    if (account !== null) token = await lookAtToken(watch.api, server, account, signal);
  } catch (error) {
    signal.throwIfAborted();
    failure = failureOf(error, host);
  }
  return { host, server, failure, skewMs: watch.skewMs(), token };
}

async function lookAtToken(
  api: Api,
  server: Server,
  account: KnownAccount,
  signal: AbortSignal,
): Promise<TokenFacts> {
  try {
    const { id, address } = await verifyCredentials(api, account.token, { server, signal });
    const scopes = (await readTokenScopes(api, account.token, signal)) ?? account.scopes;
    const missing = scopes === null ? await missingReads(api, account.token, id, PURPOSES, signal) : [];
    return { state: 'valid', address, scopes, missingReads: missing };
  } catch (error) {
    if (error instanceof LoginError) return { state: 'refused', sentence: error.message };
    throw error;
  }
}

/** Keeps what the answer that came fastest says of the time: the longer one takes, the less it tells. */
function watchClock(api: Api, clock: Pick<Clock, 'now'>) {
  let best: { readonly tookMs: number; readonly skewMs: number } | null = null;
  return {
    api: {
      origin: api.origin,
      close: () => api.close(),
      send: async request => {
        const began = clock.now();
        const answer = await api.send(request);
        const tookMs = clock.now() - began;
        const { skewMs } = readRateLimit(answer.headers, began + tookMs / 2);
        if (skewMs !== null && tookMs < (best?.tookMs ?? Number.POSITIVE_INFINITY)) best = { tookMs, skewMs };
        return answer;
      },
    } satisfies Api,
    skewMs: () => best?.skewMs ?? null,
  };
}

/** @throws what is a mistake of ours */
function failureOf(error: unknown, host: string): ServerFailure {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const isTls = cause instanceof UnreachableError && cause.reason === 'tls';
  if (error instanceof TemporaryError) return { kind: 'away', isTls, sentence: error.message };
  if (error instanceof UnreachableError)
    return { kind: 'away', isTls, sentence: `${host} gave no usable answer (${error.message}).` };
  if (error instanceof NotAServerError) {
    // Without a network many resolvers say that no name exists.
    const kind = cause instanceof UnreachableError ? 'away' : 'strange';
    return { kind, isTls, sentence: error.message };
  }
  if (error instanceof GuardError || error instanceof ApiError)
    return { kind: 'strange', isTls, sentence: `${host} cannot be used: ${error.message}.` };
  throw error;
}
