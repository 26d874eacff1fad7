/** A count with thousands separators: `12,345`. */
export function grouped(count: number): string {
  return count.toLocaleString('en-GB');
}

/** `one` or `many` after its count: `1 file`, `2 files`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** A count and what it counts, as an item of a list that is silent about what there is none of. */
export function some(count: number, what: string): readonly string[] {
  return count === 0 ? [] : [`${grouped(count)} ${what}`];
}

const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** A size in decimal units with one digit after the point: `15.9 MB`. */
export function byteSize(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte');
  const power = Math.min(UNITS.length, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toFixed(1)} ${UNITS[power - 1]}`;
}

/** A rough duration in words: `under 10 s`, `40 s`, `3 min`, `2 h 10 min`, `3 days 4 h`. */
export function roughDuration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 10) return 'under 10 s';
  if (seconds < 90) return `${Math.ceil(seconds / 10) * 10} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 10) return `${hours} h ${minutes % 60} min`;
  if (hours < 48) return `${hours} h`;
  return `${counted(Math.floor(hours / 24), 'day')} ${hours % 24} h`;
}

/** A moment as documents say it, in whole milliseconds: ISO 8601 in UTC. @param ms since the epoch */
export function isoTime(ms: number): string;
export function isoTime(ms: number | null): string | null;
export function isoTime(ms: number | null): string | null {
  return ms === null ? null : new Date(Math.ceil(ms)).toISOString();
}

/** The day of a moment in UTC, as `2009-03-12`. @param ms since the epoch */
export function utcDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** A moment as `2026-11-25 00:10 UTC`, no earlier than it is: limits end at midnight there. @param ms since the epoch */
export function utcTime(ms: number): string {
  const minute = Math.ceil(ms / 60_000) * 60_000;
  return `${new Date(minute).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
