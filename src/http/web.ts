import { setImmediate } from 'node:timers/promises';
import { readBody } from './body.ts';
import { type ClientOptions, openRoutes } from './client-options.ts';
import { DeadHosts } from './dead-hosts.ts';
import { GuardError, UnreachableError } from './errors.ts';
import { answerFailure, proxyFailure, timeoutFailure } from './failures.ts';
import { Gate } from './gate.ts';
import { Guard } from './guard.ts';
import { flatHeaders } from './headers.ts';
import { type Resolve, resolveBySystem } from './resolve.ts';
import type { Routes } from './routes.ts';
import type { Answer, Get, Web } from './types.ts';
import { untilAborted } from './until-aborted.ts';

const MAX_REDIRECTS = 3;
const MAX_BODY_BYTES = 1024 * 1024;
const MAX_PER_HOST = 2;
const MAX_IN_ALL = 32;
/** For one request from its turn to its last byte, each redirect apart. */
const REQUEST_MS = 10_000;
/** Where the DNS is shut off, the proxy must not wait for it. */
const DNS_BEFORE_PROXY_MS = 2000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** How the guarded client is set up. */
export interface WebOptions extends ClientOptions {
  /** Aborts after so many milliseconds; by default those of this machine. */
  readonly timeout?: (ms: number) => AbortSignal;
}

/**
 * The guarded client: https to public hosts alone, at most 3 redirects, 1 MiB, 2 requests at once to a host and 32
 * in all. A host that cannot be connected, or lets several requests in a row wait in vain, is not asked again.
 */
export function createWeb(options: WebOptions): Web & { close(): Promise<void> } {
  return new GuardedWeb(options);
}

class GuardedWeb implements Web {
  readonly #userAgent: string;
  readonly #timeout: (ms: number) => AbortSignal;
  readonly #resolve: Resolve;
  readonly #guard: Guard;
  readonly #routes: Routes;
  readonly #deadHosts = new DeadHosts();
  readonly #gate = new Gate(MAX_PER_HOST, MAX_IN_ALL);

  constructor(options: WebOptions) {
    const { connectTo = new Map(), insecureHosts = [] } = options;
    this.#userAgent = options.userAgent;
    this.#timeout = options.timeout ?? (ms => AbortSignal.timeout(ms));
    this.#resolve = options.resolve ?? resolveBySystem;
    this.#guard = new Guard({ connectTo, insecureHosts });
    this.#routes = openRoutes(options, this.#guard, this.#deadHosts);
  }

  origin(host: string): string {
    return this.#guard.origin(host);
  }

  async get({ url, accept, signal }: Get): Promise<Answer> {
    if (!URL.canParse(url)) throw new GuardError('it is not a URL');
    let target = new URL(url);
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const answer = await this.#ask(target, accept, signal);
      const location = answer.headers['location'];
      if (!REDIRECTS.has(answer.status) || location === undefined) return answer;
      if (!URL.canParse(location, target.href)) {
        throw new UnreachableError('protocol', 'it redirects to something that is not a URL');
      }
      target = new URL(location, target);
    }
    throw new GuardError(`it redirects more than ${MAX_REDIRECTS} times`);
  }

  async close(): Promise<void> {
    await this.#routes.destroy();
  }

  async #ask(url: URL, accept: string, signal: AbortSignal | undefined): Promise<Answer> {
    this.#guard.checkUrl(url);
    this.#deadHosts.check(url.origin);
    return await this.#gate.run(url.host, signal, async () => {
      this.#deadHosts.check(url.origin);
      const timer = this.#timeout(REQUEST_MS);
      try {
        const answer = await this.#exchange(url, accept, signal ? AbortSignal.any([signal, timer]) : timer);
        this.#deadHosts.answered(url.origin);
        return answer;
      } catch (error) {
        signal?.throwIfAborted();
        if (!timer.aborted) throw error;
        const failure = timeoutFailure(REQUEST_MS, error);
        this.#deadHosts.wasSilent(url.origin, failure);
        throw failure;
      }
    });
  }

  /** One request and its answer. */
  async #exchange(url: URL, accept: string, signal: AbortSignal): Promise<Answer> {
    const { dispatcher, isProxied } = this.#routes.routeOf(url);
    if (isProxied) await this.#checkAddresses(url);
    try {
      const { statusCode, headers, body } = await dispatcher.request({
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: 'GET',
        // A compressed body could unfold to any size.
        headers: { accept, 'accept-encoding': 'identity', 'user-agent': this.#userAgent },
        signal,
      });
      const read = await readBody(body, MAX_BODY_BYTES);
      // undici frees a connection one turn after its answer: without it the next request would open another.
      await setImmediate();
      return { status: statusCode, headers: flatHeaders(headers), url: url.href, ...read };
    } catch (error) {
      if (error instanceof UnreachableError || error instanceof GuardError) throw error;
      if (!isProxied) throw answerFailure(error);
      const failure = proxyFailure(error);
      if (failure.reason === 'connect' || failure.reason === 'tls') {
        this.#deadHosts.remember(url.origin, failure);
      }
      throw failure;
    }
  }

  /** Where a proxy connects, names are still judged by what the DNS says here. One that it does not know may pass. */
  async #checkAddresses(url: URL): Promise<void> {
    const inTime = AbortSignal.timeout(DNS_BEFORE_PROXY_MS);
    const addresses = await untilAborted(this.#resolve(url.hostname), inTime).catch(() => []);
    this.#guard.checkAddresses(url, addresses);
  }
}
