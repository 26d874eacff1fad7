const MINUTE = 60_000;
const DAY_MINUTES = 1440;

/** Hours in which nothing is posted, in minutes since midnight; they may go over midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/**
 * When the quiet hours end that a time falls into; null: it falls into none.
 * @param time milliseconds since the epoch, as is the result
 * @param timeZone whose clocks count
 */
export function quietUntil({ from, to }: QuietHours, timeZone: string, time: number): number | null {
  const wall = time + offsetAt(time, timeZone);
  const midnight = wall - (wall % (DAY_MINUTES * MINUTE));
  const minute = (wall - midnight) / MINUTE;
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!isQuiet) return null;
  const end = midnight + (to > minute ? to : to + DAY_MINUTES) * MINUTE;
  // Where clocks are changed, an hour of the night may come twice.
  return Math.max(zonedTime(end, timeZone), time + 1);
}

/** When a clock in the time zone shows what a clock in UTC shows at `wall`; both in milliseconds since the epoch. */
export function zonedTime(wall: number, timeZone: string): number {
  const first = wall - offsetAt(wall, timeZone);
  return wall - offsetAt(first, timeZone);
}

function offsetAt(ms: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(ms);
  const of = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find(part => part.type === type)?.value ?? Number.NaN);
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return wall - Math.floor(ms / 1000) * 1000;
}
