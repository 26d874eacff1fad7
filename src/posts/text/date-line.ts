/** How the date of a tweet is written into its post. */
export interface DateStyle {
  /**
   * Null: a short date and time as the language writes it. Else a text in which these stand for parts of the date, and
   * what is in square brackets for itself: `YYYY YY · MMMM MMM MM M · DD D · dddd ddd · HH H hh h · mm · ss · A` (am or
   * pm) ` · z` (time zone).
   */
  readonly format: string | null;
  /** BCP 47, such as `de` or `pt-BR`. */
  readonly locale: string;
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
}

const TOKEN = /\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|DD|D|dddd|ddd|HH|H|hh|h|mm|ss|A|z/g;

/** Formatters by what they were made of: making one takes longer than a whole tweet. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Those that need nothing but the style itself: a key in words would be put together again for every tweet. */
const plainFormatters = new WeakMap<DateStyle, Intl.DateTimeFormat>();

/**
 * The line that says when something was tweeted; by default in brackets, like `(9 Nov 2022, 11:10)`.
 * @param at milliseconds since the epoch
 * @throws RangeError for a language or time zone that `Intl` does not know, or no time at all
 */
export function dateLine(at: number, style: DateStyle): string {
  const { format, locale, timeZone } = style;
  if (format === null) return `(${plainSpaces(plainFormatter(style).format(at))})`;
  const whenIn = (options: Intl.DateTimeFormatOptions, language = locale) =>
    formatter(language, { ...options, timeZone }).formatToParts(at);
  return plainSpaces(
    format.replaceAll(TOKEN, (token, literal?: string) => literal ?? partOf(token, format, whenIn)),
  );
}

type Parts = (options: Intl.DateTimeFormatOptions, language?: string) => Intl.DateTimeFormatPart[];

/** Numbers are in Latin digits and the Gregorian calendar, names in the language. */
const NUMBERS = 'en-u-ca-gregory-nu-latn';

function partOf(token: string, format: string, parts: Parts): string {
  const number = (type: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second') => {
    const found = parts(
      {
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        hourCycle: 'h23',
      },
      NUMBERS,
    );
    return partValue(found, type).padStart(2, '0');
  };
  const short = (text: string) => text.replace(/^0(?=\d)/, '');
  const halfDay = () => String(Number(number('hour')) % 12 || 12);
  // Many languages write a month otherwise beside a day than alone: "9 ноября", "ноябрь".
  const beside = /D/.test(format) ? ({ day: 'numeric' } as const) : {};
  switch (token) {
    case 'YYYY':
      return number('year');
    case 'YY':
      return number('year').slice(-2);
    case 'MMMM':
      return partValue(parts({ month: 'long', ...beside, calendar: 'gregory' }), 'month');
    case 'MMM':
      return partValue(parts({ month: 'short', ...beside, calendar: 'gregory' }), 'month');
    case 'MM':
      return number('month');
    case 'M':
      return short(number('month'));
    case 'DD':
      return number('day');
    case 'D':
      return short(number('day'));
    case 'dddd':
      return partValue(parts({ weekday: 'long' }), 'weekday');
    case 'ddd':
      return partValue(parts({ weekday: 'short' }), 'weekday');
    case 'HH':
      return number('hour');
    case 'H':
      return short(number('hour'));
    case 'hh':
      return halfDay().padStart(2, '0');
    case 'h':
      return halfDay();
    case 'mm':
      return number('minute');
    case 'ss':
      return number('second');
    case 'A':
      return partValue(parts({ hour: 'numeric', hour12: true }), 'dayPeriod');
    default:
      return partValue(parts({ hour: 'numeric', timeZoneName: 'short' }), 'timeZoneName');
  }
}

function partValue(parts: readonly Intl.DateTimeFormatPart[], type: Intl.DateTimeFormatPartTypes): string {
  return parts.find(part => part.type === type)?.value ?? '';
}

function plainFormatter(style: DateStyle): Intl.DateTimeFormat {
  const { locale, timeZone } = style;
  const known =
    plainFormatters.get(style) ??
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  plainFormatters.set(style, known);
  return known;
}

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, known);
  return known;
}

/** Which space stands before "PM" depends on the version of ICU: the same tweet has to give the same text. */
function plainSpaces(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}
