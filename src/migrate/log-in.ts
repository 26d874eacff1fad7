import type { Clock } from '../http/clock.ts';
import type { Api } from '../http/types.ts';
import { type Credentials, verifyCredentials } from '../mastodon/credentials.ts';
import { LoginError } from '../mastodon/errors.ts';
import type { Loopback } from '../mastodon/loopback.ts';
import { type App, type Attempt, type Grant, OUT_OF_BAND, openOAuth } from '../mastodon/oauth.ts';
import { missingScopes, type Purpose } from '../mastodon/purposes.ts';
import { detectServer } from '../mastodon/server.ts';
import { readTokenScopes } from '../mastodon/token-scopes.ts';
import type { Server } from '../mastodon/types.ts';
import { type AppMemory, registeredApp, wantedScopes } from './registered-app.ts';

/** `code`: the person copies a code from the browser, wherever that runs. */
export type Way = 'browser' | 'code';

/** Who wants to log in, and how. */
export interface LogInRequest {
  /** In lower-case punycode, perhaps with a port. */
  readonly host: string;
  readonly purposes: readonly Purpose[];
  readonly way: Way;
}

/** What a login tells while it goes on. */
export type LogInEvent =
  /** The person is to agree on this page. */
  | { readonly type: 'consent'; readonly server: Server; readonly url: string; readonly way: Way }
  /** The browser cannot be sent back here: a code has to be pasted. */
  | { readonly type: 'port_taken'; readonly port: number }
  | { readonly type: 'no_browser'; readonly error: unknown }
  | { readonly type: 'wrong_code'; readonly error: LoginError };

/** What logging in works with. */
export interface LogInTools {
  /** Of the host. */
  readonly api: Api;
  readonly apps: AppMemory;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** A new secret at each call, of characters that need no escaping in a URL (RFC 7636 §4.1). */
  readonly secret: () => string;
  readonly openBrowser: (url: string) => Promise<void>;
  /** Asks the person for what the server showed. */
  readonly askCode: () => Promise<string>;
  readonly onEvent: (event: LogInEvent) => void;
}

/** Somebody who is logged in. */
export interface Login extends Grant {
  readonly server: Server;
  readonly credentials: Credentials;
  /** The app that the token was given to; null when the person brought the token. */
  readonly clientId: string | null;
}

const CONSENT_MINUTES = 10;
const MAX_TRIES = 3;

/**
 * Logs in by OAuth: the person agrees in a browser, which brings a code back.
 * @throws {LoginError} the person did not agree or answer, or the code was wrong
 * @throws {NotAServerError | TemporaryError | ApiError | UnreachableError}
 */
export async function logIn(request: LogInRequest, tools: LogInTools): Promise<Login> {
  const { api, clock, signal, secret, onEvent } = tools;
  const server = await detectServer(api, request.host, signal);
  const oauth = await openOAuth(api, clock, signal);
  const { app, loopback } = await registeredApp(oauth, server, tools.apps);
  try {
    const way = loopback === null ? 'code' : request.way;
    if (way !== request.way) onEvent({ type: 'port_taken', port: app.port });
    const attempt: Attempt = {
      redirectUri: way === 'browser' ? redirectOf(app) : OUT_OF_BAND,
      scopes: wantedScopes(app, request.purposes, server),
      state: secret(),
      verifier: secret(),
    };
    const url = oauth.authorizationUrl(app, attempt);
    onEvent({ type: 'consent', server, url, way });
    const exchange = (code: string) => oauth.exchange(app, attempt, code);
    const grant =
      way === 'browser' && loopback !== null
        ? await exchange(await codeFromBrowser(loopback, url, attempt, request.host, tools))
        : await exchangeTyped(exchange, tools);
    return { ...(await verified(server, grant, request.purposes, tools)), clientId: app.clientId };
  } finally {
    loopback?.close();
  }
}

/**
 * Finds out whose token a person brought, and what it may do where the server tells.
 * @throws {LoginError} it is not accepted
 * @throws {NotAServerError | TemporaryError | ApiError | UnreachableError}
 */
export async function logInWithToken(
  host: string,
  token: string,
  tools: Pick<LogInTools, 'api' | 'signal'>,
): Promise<Login> {
  const { api, signal } = tools;
  const server = await detectServer(api, host, signal);
  const done = await verified(server, { token, scopes: null }, [], tools);
  return { ...done, scopes: await readTokenScopes(api, token, signal), clientId: null };
}

function redirectOf(app: App): string {
  return app.redirectUris.find(uri => uri !== OUT_OF_BAND) ?? OUT_OF_BAND;
}

async function codeFromBrowser(
  loopback: Loopback,
  url: string,
  attempt: Attempt,
  host: string,
  { clock, signal, openBrowser, onEvent }: LogInTools,
): Promise<string> {
  const late = clock.timeout(CONSENT_MINUTES * 60_000);
  const code = loopback.receive(attempt.state, AbortSignal.any([signal, late]));
  // Whoever opens the page elsewhere may still come back.
  const opened = openBrowser(url).catch((error: unknown) => onEvent({ type: 'no_browser', error }));
  try {
    const [received] = await Promise.all([code, opened]);
    return received;
  } catch (error) {
    signal.throwIfAborted();
    if (!late.aborted) throw error;
    throw new LoginError(
      `Nothing came back from the browser within ${CONSENT_MINUTES} minutes: run npx oxpecker login ${host} again, or with --no-browser where the browser is on another machine`,
    );
  }
}

async function exchangeTyped(
  exchange: (code: string) => Promise<Grant>,
  { askCode, onEvent }: LogInTools,
): Promise<Grant> {
  for (let tries = 1; ; tries++) {
    const code = codeIn(await askCode());
    try {
      return await exchange(code);
    } catch (error) {
      if (!(error instanceof LoginError) || tries === MAX_TRIES) throw error;
      onEvent({ type: 'wrong_code', error });
    }
  }
}

/** The code in what somebody pasted: the code alone, a whole address, or a code with `&state=` behind it (snac2). */
function codeIn(text: string): string {
  const pasted = text.trim();
  const inAddress = URL.canParse(pasted) ? new URL(pasted).searchParams.get('code') : null;
  return inAddress ?? pasted.replace(/^code=/, '').replace(/&.*$/s, '');
}

async function verified(
  server: Server,
  grant: Grant,
  purposes: readonly Purpose[],
  { api, signal }: Pick<LogInTools, 'api' | 'signal'>,
): Promise<Omit<Login, 'clientId'>> {
  const missing = missingScopes(grant.scopes, purposes);
  if (missing.length > 0) {
    throw new LoginError(
      `The token of ${server.host} lacks ${missing.join(', ')}: run npx oxpecker login ${server.host} again and allow all of it`,
    );
  }
  return { ...grant, server, credentials: await verifyCredentials(api, grant.token, { server, signal }) };
}
