import { readRateLimit } from '../http/rate-headers.ts';
import type { Answer } from '../http/types.ts';
import type { Quirks } from './types.ts';

const NONE: Quirks = {
  listsFollowing: true,
  hasBlocks: true,
  importApi: null,
  vague401: false,
  relationshipsAtOnce: 40,
  tellsUnreachable: false,
};

/** mastodon-api.md §8 and, for the import APIs, §4. */
const BY_SOFTWARE: Readonly<Record<string, Partial<Quirks>>> = {
  mastodon: { tellsUnreachable: true },
  gotosocial: { importApi: 'gotosocial' },
  akkoma: { importApi: 'akkoma' },
  pleroma: { importApi: 'akkoma' },
  snac: { listsFollowing: false, hasBlocks: false, relationshipsAtOnce: 1 },
  sharkey: { vague401: true },
};

/** How a software differs from Mastodon. @param software NodeInfo `software.name` in lower case */
export function quirksOf(software: string): Quirks {
  return { ...NONE, ...BY_SOFTWARE[software] };
}

/**
 * Whether an answer that looks like a refusal may be about the token, so that the token has to be checked: `401` may
 * be anything on Sharkey, and snac2 answers `422` to a token it does not know (mastodon-api.md §8).
 */
export function mayMeanToken(software: string, quirks: Quirks, status: number): boolean {
  return (status === 401 && quirks.vague401) || (status === 422 && software === 'snac');
}

/** Whether connections may be used again: snac2 2.96 closes each after its answer without saying so. */
export function keepsConnections(software: string): boolean {
  return software !== 'snac';
}

/**
 * Whether a server refused a request for coming too soon: 429, and what else Sharkey gives as `401`
 * (mastodon-api.md §8) but with the headers of a limit.
 */
export function isTooMany({ vague401 }: Quirks, { status, headers }: Answer): boolean {
  if (status === 429) return true;
  if (status !== 401 || !vague401) return false;
  const { retryAt, remaining } = readRateLimit(headers, 0);
  return retryAt !== null || remaining === 0;
}
