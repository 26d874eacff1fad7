import { usageError } from './errors.ts';
import { type QuietHours, zonedTime } from './time-zone.ts';

/** A day, month or year as it was typed, or an exact time. */
export type Moment =
  /** Calendar days of whatever time zone is meant, as if it were UTC: from the first moment to before the last. */
  | { readonly kind: 'days'; readonly from: number; readonly to: number }
  /** Milliseconds since the epoch. */
  | { readonly kind: 'exact'; readonly at: number };

/** A content warning for the tweets that match. */
export interface WarningRule {
  readonly pattern: RegExp;
  readonly warning: string;
}

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const EXACT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Reads `2019`, `2019-05`, `2019-05-31`, or an exact time such as `2019-05-31T18:00Z`. @throws {ExitError} (usage) */
export function parseMoment(text: string): Moment {
  const trimmed = text.trim();
  const wrong = () => usageError(`"${text}" is no date: write it like 2019-05-31, 2019-05 or 2019`);
  if (EXACT.test(trimmed)) {
    const at = Date.parse(trimmed);
    if (Number.isNaN(at)) throw wrong();
    return { kind: 'exact', at };
  }
  const match = DATE.exec(trimmed);
  if (!match) throw wrong();
  const [year, month, day] = match.slice(1).map(part => (part === undefined ? undefined : Number(part)));
  const from = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1);
  const expected = [year, month ?? 1, day ?? 1].join('-');
  const date = new Date(from);
  if ([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()].join('-') !== expected)
    throw wrong();
  const to =
    day === undefined
      ? Date.UTC((year ?? 0) + (month === undefined ? 1 : 0), month ?? 0)
      : Date.UTC(year ?? 0, (month ?? 1) - 1, day + 1);
  return { kind: 'days', from, to };
}

/** When a moment begins or ends. @param timeZone whose calendar counts @returns milliseconds since the epoch */
export function momentBound(moment: Moment, bound: 'from' | 'to', timeZone: string): number {
  return moment.kind === 'exact' ? moment.at : zonedTime(moment[bound], timeZone);
}

/** Reads `22:00-07:00`. @throws {ExitError} (usage) for anything else, and for a day that is quiet as a whole */
export function parseQuietHours(text: string): QuietHours {
  const match = /^(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$/.exec(text.trim());
  const [fromHour = 99, fromMinute = 99, toHour = 99, toMinute = 99] = (match?.slice(1) ?? []).map(Number);
  const isTime = (hour: number, minute: number) =>
    (hour < 24 && minute < 60) || (hour === 24 && minute === 0);
  if (!isTime(fromHour, fromMinute) || !isTime(toHour, toMinute))
    throw usageError(`"${text}" are no hours: write them like 22:00-07:00`);
  const from = (fromHour * 60 + fromMinute) % 1440;
  const to = (toHour * 60 + toMinute) % 1440;
  if (from === to) throw usageError(`"${text}" leaves no hour to post in: write it like 22:00-07:00`);
  return { from, to };
}

/** Reads the name of a time zone, such as `Europe/Berlin`. @throws {ExitError} (usage) for one that nobody knows */
export function parseTimeZone(text: string): string {
  const name = text.trim();
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw usageError(`"${text}" is no time zone: write it like Europe/Berlin or UTC`);
  }
}

/** Reads a language such as `en`, `pt-BR`, or as `$LANG` has it: `pt_BR.UTF-8`. @throws {ExitError} (usage) */
export function parseLocale(text: string): string {
  const name = text
    .trim()
    .replace(/[.@].*$/, '')
    .replaceAll('_', '-');
  try {
    const [locale] = Intl.DateTimeFormat.supportedLocalesOf([name]);
    if (locale !== undefined) return locale;
  } catch {
    throw usageError(`"${text}" is no language: write it like en, de or pt-BR`);
  }
  throw usageError(`dates cannot be written in "${text}" here: write a language like en, de or pt-BR`);
}

/** Reads the codes of languages with commas between them, as Twitter writes them: `en,de`. @throws {ExitError} (usage) */
export function parseLanguages(text: string): readonly string[] {
  const codes = text.split(',').map(code => code.trim().toLowerCase());
  const wrong = codes.find(code => !/^[a-z]{2,3}(-[a-z]{2,4})?$/.test(code));
  if (wrong !== undefined) throw usageError(`"${wrong}" is no language: write codes like en,de`);
  return codes;
}

/** Reads the id of a tweet, or its URL. @throws {ExitError} (usage) */
export function parseTweetId(text: string): string {
  const trimmed = text.trim();
  const id = /^\d{1,20}$/.test(trimmed)
    ? trimmed
    : /^https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/[^/]+\/status(?:es)?\/(\d{1,20})(?:[/?#]|$)/i.exec(
        trimmed,
      )?.[1];
  if (id === undefined)
    throw usageError(`"${text}" is no tweet: give its number, or its address with /status/ in it`);
  return id;
}

/** Reads `PATTERN=TEXT`: a regular expression, whatever its case, and the warning. @throws {ExitError} (usage) */
export function parseWarningRule(text: string): WarningRule {
  const at = text.lastIndexOf('=');
  const warning = text.slice(at + 1).trim();
  if (at < 1 || warning === '')
    throw usageError(`"${text}" is no rule: write a pattern, = and the warning, like spoilers?=Spoilers`);
  try {
    return { pattern: new RegExp(text.slice(0, at), 'iu'), warning };
  } catch (error) {
    throw usageError(
      `the pattern in "${text}" is not understood: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Reads a whole number above 0. @throws {ExitError} (usage) */
export function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw usageError(`"${text}" is not a whole number above 0`);
  return count;
}

/** Reads a text that is to be found or written. @throws {ExitError} (usage) for an empty one */
export function parseText(text: string): string {
  if (text.trim() === '') throw usageError('it is empty: write a text');
  return text;
}
