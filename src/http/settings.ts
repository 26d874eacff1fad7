import { isIP } from 'node:net';

/** A setting of the web that is not understood: one sentence with the value and the form it should have. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** The proxy that makes the connections, and the hosts that are reached without it. */
export interface ProxySettings {
  readonly url: string;
  /** As in `NO_PROXY`: names that stand for their subdomains too, or `*`. */
  readonly except: readonly string[];
}

/**
 * Reads `OXPECKER_CONNECT_TO`, for test servers on one's own machine.
 * @param text `social.example=127.0.0.1:8443,[…]`
 * @returns host name → `address:port`
 * @throws {SettingError}
 */
export function parseConnectTo(text: string): Map<string, string> {
  return new Map(
    entriesOf(text).map(entry => {
      const [name, target] = entry.split('=', 2).map(parseHost);
      if (!name || !target || target.port === '' || isIP(target.hostname.replace(/[[\]]/g, '')) === 0) {
        throw new SettingError(
          `OXPECKER_CONNECT_TO holds "${entry}": write a name, "=", an IP address and a port, as in social.example=127.0.0.1:8443`,
        );
      }
      return [name.hostname, target.host];
    }),
  );
}

/**
 * Reads `OXPECKER_INSECURE_HOSTS`, for test servers on one's own machine.
 * @param text `127.0.0.1:8101,[…]`; without a port, 80
 * @throws {SettingError}
 */
export function parseInsecureHosts(text: string): string[] {
  return entriesOf(text).map(entry => {
    const url = parseHost(entry);
    if (!url) {
      throw new SettingError(
        `OXPECKER_INSECURE_HOSTS holds "${entry}": write a host and a port, as in 127.0.0.1:8101`,
      );
    }
    return url.host;
  });
}

/**
 * Reads `HTTPS_PROXY` and `NO_PROXY`, either of them also in lower case, which goes first.
 * @returns null where no proxy is set
 * @throws {SettingError}
 */
export function readProxy(env: Readonly<Record<string, string | undefined>>): ProxySettings | null {
  const url = env['https_proxy'] ?? env['HTTPS_PROXY'] ?? '';
  if (url === '') return null;
  if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
    // The value is not repeated: it may hold a password.
    throw new SettingError('HTTPS_PROXY is no address of a proxy: write it as in http://proxy.example:3128');
  }
  const except = (env['no_proxy'] ?? env['NO_PROXY'] ?? '').toLowerCase().split(/[\s,]+/);
  return { url, except: except.filter(name => name !== '') };
}

/** Whether `host` is reached without the proxy. */
export function goesDirect(host: string, except: readonly string[]): boolean {
  return except.some(entry => {
    const name = entry.replace(/^\*?\./, '').replace(/:443$/, '');
    return entry === '*' || host === name || host.endsWith(`.${name}`);
  });
}

function entriesOf(text: string): string[] {
  return text
    .split(',')
    .map(entry => entry.trim())
    .filter(entry => entry !== '');
}

/** @returns a URL that has a host and a port alone, or null */
function parseHost(text: string): URL | null {
  if (/[/?#@\s\\]/.test(text) || !URL.canParse(`http://${text}`)) return null;
  return new URL(`http://${text}`);
}
