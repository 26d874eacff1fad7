import { parseConnectTo, parseInsecureHosts, readProxy, SettingError } from '../http/settings.ts';
import type { Web } from '../http/types.ts';
import { createWeb } from '../http/web.ts';
import { usageError } from './errors.ts';

/**
 * The guarded client as the environment wants it: `HTTPS_PROXY` and `NO_PROXY`, and for test servers on one's
 * own machine `OXPECKER_CONNECT_TO` and `OXPECKER_INSECURE_HOSTS`.
 * @throws {ExitError} (usage) when one of them is not understood
 */
export function openGuardedWeb(
  env: Readonly<Record<string, string | undefined>>,
  userAgent: string,
): Web & { close(): Promise<void> } {
  try {
    return createWeb({
      userAgent,
      connectTo: parseConnectTo(env['OXPECKER_CONNECT_TO'] ?? ''),
      insecureHosts: parseInsecureHosts(env['OXPECKER_INSECURE_HOSTS'] ?? ''),
      proxy: readProxy(env),
    });
  } catch (error) {
    throw error instanceof SettingError ? usageError(error.message) : error;
  }
}
