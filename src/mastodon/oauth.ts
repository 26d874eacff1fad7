import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { bodyJson, isOk } from '../http/answers.ts';
import type { Clock } from '../http/clock.ts';
import type { Answer, Api } from '../http/types.ts';
import { apiError, strangeAnswer } from './answers.ts';
import { LoginError } from './errors.ts';
import { failureOf, oauthErrorOf } from './oauth-answers.ts';
import { type Endpoints, readEndpoints } from './oauth-endpoints.ts';

/** The redirect that shows a code to paste (mastodon-api.md §5). */
export const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob';

/** What a server knows this program by. */
export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  /** All that were registered. */
  readonly redirectUris: readonly string[];
  /** Of the registered redirect to this machine. */
  readonly port: number;
  /** All that may be asked for. */
  readonly scopes: readonly string[];
}

/** One login under way: what only this process knows of it. */
export interface Attempt {
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** Comes back with the code, so that nobody can slip another one in. */
  readonly state: string;
  /** RFC 7636: proves that whoever uses the code is who asked for it. */
  readonly verifier: string;
}

/** What a server gave. */
export interface Grant {
  readonly token: string;
  /** Null where the server does not say. */
  readonly scopes: readonly string[] | null;
}

const AppSchema = v.object({
  client_id: v.pipe(v.string(), v.nonEmpty()),
  client_secret: v.pipe(v.string(), v.nonEmpty()),
});

const GrantSchema = v.object({
  // What a header can carry (RFC 6749, appendix A.12).
  access_token: v.pipe(v.string(), v.regex(/^[!-~]+$/)),
  scope: v.optional(v.nullable(v.string())),
});

/** The OAuth of one server. Its methods throw `TemporaryError`, `ApiError` and `UnreachableError`. */
export class OAuth {
  readonly #api: Api;
  readonly #endpoints: Endpoints;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #signal: AbortSignal;

  constructor(api: Api, endpoints: Endpoints, clock: Pick<Clock, 'now'>, signal: AbortSignal) {
    this.#api = api;
    this.#endpoints = endpoints;
    this.#clock = clock;
    this.#signal = signal;
  }

  /** Whether the server says that it knows all of these scopes; also where it says nothing. */
  maySupport(scopes: readonly string[]): boolean {
    const { scopes: known } = this.#endpoints;
    return known === null || scopes.every(scope => known.includes(scope));
  }

  /**
   * Registers this program, which servers limit: 5 times in 10 minutes.
   * @returns null when the server does not like something of it, such as a scope it does not know
   */
  async register(wish: Pick<App, 'redirectUris' | 'port' | 'scopes'>): Promise<App | null> {
    const json = {
      client_name: 'oxpecker',
      // Several in one string is what every version takes.
      redirect_uris: wish.redirectUris.join('\n'),
      scopes: wish.scopes.join(' '),
      website: 'https://www.npmjs.com/package/oxpecker',
    };
    const answer = await this.#api.send({
      method: 'POST',
      path: '/api/v1/apps',
      body: { json },
      signal: this.#signal,
    });
    if (answer.status === 400 || answer.status === 422) return null;
    if (!isOk(answer)) throw failureOf(answer, 'did not register oxpecker', this.#clock.now());
    const app = v.safeParse(AppSchema, bodyJson(answer));
    if (!app.success) throw strangeAnswer(answer, 'a registration');
    return { ...wish, clientId: app.output.client_id, clientSecret: app.output.client_secret };
  }

  /**
   * Whether the server surely forgot an app: the person would only see a page that says that something is wrong. No
   * redirect is sent, without which snac2 gives no token.
   */
  async hasForgotten(app: App): Promise<boolean> {
    const form = {
      grant_type: 'client_credentials',
      ...credentialsOf(app),
      scope: app.scopes[0] ?? 'read',
    };
    const answer = await this.#post(this.#endpoints.token, form);
    return answer.status === 401 && oauthErrorOf(answer) === 'invalid_client';
  }

  /** The page on which the person agrees. */
  authorizationUrl(app: App, attempt: Attempt): string {
    // Put together: a path that begins with two slashes would be another host to the URL parser.
    const url = new URL(this.#api.origin + this.#endpoints.authorize);
    const parameters = {
      response_type: 'code',
      client_id: app.clientId,
      redirect_uri: attempt.redirectUri,
      scope: attempt.scopes.join(' '),
      state: attempt.state,
      // Harmless where it is not known.
      code_challenge: createHash('sha256').update(attempt.verifier).digest('base64url'),
      code_challenge_method: 'S256',
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    // A plus for a space is of forms alone, and not every server reads it in an address.
    return url.href.replaceAll('+', '%20');
  }

  /**
   * Turns a code into a token.
   * @throws {LoginError} when the code is not, or no longer, good
   */
  async exchange(app: App, attempt: Attempt, code: string): Promise<Grant> {
    const answer = await this.#post(this.#endpoints.token, {
      grant_type: 'authorization_code',
      code,
      ...credentialsOf(app),
      redirect_uri: attempt.redirectUri,
      code_verifier: attempt.verifier,
    });
    if (isWrongCode(answer)) {
      const cause = apiError(answer);
      throw new LoginError(
        `Your server does not accept this code: log in again for a new one. It says ${cause.message}`,
        { cause },
      );
    }
    if (!isOk(answer)) throw failureOf(answer, 'gave no token', this.#clock.now());
    const grant = v.safeParse(GrantSchema, bodyJson(answer));
    if (!grant.success) throw strangeAnswer(answer, 'a token');
    const scopes = (grant.output.scope ?? '').split(/\s+/).filter(scope => scope !== '');
    return { token: grant.output.access_token, scopes: scopes.length > 0 ? scopes : null };
  }

  /** Ends a token (RFC 7009). One that ended already is no error. */
  async revoke(app: Pick<App, 'clientId' | 'clientSecret'>, token: string): Promise<void> {
    const answer = await this.#post(this.#endpoints.revoke, { ...credentialsOf(app), token });
    if (!isOk(answer)) throw failureOf(answer, 'did not revoke the token', this.#clock.now());
  }

  /** RFC 6749 wants a form here, not JSON. */
  async #post(path: string, form: Readonly<Record<string, string>>): Promise<Answer> {
    return await this.#api.send({ method: 'POST', path, body: { form }, signal: this.#signal });
  }
}

/**
 * The OAuth of a server, after asking where it is.
 * @throws {UnreachableError}
 */
export async function openOAuth(api: Api, clock: Pick<Clock, 'now'>, signal: AbortSignal): Promise<OAuth> {
  return new OAuth(api, await readEndpoints(api, signal), clock, signal);
}

/** Clients are confidential: the secret is needed for everything (mastodon-api.md §5). */
function credentialsOf({ clientId, clientSecret }: Pick<App, 'clientId' | 'clientSecret'>) {
  return { client_id: clientId, client_secret: clientSecret };
}

function isWrongCode(answer: Answer): boolean {
  const isRefused = [400, 401, 403].includes(answer.status);
  return isRefused && !['invalid_client', 'unsupported_grant_type'].includes(oauthErrorOf(answer));
}
