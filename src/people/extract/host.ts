import { parseHost } from '../host.ts';
import { FILE_ENDINGS, IDN_TLDS, PRIVATE_TLDS } from './data/top-level-domains.ts';
import { isFediverseHost } from './fediverse-host.ts';
import { startsUnspaced } from './scripts.ts';

/** A host read out of a text, in lower-case punycode, and where it ended. */
export interface ReadHost {
  readonly host: string;
  readonly end: number;
}

const LONGEST_HOST = 253;

/**
 * Reads the host that begins at `start`. A sentence that goes on behind it (a full stop, a particle, a suffix
 * with a hyphen) is left out.
 * @returns `null` when no public host name stands there, or when an ellipsis cuts it
 */
export function readHost(text: string, start: number): ReadHost | null {
  const run = /^[\p{L}\p{M}\p{N}.-]+/u.exec(text.slice(start, start + LONGEST_HOST + 1))?.[0] ?? '';
  const labels = run
    .replace(/\.{2}.*/, '')
    .replace(/\.$/, '')
    .split('.');
  const last = labels.at(-1) ?? '';
  if (startsUnspaced(last) && idnTld(last) === null) labels.pop();
  if (startsSentence(labels)) labels.pop();

  const tld = tldOf(labels.pop() ?? '');
  if (tld === null || labels.length === 0) return null;
  const written = [...labels, tld].join('.');
  const end = start + written.length;
  const host = publicHost(written);
  return host === null || isCut(text, end) ? null : { host, end };
}

/**
 * The host that a name in a text stands for, as `parseHost` gives it; `null` when no public server is called so, and
 * it is more likely a file, a time or a version.
 */
export function publicHost(written: string): string | null {
  const host = parseHost(written);
  if (host === null) return null;
  const labels = host.split('.');
  const tld = labels.at(-1) ?? '';
  if (!labels.every(label => /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(label))) return null;
  if (!/^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(tld) || PRIVATE_TLDS.has(tld) || FILE_ENDINGS.has(tld))
    return null;
  // "coffee@10.am" is a time, "tool@1.2.beta" a version.
  return /^(?:\d{1,2}\.[ap]m$|v?\d+\.\d+\.)/.test(host) ? null : host;
}

/** Whether what ends at `end` was cut there by an ellipsis. Dots before the next word are but a pause. */
export function isCut(text: string, end: number): boolean {
  return /^\.?(?:[…‥⋯]|\.\.(?!\.* +\p{L}))/u.test(text.slice(end, end + 10));
}

/** "@a@b.example.Then we": the capital after small letters begins a sentence that lacks its space. */
function startsSentence(labels: readonly string[]): boolean {
  const host = labels.join('.');
  if (!/^[^A-Z]+\.[A-Z][a-z]+$/.test(host)) return false;
  return labels.length > 2 || !isFediverseHost(host.toLowerCase());
}

function tldOf(label: string): string | null {
  const ascii = /^(?:xn--[a-z0-9-]*[a-z0-9]|[a-z]+)/i.exec(label)?.[0];
  if (ascii === undefined) return idnTld(label);
  const rest = label.slice(ascii.length);
  return rest === '' || rest.startsWith('-') || startsUnspaced(rest) ? ascii : null;
}

/** The longest known non-ASCII top-level domain the label begins with: a particle may follow it. */
function idnTld(label: string): string | null {
  let longest: string | null = null;
  for (const tld of IDN_TLDS) {
    const goesOn = label.length > tld.length && !startsUnspaced(label);
    if (label.startsWith(tld) && !goesOn && tld.length > (longest?.length ?? 0)) longest = tld;
  }
  return longest;
}
