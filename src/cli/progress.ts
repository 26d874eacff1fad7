import type { Clock } from '../http/clock.ts';
import { grouped, roughDuration } from '../report/numbers.ts';
import { PLAIN } from '../report/style.ts';
import { cleanText } from '../report/text.ts';
import type { Terminal } from './terminal.ts';

/** How a long run shows that it is alive. */
export interface Progress {
  /** What is being done now; only the last one counts. */
  update(text: string): void;
  /** Takes the progress off the screen. */
  stop(): void;
}

/** Between two lines of progress where nobody watches (a log file, CI): half a minute. */
const LOG_EVERY_MS = 30_000;

/**
 * A spinner on a terminal, now and then a line elsewhere, nothing with `--quiet`. The first sign of life is
 * written at once, before the spinner is loaded.
 */
export async function startProgress(terminal: Terminal, clock: Clock, text: string): Promise<Progress> {
  if (terminal.isQuiet) return { update: () => undefined, stop: () => undefined };
  if (!terminal.isInteractive) {
    terminal.say(cleanText(text));
    let last = clock.now();
    return {
      update: now => {
        if (clock.now() - last < LOG_EVERY_MS) return;
        last = clock.now();
        terminal.say(cleanText(now));
      },
      stop: () => undefined,
    };
  }
  terminal.stderr.write(cleanText(text));
  const { default: ora } = await import('ora');
  terminal.stderr.write('\r');
  // `isEnabled`: whether somebody watches is decided already; ora would ask the environment once more (`CI`).
  // `color`: ora would not hear of `NO_COLOR`.
  const color = terminal.style('stderr') === PLAIN ? false : 'cyan';
  const options = { stream: terminal.stderr, discardStdin: false, isEnabled: true, color } as const;
  const spinner = ora({ ...options, text: cleanText(text) }).start();
  return {
    update: now => {
      spinner.text = cleanText(now);
    },
    stop: () => {
      spinner.stop();
    },
  };
}

/**
 * A count with its total, rate and time left, such as `312 of 1,204 looked up · 14 a second · 1 min left`.
 * @param elapsedMs since the first of them was begun
 * @param waitMs how long it will take at least, because a limit has to be waited for
 */
export function countText(
  done: number,
  total: number,
  what: string,
  elapsedMs: number,
  waitMs: number,
): string {
  const parts = [`${grouped(done)} of ${grouped(total)} ${what}`];
  if (done > 0 && elapsedMs >= 1000) {
    const perSecond = (done / elapsedMs) * 1000;
    const rate =
      perSecond >= 1 ? `${Math.round(perSecond)} a second` : `${Math.ceil(perSecond * 60)} a minute`;
    const seconds = Math.max((total - done) / perSecond, waitMs / 1000);
    parts.push(rate, `${roughDuration(seconds * 1000)} left`);
  }
  return parts.join(' · ');
}
