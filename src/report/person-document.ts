import type { Address } from '../people/address.ts';
import type { PersonView } from './relation-view.ts';

/** Somebody of a list. */
export interface PersonDocument {
  readonly address: Address;
  readonly twitter_id: string | null;
  readonly twitter_handle: string | null;
  readonly twitter_name: string | null;
}

/** Somebody as documents name them. */
export function personDocument({
  address,
  twitterId,
  twitterHandle,
  twitterName,
}: PersonView): PersonDocument {
  return {
    address,
    twitter_id: twitterId,
    twitter_handle: twitterHandle,
    twitter_name: twitterName,
  };
}
