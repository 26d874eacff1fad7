import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import { type EncodedBody, encodeBody } from './api-body.ts';
import { readBody } from './body.ts';
import { type ClientOptions, openRoutes } from './client-options.ts';
import type { Clock } from './clock.ts';
import { GuardError, UnreachableError } from './errors.ts';
import { answerFailure, connectTimeout, timeoutFailure, unsentFailure } from './failures.ts';
import { FileFormError } from './file-form.ts';
import { Gate } from './gate.ts';
import { Guard } from './guard.ts';
import { flatHeaders } from './headers.ts';
import { IdleTimer } from './idle-timer.ts';
import { withoutSecrets } from './mask-secrets.ts';
import type { Routes } from './routes.ts';
import { noticeSent } from './sent.ts';
import type { Answer, Api, ApiRequest } from './types.ts';
import { untilAborted } from './until-aborted.ts';

const MAX_BODY_MIB = 4;
const MAX_AT_ONCE = 4;
const REQUEST_MS = 20_000;

/** How the client of a person's own server is set up. */
export interface ApiOptions extends ClientOptions {
  /** As the person typed it, perhaps with a port. It may lie on a private network. */
  readonly host: string;
  readonly clock: Pick<Clock, 'now' | 'timeout'>;
}

/**
 * A client for one server: https, unless `host` is in `insecureHosts`; answers of 4 MiB at most; 4 requests at once,
 * over connections that are kept. A server that failed is asked again.
 * @throws {GuardError} when `host` is no name of a server
 */
export function createApi(options: ApiOptions): Api {
  return new ServerApi(options);
}

class ServerApi implements Api {
  readonly origin: string;
  readonly #userAgent: string;
  readonly #clock: Pick<Clock, 'now' | 'timeout'>;
  readonly #routes: Routes;
  readonly #gate = new Gate(MAX_AT_ONCE, MAX_AT_ONCE);
  /**
   * Some servers (snac2) close a connection after each answer and do not say so: a request that meets the closing may
   * or may not have arrived. Those that say nothing get a connection for each request.
   */
  #keepsAlive = true;

  constructor(options: ApiOptions) {
    const { host, connectTo = new Map(), insecureHosts = [] } = options;
    this.origin = originOf(new Guard({ connectTo, insecureHosts }).origin(host), host);
    this.#userAgent = options.userAgent;
    this.#clock = options.clock;
    const guard = new Guard({ connectTo, insecureHosts, trustedOrigin: this.origin });
    this.#routes = openRoutes(options, guard, null);
  }

  async send(request: ApiRequest): Promise<Answer> {
    if (!request.path.startsWith('/')) throw new GuardError(`its path does not begin with "/"`);
    const url = new URL(this.origin + request.path);
    const answer = await this.#gate.run(url.host, request.signal, () => this.#sendInTime(url, request));
    return withoutSecrets(answer, request);
  }

  async close(): Promise<void> {
    await this.#routes.destroy();
  }

  async #sendInTime(url: URL, request: ApiRequest): Promise<Answer> {
    const { signal, timeoutMs = REQUEST_MS } = request;
    const timer = new IdleTimer(this.#clock, timeoutMs);
    const ended = signal ? AbortSignal.any([signal, timer.signal]) : timer.signal;
    const progress = { sent: false };
    const body = request.body ? encodeBody(request.body, () => timer.renew()) : null;
    try {
      // A request that waits for its connection does not listen to its signal.
      return await untilAborted(this.#exchange(url, { ...request, body, signal: ended }, progress), ended);
    } catch (error) {
      signal?.throwIfAborted();
      if (!timer.signal.aborted) throw error;
      throw progress.sent ? timeoutFailure(timeoutMs, error) : connectTimeout(timeoutMs, error);
    } finally {
      // A server may answer before it has read everything.
      if (body?.data instanceof Readable) body.data.destroy();
    }
  }

  /** One request and its answer. */
  async #exchange(url: URL, request: EncodedRequest, progress: { sent: boolean }): Promise<Answer> {
    const { dispatcher, isProxied } = this.#routes.routeOf(url);
    const noticing = noticeSent(dispatcher, () => {
      progress.sent = true;
    });
    try {
      const { statusCode, headers, body } = await noticing.request({
        ...this.#message(url, request),
        signal: request.signal,
        // The clock that was handed in measures, undici does not.
        headersTimeout: 0,
        bodyTimeout: 0,
        reset: !this.#keepsAlive,
      });
      this.#keepsAlive &&= 'keep-alive' in headers || /keep-alive/i.test(String(headers.connection));
      const read = await readBody(body, MAX_BODY_MIB * 1024 * 1024);
      if (read.cut) throw new UnreachableError('protocol', `its answer is larger than ${MAX_BODY_MIB} MiB`);
      // undici frees a connection one turn after its answer: without it the next request would open another.
      await setImmediate();
      return { status: statusCode, headers: flatHeaders(headers), url: url.href, ...read };
    } catch (error) {
      if (error instanceof FileFormError) throw error.cause;
      if (error instanceof UnreachableError || error instanceof GuardError) throw error;
      throw progress.sent ? answerFailure(error) : unsentFailure(error, isProxied);
    }
  }

  #message(url: URL, { method, headers, body }: EncodedRequest): Dispatcher.RequestOptions {
    return {
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method,
      headers: {
        accept: 'application/json',
        ...(body?.contentType ? { 'content-type': body.contentType } : {}),
        ...(body?.length === undefined ? {} : { 'content-length': String(body.length) }),
        ...headers,
        // A compressed body could unfold to any size.
        'accept-encoding': 'identity',
        'user-agent': this.#userAgent,
      },
      body: body?.data ?? null,
    };
  }
}

/** A request whose body is written. */
interface EncodedRequest extends Pick<ApiRequest, 'method' | 'headers'> {
  readonly body: EncodedBody | null;
  readonly signal: AbortSignal;
}

function originOf(text: string, host: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || `${url.origin}/` !== url.href || host.endsWith('/') || /[?#\\]/.test(host)) {
    throw new GuardError(`"${host}" is not the name of a server`);
  }
  return url.origin;
}
