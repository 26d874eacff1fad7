import * as v from 'valibot';
import type { Address } from '../people/address.ts';

const AddressText = v.custom<Address>(value => typeof value === 'string' && /^[^@\s]+@[^@\s]+$/.test(value));

const Asked = { address: AddressText, at: v.pipe(v.string(), v.isoTimestamp()) };

const Reached = {
  ...Asked,
  canonical: AddressText,
  software: v.nullable(v.string()),
  profile: v.nullable(
    v.object({
      url: v.nullable(v.string()),
      twitter: v.array(v.string()),
      bot: v.boolean(),
      memorial: v.boolean(),
      suspended: v.boolean(),
    }),
  ),
  why: v.null(),
};

/** A line of `lookups.jsonl`. */
export const LookupRecord = v.variant('status', [
  v.object({ ...Reached, status: v.literal('found'), movedFrom: v.null() }),
  v.object({ ...Reached, status: v.literal('moved'), movedFrom: AddressText }),
  v.object({
    ...Asked,
    status: v.picklist(['gone', 'unknown', 'unreachable', 'refused']),
    canonical: v.null(),
    movedFrom: v.null(),
    software: v.null(),
    profile: v.null(),
    why: v.string(),
    bare: v.exactOptional(v.literal(true)),
  }),
]);
