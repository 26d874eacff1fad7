import type { Clock } from '../../../src/http/clock.ts';
import { type Asked, page, type Reply } from './exchange.ts';
import type { Host } from './host.ts';
import { RequestLog } from './request-log.ts';
import type { Visit } from './serve.ts';

/** All hosts by name: finds the one a request is for, and keeps the log. */
export class Directory {
  readonly requests = new RequestLog();
  readonly #hosts = new Map<string, Host>();
  readonly #clock: Pick<Clock, 'now'>;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** @throws when the name is taken */
  add(host: Host): void {
    if (this.#hosts.has(host.name)) throw new Error(`there is a host ${host.name} already`);
    this.#hosts.set(host.name, host);
  }

  get(name: string): Host | undefined {
    return this.#hosts.get(name);
  }

  get names(): Iterable<string> {
    return this.#hosts.keys();
  }

  receive(asked: Asked): Visit {
    const { url, method, headers } = asked;
    const request = {
      at: this.#clock.now(),
      host: url.host,
      method,
      path: url.pathname + url.search,
      userAgent: headers['user-agent'] ?? null,
      authorization: headers.authorization ?? null,
      status: null as number | null,
    };
    const end = this.requests.begin(request);
    const reply = this.#answer(asked).then(answer => {
      request.status = answer.status;
      return answer;
    });
    return { reply, end };
  }

  async #answer(asked: Asked): Promise<Reply> {
    const host = this.#hosts.get(asked.url.host);
    if (!host) return page('<h1>421 Misdirected Request</h1>', 421);
    const reply = await host.answer(asked);
    if (!host.dated || reply.unsent) return reply;
    return { ...reply, headers: { date: new Date(this.#clock.now()).toUTCString(), ...reply.headers } };
  }
}
