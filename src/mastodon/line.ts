import type { Answer, Api, ApiRequest } from '../http/types.ts';
import type { AccountEvent } from './events.ts';
import { costOf } from './limits.ts';
import { keepsConnections } from './quirks.ts';
import type { Turns } from './turns.ts';
import type { Server } from './types.ts';

/** One request on behalf of the account. */
export interface Call extends Pick<ApiRequest, 'path' | 'body' | 'timeoutMs'> {
  /** The scope it needs (mastodon-api.md §5). */
  readonly scope: string;
}

/** A call that changes something. */
export interface WriteCall extends Call {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Whether it makes a post of the past, for which `costOf` has another price. */
  readonly isBackdated?: boolean;
  /** Whether the signal ends it even when it has left. */
  readonly isAbortable?: boolean;
  /** Names in lower case. @param refusals how often this very request was refused for coming too soon */
  readonly headers?: (refusals: number) => Readonly<Record<string, string>>;
  /** Awaited each time before the request leaves, after every wait. */
  readonly onLeave?: () => Promise<void>;
}

/** What a line is made of. */
export interface LineOptions {
  readonly api: Api;
  readonly server: Server;
  readonly token: string;
  readonly turns: Turns;
  /** Aborted when the person wants to stop. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: AccountEvent) => void;
}

/** Where the requests of one account leave, each in its turn. */
export class Line {
  readonly #options: LineOptions;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  /**
   * Sends one request once, but for a 429, which has no effect.
   * @param signal ends it even when it has left; without one it is finished, which is told when the person wants to stop
   * @throws {UnreachableError} {TemporaryError}
   */
  async send(
    call: Call & Pick<ApiRequest, 'method'> & Pick<WriteCall, 'isBackdated' | 'headers' | 'onLeave'>,
    signal?: AbortSignal,
  ): Promise<Answer> {
    const { api, server, token, turns } = this.#options;
    const { method, path, body, timeoutMs, isBackdated = false } = call;
    const request = { method, path, ...(body && { body }), ...(timeoutMs !== undefined && { timeoutMs }) };
    const headers = {
      authorization: `Bearer ${token}`,
      ...(keepsConnections(server.software) ? {} : { connection: 'close' }),
    };
    let refusals = 0;
    return await turns.run(costOf(server, { isBackdated, ...request }), async () => {
      await call.onLeave?.();
      const all = { ...call.headers?.(refusals++), ...headers };
      if (signal) return await api.send({ ...request, headers: all, signal });
      return await this.#finish(api.send({ ...request, headers: all }));
    });
  }

  /** Tells, once the person wants to stop, what is finished all the same. */
  async #finish(sent: Promise<Answer>): Promise<Answer> {
    const { signal, onEvent } = this.#options;
    const tell = () => onEvent({ type: 'finishing' });
    if (signal.aborted) tell();
    else signal.addEventListener('abort', tell, { once: true });
    try {
      return await sent;
    } finally {
      signal.removeEventListener('abort', tell);
    }
  }
}
