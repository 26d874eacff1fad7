import { LimitedError, NoAccountError } from '../fediverse/errors.ts';
import { createRun, LOOKUP_MS } from '../fediverse/run.ts';
import { findAccount } from '../fediverse/webfinger.ts';
import type { Clock } from '../http/clock.ts';
import { GuardError, UnreachableError } from '../http/errors.ts';
import type { Web } from '../http/types.ts';
import type { Address } from '../people/address.ts';

/** What asking works with. */
interface CanonicalTools {
  readonly openWeb: () => Promise<Web & { close(): Promise<void> }>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Asks WebFinger which address an account is really called by, within 15 s.
 * @returns null when nobody is there, or its host must not be asked
 * @throws {UnreachableError} when its host does not say
 */
export async function canonicalAddress(
  address: Address,
  { openWeb, clock, signal }: CanonicalTools,
): Promise<Address | null> {
  const late = clock.timeout(LOOKUP_MS);
  const web = await openWeb();
  try {
    const deadline = AbortSignal.any([signal, late]);
    return (await findAccount(address, createRun(web, clock, deadline), deadline)).address;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof NoAccountError || error instanceof GuardError) return null;
    if (error instanceof UnreachableError || !(error instanceof LimitedError || late.aborted)) throw error;
    throw new UnreachableError('timeout', 'it does not say in time', { cause: error });
  } finally {
    await web.close();
  }
}
