import type { Address } from '../address.ts';
import { extractAddresses } from './extract.ts';
import { fold } from './fold.ts';

/**
 * The one address somebody wrote down as such, on a command line or in a cell: any form `extractAddresses` knows,
 * and plain `user@host` without a doubt about it being e-mail.
 * @returns `null` when it is none, more than one, or one with other words
 */
export function parseAddress(text: string): Address | null {
  const plain = fold(text).text.trim();
  const written = /^[\w.-]+@[^@]+$/.test(plain) ? `@${plain}` : plain;
  const [found, ...others] = extractAddresses(written);
  if (!found || others.length > 0) return null;
  const around = written.slice(0, found.start) + written.slice(found.end);
  return /[\p{L}\p{N}@]/u.test(around) ? null : found.address;
}
