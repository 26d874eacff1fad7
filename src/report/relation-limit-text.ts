import { MOST_FOLLOWS } from './import-csv.ts';
import { counted, grouped, roughDuration, utcTime } from './numbers.ts';
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
  const { forecast, now, people } = view;
  if (forecast === null || people.length === 0) return [];
  const takes = roughDuration(forecast.finishAt - now);
  if (!exceedsDay(view)) return [`It takes ${takes.startsWith('under') ? '' : 'about '}${takes}.`];
  return [
    `${limitSentence(view, forecast.perWindow)} So this takes about ${takes}, until ${utcTime(forecast.finishAt)}. There are two ways:`,
    ...importParagraphs(view),
    '· Leave it running, or stop it with Ctrl-C and run the same command again whenever you like: it goes on where it was.',
  ];
}

function limitSentence({ server, operation, share }: PlanView, perWindow: number): string {
  const { noun } = wordsOf(operation);
  const limit = Math.round(perWindow / share);
  const used = limit === perWindow ? '' : `, of which this takes ${grouped(perWindow)} (--share ${share})`;
  return `${server.host} allows ${grouped(limit)} ${noun} a day${used}.`;
}

function importParagraphs({ imports, hasImportApi, existing, people }: PlanView): string[] {
  const [first, ...more] = imports;
  if (first === undefined) return [];
  if (hasImportApi) return ['· Let your server import them all at once: the same command with --via-import.'];
  const files = [
    `${first.file} (${counted(first.people, 'person', 'people')})`,
    ...more.map(({ file, people: rows }) => `${file} (${grouped(rows)})`),
  ].join(', then ');
  const beyond = (existing ?? 0) + people.length > MOST_FOLLOWS;
  return [
    `· Import a file, for which that limit does not count: on your server open Preferences → Import and export → Import → Following list, and choose ${files}. Then run this command again for the rest: it leaves out whom you follow by then.` +
      (beyond
        ? ` Mastodon lets an account follow ${grouped(MOST_FOLLOWS)} people, and more once it has as many followers: until then it refuses the next file.`
        : ''),
  ];
}
