import type { Clock } from '../../../src/http/clock.ts';
import { type Asked, type Handler, json, type Layer, page, type Reply } from './exchange.ts';

/** What goes wrong: `before` the server acted on the request, or `after`, so that it is done and nobody is told. */
export type FaultKind =
  | 'timeout-before'
  | 'timeout-after'
  | 'reset-before'
  | 'reset-after'
  | 'status'
  | '429'
  | 'html'
  | 'slow-body'
  | 'torn'
  | 'slow-commit'
  | 'swallowed';

export interface Fault {
  readonly kind: FaultKind;
  /** Every method when left out. */
  readonly method?: string;
  /** Matched against path and query. */
  readonly path: RegExp;
  /** How many requests it hits; one when left out, `Infinity` for all. */
  readonly times?: number;
  /** How many matching requests pass first. */
  readonly after?: number;
  /** Of `status` (500 when left out), `html` (200) and `slow-commit` (504). */
  readonly status?: number;
  /** Whether `status`, `429` and `html` come after the server has acted; they do not when left out. */
  readonly committed?: boolean;
  /** Of `slow-commit`: how much later the post stands there, in milliseconds (30,000 when left out). */
  readonly afterMs?: number;
  /** Of `slow-commit`: the answer never comes. */
  readonly silent?: boolean;
  /** Of `status` and `429`; none when left out. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A fault that was set. */
export interface SetFault {
  /** How many requests it has hit. */
  readonly hits: number;
  /** Lets everything pass from now on. */
  end(): void;
}

/** The faults of one host, each in the order in which it was set; the first that matches hits. */
export class Faults {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #set: { fault: Fault; seen: number; hits: number; ended: boolean }[] = [];

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  add(fault: Fault): SetFault {
    const entry = { fault, seen: 0, hits: 0, ended: false };
    this.#set.push(entry);
    return {
      get hits() {
        return entry.hits;
      },
      end: () => {
        entry.ended = true;
      },
    };
  }

  get layer(): Layer {
    return (asked, next) => {
      const fault = this.#hit(asked);
      return fault ? this.#fail(fault, asked, next) : next(asked);
    };
  }

  #hit({ method, url }: Asked): Fault | null {
    for (const entry of this.#set) {
      const { fault } = entry;
      const { times = 1, after = 0 } = fault;
      const matches = (fault.method ?? method) === method && fault.path.test(url.pathname + url.search);
      if (!matches || entry.ended || entry.hits >= times) continue;
      entry.seen++;
      if (entry.seen <= after) continue;
      entry.hits++;
      return fault;
    }
    return null;
  }

  async #fail(fault: Fault, asked: Asked, next: Handler): Promise<Reply> {
    const { kind, status, headers = {} } = fault;
    if (kind === 'swallowed') return next({ ...asked, mishap: { kind } });
    if (kind === 'slow-commit') {
      const refused = await next({ ...asked, mishap: { kind, afterMs: fault.afterMs ?? 30_000 } });
      if (refused.status !== 202) return refused;
      if (fault.silent) this.#expire();
      return fault.silent ? { status: 200, unsent: 'silence' } : page('<h1>Gateway</h1>', status ?? 504);
    }
    const acts = fault.committed ?? ['timeout-after', 'reset-after', 'slow-body', 'torn'].includes(kind);
    const real: Reply = acts ? await next(asked) : { status: 500 };
    switch (kind) {
      case 'timeout-before':
      case 'timeout-after':
        this.#expire();
        return { status: 200, unsent: 'silence' };
      case 'reset-before':
      case 'reset-after':
        return { status: 200, unsent: 'reset' };
      case 'status':
        return withHeaders(json({ error: 'Something went wrong' }, status ?? 500), headers);
      case '429':
        return withHeaders(json({ error: 'Too many requests' }, 429), headers);
      case 'html':
        return page('<!DOCTYPE html><title>Hello</title><h1>A page</h1>', status ?? 200);
      case 'slow-body':
        return { ...real, body: this.#stalling(half(real)) };
      case 'torn':
        return { ...real, body: half(real), torn: true };
    }
  }

  async *#stalling(beginning: string): AsyncGenerator<Uint8Array> {
    yield Buffer.from(beginning);
    this.#expire();
    await new Promise<never>(() => undefined);
  }

  /** Nobody waits for a timeout in a test whose clock can let it pass. */
  #expire(): void {
    if ('expire' in this.#clock && typeof this.#clock.expire === 'function') this.#clock.expire();
  }
}

function half({ body }: Reply): string {
  return typeof body === 'string' ? body.slice(0, Math.ceil(body.length / 2)) : '';
}

function withHeaders(reply: Reply, headers: Readonly<Record<string, string>>): Reply {
  return { ...reply, headers: { ...reply.headers, ...headers } };
}
