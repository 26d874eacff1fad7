/**
 * Reading members of parsed JSON whose shape nobody vouches for. None of these throws: what is not there, or is
 * of another type, reads as nothing. Written by hand because every tweet passes through here some thirty times.
 */

/** The members of a JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

const NOTHING: Fields = Object.freeze({});
const NO_LIST: readonly never[] = Object.freeze([]);

/** Whether a value is a JSON object (or array). */
export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** The members of an object; none when the value is something else. */
export function fieldsOf(value: unknown): Fields {
  return isObject(value) ? value : NOTHING;
}

/** The items of an array; none when the value is something else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : NO_LIST;
}

/** A string, or `null` for anything else. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A number that Twitter wrote as one or as a string (`"12"`, `"0.0"`); `NaN` for anything else. */
export function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value !== '' ? Number(value) : Number.NaN;
}

/** The id of a record or entity: `id_str`, because `id` lost digits in the 2018 layout and in Grailbird. */
export function ownId(fields: Fields): string | null {
  return idOf(fields.id_str) ?? idOf(fields.id);
}

/** Twitter's ids are unsigned 64-bit numbers. */
const MAX_ID_DIGITS = 20;

/**
 * An id as a string of digits. `null` for `"-1"` and `"0"` (nobody), for E-notation (the 2018 layout's `id`
 * lost its last digits) and for JSON numbers beyond 2^53 (they lost theirs in parsing).
 */
export function idOf(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? String(value) : null;
  if (typeof value !== 'string' || value.length === 0 || value.length > MAX_ID_DIGITS) return null;
  for (let i = 0; i < value.length; i += 1) {
    const digit = value.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return null;
  }
  return value.startsWith('0') ? null : value;
}
