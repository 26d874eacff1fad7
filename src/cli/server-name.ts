import { parseHost } from '../people/host.ts';
import { usageError } from './errors.ts';

/**
 * The host in what somebody typed for their server: its name, its address in a browser, or their own address there.
 * @returns it in lower-case punycode, with a port where it is not the usual one
 * @throws {ExitError} (usage) when there is none
 */
export function parseServer(text: string): string {
  const [named = ''] = text
    .trim()
    .replace(/^(?:https?:\/\/|acct:)/i, '')
    .split(/[/?#]/);
  const host = parseHost(named.slice(named.lastIndexOf('@') + 1).replace(/\.$/, ''));
  if (host === null) throw usageError(`"${text}" is no server: write its name, as in mastodon.social`);
  return host;
}
