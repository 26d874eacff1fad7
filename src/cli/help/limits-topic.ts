import { NO_MEMORY, Pacer } from '../../http/pacer.ts';
import { forecastOperation, forecastPublishing } from '../../mastodon/forecast.ts';
import { bucketsOf, isCourtesy, limitText, USUAL_SHARE, usualPostOf } from '../../mastodon/limits.ts';
import { grouped, roughDuration } from '../../report/numbers.ts';
import type { Page } from './page.ts';

/** Servers whose limits differ. */
const SOFTWARE = [
  ['mastodon', 'Mastodon, others'],
  ['gotosocial', 'GoToSocial'],
  ['akkoma', 'Akkoma, Pleroma'],
] as const;

/** What a person knows of: not how pages are read, nor our own courtesy. */
const SHOWN: ReadonlySet<string> = new Set(['follow', 'post', 'burst', 'media', 'delete', 'token', 'ip']);
const FOLLOWS = 1000;
const POSTS = 10_000;

/** The page on the limits of servers, its figures by the same rules that runs keep. */
export function limitsPage(): Page {
  return {
    usage: null,
    summary:
      'Servers limit what an account may do in a time. oxpecker counts along, waits before a limit bites, and goes on by itself or when you run the same command again.',
    sections: [
      {
        heading: 'Limits',
        items: SOFTWARE.map(([software, name]) => [name, limitsOf(software)]),
      },
      {
        heading: `How long it takes at --share ${USUAL_SHARE}, counted from an unused limit`,
        items: SOFTWARE.map(([software, name]) => [name, durationsOf(software)]),
      },
      {
        heading: 'What you can set',
        items: [
          [
            '--share',
            `how much of each limit is used: ${USUAL_SHARE} leaves a tenth for you and your other apps`,
          ],
          ['--pace', 'burst uses a limit up and waits for the next; even spreads over it, which post does'],
          ['--max-wait', 'a longer wait ends the run with exit code 5 and the time to run it again'],
          ['--quiet-hours', 'post waits while your followers sleep'],
          ['--max', 'at most so many in this run'],
        ],
      },
      {
        heading: 'Notes',
        paragraphs: [
          'For many follows on Mastodon, its own import is quicker: follow writes the files, and its Import page takes them without that limit. --via-import hands them to GoToSocial and Akkoma.',
          "GoToSocial, Akkoma and Pleroma do not limit posts as Mastodon does: oxpecker keeps to Mastodon's number there too, for your followers' sake. Posts that get the dates of their tweets (GoToSocial) reach nobody and are sent as fast as your server allows.",
          'What counts is when a window of the server ends: a day on Mastodon ends at midnight UTC. status says when the next may be done.',
        ],
      },
    ],
  };
}

function limitsOf(software: string): string {
  const shown = bucketsOf({ software }).filter(
    ({ name }) => SHOWN.has(name) && !isCourtesy({ software }, name),
  );
  return shown.map(({ name, rule }) => limitText(name, rule)).join(', ');
}

function durationsOf(software: string): string {
  // At the epoch every window begins.
  const clock = { now: () => 0 };
  const pacer = () =>
    new Pacer(bucketsOf({ software }), { clock, share: USUAL_SHARE, pace: 'burst', memory: NO_MEMORY });
  const follows = forecastOperation(pacer(), { software }, 'follow', FOLLOWS)?.finishAt ?? 0;
  const kind = usualPostOf({ software });
  const posts = (uploads: number) =>
    forecastPublishing(pacer(), { software }, { posts: POSTS, uploads }, kind);
  return [
    `${grouped(FOLLOWS)} follows in ${roughDuration(follows)}`,
    `${grouped(POSTS)} posts in ${roughDuration(posts(0))}`,
    `with a photo each in ${roughDuration(posts(POSTS))}`,
  ].join(', ');
}
