import type { Quirks } from './types.ts';

const NONE: Quirks = {
  listsFollowing: true,
  tellsFollowing: true,
  hasBlocks: true,
  importApi: null,
  vague401: false,
};

/** mastodon-api.md §8 and, for the import APIs, §4. */
const BY_SOFTWARE: Readonly<Record<string, Partial<Quirks>>> = {
  gotosocial: { importApi: 'gotosocial' },
  akkoma: { importApi: 'akkoma' },
  pleroma: { importApi: 'akkoma' },
  snac: { listsFollowing: false, tellsFollowing: false, hasBlocks: false },
  sharkey: { vague401: true },
};

/** How a software differs from Mastodon. @param software NodeInfo `software.name` in lower case */
export function quirksOf(software: string): Quirks {
  return { ...NONE, ...(Object.hasOwn(BY_SOFTWARE, software) ? BY_SOFTWARE[software] : {}) };
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
