import assert from 'node:assert/strict';
import type { Clock } from '../../src/http/clock.ts';
import type { Answer, Get, Web } from '../../src/http/types.ts';

/** What a URL answers: a status and a body, or an error. An object as body is sent as JSON. */
export interface Prepared {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | object;
  readonly cut?: boolean;
  /** Where redirects led. */
  readonly url?: string;
  readonly error?: Error;
  /** Milliseconds on the clock until it comes. */
  readonly latency?: number;
  /** How often it is given; without it once, and a test that does not ask for it fails. */
  readonly times?: number;
}

/**
 * The open web as a table. Each answer is given as often as it was prepared; a request for which none is left, and
 * an answer nobody asked for, fail the test.
 */
export class MemoryWeb implements Web {
  /** `accept url`, in order. */
  readonly requests: string[] = [];
  readonly #clock: Clock;
  readonly #answers = new Map<string, { prepared: Prepared; left: number }[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  origin(host: string): string {
    return `https://${host}`;
  }

  /** Prepares an answer; several for one URL are given in turn. @param url without `https://` */
  on(url: string, prepared: Prepared): this {
    const answers = this.#answers.get(`https://${url}`) ?? [];
    answers.push({ prepared, left: prepared.times ?? 1 });
    this.#answers.set(`https://${url}`, answers);
    return this;
  }

  async get({ url, accept, signal }: Get): Promise<Answer> {
    signal?.throwIfAborted();
    this.requests.push(`${accept} ${url}`);
    const answer = this.#answers.get(url)?.find(({ left }) => left > 0);
    assert.ok(answer, `nobody expected a request for ${url}`);
    answer.left -= 1;
    const { status = 200, headers = {}, body = '', cut = false, latency = 0, error } = answer.prepared;
    if (latency > 0) await this.#clock.sleep(latency, signal);
    if (error) throw error;
    return { status, headers, url: answer.prepared.url ?? url, body: bytesOf(body), cut };
  }

  /** Fails when an answer is left over. */
  expectAllAsked(): void {
    const left = [...this.#answers].filter(([, answers]) => answers.some(answer => answer.left > 0));
    assert.deepEqual(
      left.map(([url]) => url),
      [],
      'prepared, but never asked for',
    );
  }
}

function bytesOf(body: string | Uint8Array | object): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
