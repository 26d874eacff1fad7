import type { Answer, Get, Web } from '../../src/http/types.ts';

/** Gives one answer after the other, whatever is asked. */
export class AnyWeb implements Web {
  readonly #outcomes: readonly (Omit<Answer, 'url'> | Error)[];
  #next = 0;

  constructor(outcomes: readonly (Omit<Answer, 'url'> | Error)[]) {
    this.#outcomes = outcomes;
  }

  origin(host: string): string {
    return `https://${host}`;
  }

  async get({ url }: Get): Promise<Answer> {
    const outcome = this.#outcomes[this.#next % this.#outcomes.length];
    this.#next += 1;
    if (outcome === undefined || outcome instanceof Error) throw outcome ?? new Error('nothing prepared');
    return { ...outcome, url };
  }
}
