import assert from 'node:assert/strict';
import type { Answer, Get, Web } from '../../src/http/types.ts';
import type { Address } from '../../src/people/address.ts';
import type { VirtualClock } from '../support/virtual-clock.ts';

/** Answers every request after a second, says how many ran at once, and fails when three ran at one host. */
export class SlowWeb implements Web {
  most = 0;
  readonly perHost = new Map<string, number>();
  readonly order: string[] = [];
  readonly #clock: VirtualClock;
  readonly #answer: (host: string, request: number) => number | Error;
  #running = 0;

  constructor(clock: VirtualClock, answer: (host: string, request: number) => number | Error = () => 410) {
    this.#clock = clock;
    this.#answer = answer;
  }

  origin(host: string): string {
    return `https://${host}`;
  }

  async get({ url, signal }: Get): Promise<Answer> {
    const { host } = new URL(url);
    this.order.push(host);
    const outcome = this.#answer(host, this.order.length);
    const here = (this.perHost.get(host) ?? 0) + 1;
    this.perHost.set(host, here);
    this.#running += 1;
    this.most = Math.max(this.most, this.#running);
    assert.ok(here <= 2, `${here} requests at once to ${host}`);
    try {
      await this.#clock.sleep(1000, signal);
    } finally {
      this.#running -= 1;
      this.perHost.set(host, (this.perHost.get(host) ?? 0) - 1);
    }
    if (outcome instanceof Error) throw outcome;
    return { status: outcome, headers: {}, url, body: new Uint8Array(), cut: false };
  }
}

/** `user0@host`, `user1@host`, … */
export function people(count: number, host: string): Address[] {
  return Array.from({ length: count }, (_, index): Address => `user${index}@${host}`);
}
