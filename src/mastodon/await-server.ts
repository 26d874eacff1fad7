import { UnreachableError } from '../http/errors.ts';
import type { Api } from '../http/types.ts';
import { NotAServerError, TemporaryError } from './errors.ts';
import { Patience, type PatienceOptions } from './patience.ts';
import { quirksOf } from './quirks.ts';
import { detectServer } from './server.ts';
import type { Server } from './types.ts';

/** What `detectServer` says when NodeInfo does not answer and the version does not tell either. */
const UNKNOWN = 'unknown';
/** The most that one look at a server counts as, in milliseconds: a closed laptop spends nothing. */
const LOOK_MS = 60_000;

/**
 * Finds out what answers at the host of an account that somebody has logged in to. It was a server then: whatever else
 * answers there, such as a network that wants a login of its own, is waited out like a server that is away.
 * @param known as it was at the login, for what it does not say today
 * @throws {TemporaryError} it stayed away for as long as the person waits
 * @throws {GuardError} it must not be asked
 * @throws the signal's reason when it is aborted
 */
export async function awaitServer(
  api: Api,
  known: Pick<Server, 'software' | 'version'>,
  options: PatienceOptions,
): Promise<Server> {
  const patience = new Patience(options);
  const { host, clock, signal } = options;
  for (;;) {
    const began = clock.now();
    try {
      const server = await detectServer(api, host, signal);
      if (server.software !== UNKNOWN) return server;
      const { software, version } = known;
      return { ...server, software, version, quirks: quirksOf(software) };
    } catch (error) {
      if (!(error instanceof TemporaryError || error instanceof NotAServerError)) throw error;
      const spentMs = Math.min(Math.max(0, clock.now() - began), LOOK_MS);
      await patience.pause(fragmentOf(error), spentMs, null);
    }
  }
}

/** `error` as a part of a sentence. */
function fragmentOf(error: TemporaryError | NotAServerError): Error {
  if (error.cause instanceof UnreachableError) return error.cause;
  const what =
    error instanceof TemporaryError
      ? 'it has a fault'
      : 'no fediverse server answers there, as in a network that wants a login of its own';
  return new Error(what, { cause: error });
}
