import { setImmediate } from 'node:timers/promises';
import type { Answer, Api, ApiRequest } from '../../src/http/types.ts';
import type { AnyAnswer } from './inputs/answers.ts';

/** So many requests are enough: a server that always says "later" is asked for ever, as it wishes. */
const ENOUGH = 200;

/** A person's own server that gives one answer after the other, whatever it is asked, and ends the run in time. */
export class AnyApi implements Api {
  readonly origin = 'https://home.example';
  readonly #answers: readonly (AnyAnswer | Error)[];
  readonly #end = new AbortController();
  #asked = 0;

  constructor(answers: readonly (AnyAnswer | Error)[]) {
    this.#answers = answers;
  }

  /** Aborted when it was asked often enough. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  get asked(): number {
    return this.#asked;
  }

  async send({ path, body, signal }: ApiRequest): Promise<Answer> {
    await setImmediate();
    if (body && 'upload' in body) for await (const _ of body.upload.open());
    const outcome = this.#answers[this.#asked++ % this.#answers.length];
    if (this.#asked === ENOUGH) this.#end.abort(new Enough());
    signal?.throwIfAborted();
    if (outcome === undefined || outcome instanceof Error) throw outcome ?? new Error('nothing prepared');
    return { ...outcome, url: this.origin + path };
  }

  async close(): Promise<void> {}
}

/** Not a failure: nothing was decided. */
export class Enough extends Error {}
