import { userOf } from './address.ts';
import type { FoundAddress } from './extract/extract.ts';

/** How an address is called, beside its speaker. */
export interface Likeness {
  /** Like them. */
  readonly resembling: boolean;
  /** It may be a longer or shorter form of their name. */
  readonly akin: boolean;
  /** It bears their very name. */
  readonly namesake: boolean;
}

/** How an address is called, beside the Twitter handle of its speaker; `null`: nobody knows it. */
export function likenessOf(found: FoundAddress, handle: string | null): Likeness {
  if (handle === null) return { resembling: false, akin: false, namesake: false };
  const name = nameOf(found);
  const resembling = resembles(userOf(found.address), handle);
  return {
    resembling,
    akin: sameStart(name, handle),
    namesake: resembling && bareName(name) === bareName(handle),
  };
}

/** Whether a fediverse user is called like a Twitter handle: equal, or one within the other, but for `_`, `.`, `-`. */
export function resembles(user: string, handle: string): boolean {
  const [a = '', b = ''] = [user, handle].map(name => name.toLowerCase().replaceAll(/[_.-]/g, ''));
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > 0 && (short === long || (short.length >= 4 && long.includes(short)));
}

/** Whether two names begin alike, like Bob and Bobby. */
function sameStart(a: string, b: string): boolean {
  const [short, long] = [bareName(a), bareName(b)].sort((one, other) => one.length - other.length);
  return short !== undefined && short.length >= 3 && long?.startsWith(short) === true;
}

/** A name without what is added where it was taken: digits, dots, underscores. */
function bareName(name: string): string {
  return name.toLowerCase().replaceAll(/[\d_.-]/g, '');
}

/** The user, of a bridged Bluesky handle its first part. */
export function nameOf({ address, bridged }: FoundAddress): string {
  const user = userOf(address).toLowerCase();
  return bridged ? user.replace(/\..*/, '') : user;
}
