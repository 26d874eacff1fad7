import * as v from 'valibot';
import { bodyJson, isOk } from '../http/answers.ts';
import { backoffMs } from '../http/backoff.ts';
import { UnreachableError } from '../http/errors.ts';
import { readRateLimit } from '../http/rate-headers.ts';
import type { Answer } from '../http/types.ts';
import type { Address } from '../people/address.ts';
import { apiError, foreignAnswer, isForeign, strangeAnswer } from './answers.ts';
import { CREDENTIALS_PATH, credentialsError } from './credentials.ts';
import { type ApiError, LoginError, UnclearError } from './errors.ts';
import { type Call, Line, type LineOptions, type WriteCall } from './line.ts';
import { Patience, type PatienceOptions } from './patience.ts';
import { mayMeanToken } from './quirks.ts';
import { holdsScope } from './scopes.ts';
import type { Server } from './types.ts';

/** A server's own fault may pass; one that stays belongs to what was asked. */
const MAX_FAULTS = 3;
/** Mastodon writes it in English whatever the language (v4.6.5 `Api::BaseController`), and others copy it. */
const OUTSIDE_SCOPES = 'This action is outside the authorized scopes';

interface AccountClientOptions extends Omit<PatienceOptions, 'host'>, LineOptions {
  readonly address: Address;
  readonly scopes: readonly string[] | null;
}

/** Speaks to the server in the name of one account: paced, retried where that is safe, every failure with its type. */
export class Client {
  readonly server: Server;
  readonly origin: string;
  readonly #options: AccountClientOptions;
  readonly #line: Line;

  constructor(options: AccountClientOptions) {
    this.server = options.server;
    this.origin = options.api.origin;
    this.#options = options;
    this.#line = new Line(options);
  }

  /**
   * Reads, as often as it takes.
   * @throws {ApiError | LoginError | TemporaryError}
   */
  async read(call: Call): Promise<Answer> {
    const answer = await this.#readAny(call);
    if (isOk(answer)) return answer;
    throw await this.#refusal(call, answer);
  }

  /**
   * Reads once, for what may fail because of somebody else's server.
   * @returns null when no answer came, or the server failed over it
   * @throws {ApiError | LoginError | TemporaryError}
   */
  async readOnce(call: Call): Promise<Answer | null> {
    try {
      const answer = await this.#line.send({ method: 'GET', ...call }, this.#options.signal);
      if (isForeign(answer)) return null;
      if (isOk(answer)) return answer;
      if (answer.status >= 500 || answer.status === 408) return null;
      throw await this.#refusal(call, answer);
    } catch (error) {
      if (error instanceof UnreachableError) return null;
      throw error;
    }
  }

  /**
   * Changes something. What has left is not called back by the signal. It is sent again only where it surely had no
   * effect.
   * @throws {ApiError | LoginError | TemporaryError}
   * @throws {UnclearError} nobody knows whether it happened: no answer came, or the server failed over it
   */
  async write(call: WriteCall): Promise<Answer> {
    const patience = this.#patience();
    for (;;) {
      const began = this.#options.clock.now();
      try {
        const answer = await this.#line.send(call, call.isAbortable ? this.#options.signal : undefined);
        if (isForeign(answer)) throw this.#unclear(foreignAnswer(answer));
        if (isOk(answer)) return answer;
        if (answer.status >= 500 || answer.status === 408) throw this.#unclear(apiError(answer));
        throw await this.#refusal(call, answer);
      } catch (error) {
        if (!(error instanceof UnreachableError)) throw error;
        if (error.mayHaveArrived) throw this.#unclear(error);
        await patience.pause(error, this.#spent(began, call), null);
      }
    }
  }

  /**
   * Changes something that may well be done twice: what is unclear is sent again.
   * @param read what the answer says; null: it is none
   * @throws {UnclearError} the server failed three times over it, and otherwise works
   * @throws {ApiError | LoginError | TemporaryError}
   */
  async repeat<T>(call: WriteCall, expected: string, read: (answer: Answer) => T | null): Promise<T> {
    for (let faults = 1; ; faults++) {
      try {
        const answer = await this.write(call);
        const said = read(answer);
        if (said === null) throw this.#unclear(strangeAnswer(answer, expected));
        return said;
      } catch (error) {
        if (!(error instanceof UnclearError) || faults === MAX_FAULTS) throw error;
      }
      // The server may be away as a whole: then it is waited for here.
      await this.checkServer();
      const { clock, random, signal } = this.#options;
      await clock.sleep(backoffMs(faults, random), signal);
    }
  }

  /** A write whose answer has to have a form. @throws {UnclearError} when it has not, and what `write` throws */
  async writeFor<T>(call: WriteCall, schema: v.GenericSchema<unknown, T>, expected: string): Promise<T> {
    const answer = await this.write(call);
    const parsed = v.safeParse(schema, bodyJson(answer));
    if (!parsed.success) throw this.#unclear(strangeAnswer(answer, expected));
    return parsed.output;
  }

  /** Waits until the server does what it does for everybody. @throws {LoginError | ApiError | TemporaryError} */
  async checkServer(): Promise<void> {
    const answer = await this.#readAny({ path: CREDENTIALS_PATH, scope: 'read:accounts' });
    // A token of few scopes may do what it is for all the same.
    if (!isOk(answer) && !apiError(answer).message.includes(OUTSIDE_SCOPES)) {
      throw credentialsError(answer, this.server.host);
    }
  }

  /** Reads until there is an answer that another try would not change. */
  async #readAny(call: Call): Promise<Answer> {
    const patience = this.#patience();
    let faults = 0;
    for (;;) {
      const began = this.#options.clock.now();
      let failure: Error;
      let notBefore: number | null = null;
      try {
        const answer = await this.#line.send({ method: 'GET', ...call }, this.#options.signal);
        const foreign = isForeign(answer);
        // Who one is every server can say: whatever else is said there is not the server's.
        const isCheck = call.path === CREDENTIALS_PATH;
        const mayPass = isAway(answer) || (foreign && isCheck);
        if (!mayPass && answer.status !== 500 && !foreign) return answer;
        if (!mayPass && ++faults === MAX_FAULTS) return answer;
        if (foreign && !isCheck) await this.checkServer();
        failure = foreign ? foreignAnswer(answer) : apiError(answer);
        notBefore = readRateLimit(answer.headers, this.#options.clock.now()).retryAt;
      } catch (error) {
        if (!(error instanceof UnreachableError)) throw error;
        failure = error;
      }
      await patience.pause(failure, this.#spent(began, call), notBefore);
    }
  }

  /** What a refusal means: the token may be to blame rather than what was asked. */
  async #refusal({ scope }: Call, answer: Answer): Promise<ApiError | LoginError> {
    const { scopes, address } = this.#options;
    const { host, software, quirks } = this.server;
    const error = apiError(answer);
    const isOutside = error.message.includes(OUTSIDE_SCOPES) || (scopes && !holdsScope(scopes, scope));
    if (answer.status === 403 && isOutside) {
      return new LoginError(
        `The login of ${address} does not allow this (scope ${scope}): run npx oxpecker login ${host} again.`,
        { cause: error },
      );
    }
    // Nobody blocks a person from knowing who they are: where that is refused, it is not about this request.
    if (answer.status === 403 || mayMeanToken(software, quirks, answer.status)) {
      await this.checkServer();
      return error;
    }
    if (answer.status !== 401) return error;
    return new LoginError(
      `${host} no longer accepts the login of ${address}: run npx oxpecker login ${host} again.`,
      { cause: error },
    );
  }

  /** What a try took, without the time that the machine slept. */
  #spent(began: number, { timeoutMs = 20_000 }: Call): number {
    return Math.min(Math.max(0, this.#options.clock.now() - began), timeoutMs);
  }

  #unclear(cause: Error): UnclearError {
    return new UnclearError(
      `Nobody knows whether ${this.server.host} did what it was asked (${cause.message}): run the same command again, which looks first`,
      { cause },
    );
  }

  #patience(): Patience {
    return new Patience({ ...this.#options, host: this.server.host });
  }
}

/** Whether the server, or what stands before it, is not there now. */
function isAway({ status }: Answer): boolean {
  return status >= 502 || status === 408;
}
