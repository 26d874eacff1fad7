import type { WaitEvent } from '../mastodon/events.ts';
import { cleanText } from '../report/text.ts';

/**
 * What a wait of the account is for, and the sentence that tells the person.
 * @param now milliseconds since the epoch
 */
export function describeWait(
  event: WaitEvent,
  now: number,
): { readonly why: string; readonly sentence: string } {
  const next = fromNow(event.until, now);
  const why = event.type === 'waiting' ? `your server's limit of ${event.limit}` : event.why;
  const sentence =
    event.type === 'waiting'
      ? `Waiting for ${why}; next ${next}.`
      : `Your server gives no usable answer (${why}): trying again ${next}.`;
  return { why, sentence: cleanText(sentence) };
}

/** A shorter wait is told by its length: `at 14:30` would be the minute that it is already. */
const TOLD_BY_LENGTH_MS = 90_000;

/** `in 20 s`, or for a longer wait `at 14:30`. @param ms since the epoch, as is `now` */
export function fromNow(ms: number, now: number): string {
  return ms - now < TOLD_BY_LENGTH_MS
    ? `in ${Math.max(1, Math.ceil((ms - now) / 1000))} s`
    : `at ${clockTime(ms, now)}`;
}

/** `14:30`, with the date when that is another day. Local time. @param ms since the epoch, as is `now` */
function clockTime(ms: number, now: number): string {
  const [at, today] = [new Date(ms), new Date(now)];
  const time = at.toLocaleTimeString('en-GB', { timeStyle: 'short' });
  if (at.toDateString() === today.toDateString()) return time;
  return `${time} on ${at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })}`;
}
