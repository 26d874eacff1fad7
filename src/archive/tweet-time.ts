const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Wed Nov 09 10:10:10 +0000 2022`, in every archive since 2018. */
const NAMED_MONTH = /^\w{3} (\w{3}) (\d\d) (\d\d):(\d\d):(\d\d) \+0000 (\d{4})$/;

/** `2019-02-08 08:38:13 +0000`, in Grailbird archives. */
const GRAILBIRD = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d) \+0000$/;

/**
 * When a tweet was written.
 * @param createdAt `created_at` as Twitter wrote it
 * @returns an invalid date when it is written in no way Twitter ever used
 */
export function tweetDate(createdAt: string): Date {
  const named = NAMED_MONTH.exec(createdAt);
  if (named) {
    const [, month = '', day, hour, minute, second, year] = named;
    const monthIndex = MONTHS.indexOf(month);
    if (monthIndex < 0) return new Date(Number.NaN);
    return new Date(
      Date.UTC(Number(year), monthIndex, Number(day), Number(hour), Number(minute), Number(second)),
    );
  }
  const grailbird = GRAILBIRD.exec(createdAt);
  if (!grailbird) return new Date(Number.NaN);
  const [, year, month, day, hour, minute, second] = grailbird;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

const SNOWFLAKE_EPOCH = 1_288_834_974_657;
const FIRST_SNOWFLAKE = 3e10;

/**
 * The time in a tweet id (the bits above the lowest 22, in milliseconds since 2010-11-04 01:42:54.657 UTC).
 * Computed in floating point, which is exact to a fraction of a millisecond.
 * @returns milliseconds since the epoch, or `null` for ids from before November 2010, which hold no time
 */
export function snowflakeTime(id: string): number | null {
  const value = Number(id);
  return value < FIRST_SNOWFLAKE ? null : Math.floor(value / 2 ** 22) + SNOWFLAKE_EPOCH;
}
