import { fieldsOf, textOf } from './fields.ts';
import { TIME_ZONE_NAMES } from './time-zone-names.ts';

/**
 * A time zone as the tz database calls it.
 * @param record `{"accountTimezone": {"accountId", "timeZone": "Arizona"}}`; many archives lack the last
 * @returns an empty string where none is named, or one that nobody here knows; null when it is no such record
 */
export function timeZoneOf(record: unknown): string | null {
  const wrapped = fieldsOf(record).accountTimezone;
  if (wrapped === undefined) return null;
  const name = textOf(fieldsOf(wrapped).timeZone) ?? '';
  const known = Object.hasOwn(TIME_ZONE_NAMES, name) ? TIME_ZONE_NAMES[name] : undefined;
  if (known === undefined && !/^[A-Z]\w+\/\w|^UTC$/.test(name)) return '';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: known ?? name }).resolvedOptions().timeZone;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return '';
  }
}
