import { counted, grouped, roughDuration } from './numbers.ts';
import { type PlanView, wordsOf } from './relation-view.ts';

const DAY_MS = 86_400_000;

/** Whether a limit makes this a matter of days. */
export function exceedsDay({ forecast, people }: Pick<PlanView, 'forecast' | 'people'>): boolean {
  return forecast !== null && forecast.windowMs >= DAY_MS && people.length > forecast.perWindow;
}

/**
 * How long it takes, and where a limit makes it days the ways out: paragraphs, each to be wrapped; those that begin
 * with `·` belong to the one before.
 */
export function limitParagraphs(view: PlanView): string[] {
  const { forecast, now, people, operation, server } = view;
  if (forecast === null || people.length === 0) return [];
  const takes = roughDuration(forecast.finishAt - now);
  if (!exceedsDay(view)) return [`It takes about ${takes}.`];
  const { noun } = wordsOf(operation);
  const days = Math.ceil((forecast.finishAt - now) / DAY_MS);
  return [
    `${server.host} allows ${grouped(forecast.perWindow)} ${noun} a day, so this takes ${counted(days, 'day')}, until about ${utcTime(forecast.finishAt)}. There are two ways:`,
    ...importParagraphs(view),
    `· Leave it running, or stop it with Ctrl-C and run the same command again whenever you like: it goes on where it was.`,
  ];
}

function importParagraphs({ imports, hasImportApi }: PlanView): string[] {
  const [first, ...more] = imports;
  if (first === undefined) return [];
  if (hasImportApi) return ['· Let your server import them all at once: the same command with --via-import.'];
  const files = [
    `${first.file} (${counted(first.people, 'person', 'people')})`,
    ...more.map(({ file, people }) => `then ${file} (${grouped(people)})`),
  ].join(', ');
  const later =
    more.length === 0
      ? ''
      : ' Servers let an account follow 7,500 people, and more once it has as many followers.';
  return [
    `· Import a file, which is faster: that limit does not count there. On your server open Preferences → Import and export → Import → Following list, and choose ${files}.${later}`,
  ];
}

/** A moment as `2026-11-25 00:10 UTC`: limits end at midnight there. @param ms since the epoch */
function utcTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
