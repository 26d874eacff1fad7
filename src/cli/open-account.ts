import type { PacingMemory } from '../http/pacer.ts';
import type { AccountEvent } from '../mastodon/events.ts';
import type { OwnAccount } from '../mastodon/types.ts';
import type { StoredAccount } from '../settings/accounts.ts';
import type { AccountOptions } from './account-options.ts';
import type { Context } from './context.ts';
import { parseDuration } from './durations.ts';
import { preferLessMemory } from './memory.ts';

/** At an even pace there is a wait between any two: that is its way, and no limit that is used up. */
const STEP_MS = parseDuration('10m');

/**
 * Opens the account for work. The caller closes it. From here on the run may wait for hours, in little memory.
 * @param memory what is known of its limits from earlier runs
 * @throws {TemporaryError} its server stayed away
 */
export async function openOwnAccount(
  context: Context,
  stored: StoredAccount,
  options: AccountOptions,
  memory: PacingMemory,
  onEvent: (event: AccountEvent) => void,
): Promise<OwnAccount> {
  preferLessMemory();
  const { clock, random, signal } = context;
  const { awaitServer } = await import('../mastodon/await-server.ts');
  const { createOwnAccount } = await import('../mastodon/own-account.ts');
  const api = await context.openApi(stored.host);
  const { host } = stored;
  const giveUpAfterMs = options.giveUpAfter;
  try {
    return createOwnAccount({
      api,
      server: await awaitServer(api, stored, { host, clock, random, signal, giveUpAfterMs, onEvent }),
      token: stored.token,
      scopes: stored.scopes,
      address: stored.address,
      id: stored.id,
      clock,
      random,
      signal,
      share: options.share,
      pace: options.pace,
      maxWaitMs: maxWaitOf(context, options),
      giveUpAfterMs,
      memory,
      canonicalOf: async address => {
        const { canonicalAddress } = await import('../migrate/canonical-address.ts');
        return await canonicalAddress(address, context);
      },
      onEvent,
    });
  } catch (error) {
    await api.close();
    throw error;
  }
}

/** The longest wait for a limit, in milliseconds. A command that acts on no account has no pace. */
export function maxWaitOf(
  { terminal }: Context,
  { maxWait, pace }: Pick<AccountOptions, 'maxWait'> & Partial<Pick<AccountOptions, 'pace'>>,
): number {
  if (maxWait !== undefined) return maxWait;
  if (terminal.isInteractive) return Number.POSITIVE_INFINITY;
  return pace === 'even' ? STEP_MS : 0;
}
