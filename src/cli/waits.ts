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
  const until = clockTime(event.until, now);
  const why = event.type === 'waiting' ? `your server's limit of ${event.limit}` : event.why;
  const sentence =
    event.type === 'waiting'
      ? `Waiting for ${why}; next at ${until}.`
      : `Your server gives no usable answer (${why}): trying again at ${until}.`;
  return { why, sentence: cleanText(sentence) };
}

/** `14:30`, with the date when that is another day. Local time. @param ms since the epoch, as is `now` */
export function clockTime(ms: number, now: number): string {
  const [at, today] = [new Date(ms), new Date(now)];
  const time = at.toLocaleTimeString('en-GB', { timeStyle: 'short' });
  if (at.toDateString() === today.toDateString()) return time;
  return `${time} on ${at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })}`;
}
