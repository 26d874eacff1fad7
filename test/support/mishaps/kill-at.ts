import type { Layer } from '../fediverse/exchange.ts';
import type { MastodonHost } from '../fediverse/mastodon-host.ts';
import type { Cut } from './cuts.ts';

/** What a request meets at which the program is killed. */
export function killAt(
  moment: Extract<Cut, { kind: 'request' }>['moment'],
  home: MastodonHost,
  kill: (signal?: NodeJS.Signals) => void,
): Layer {
  return async (asked, next) => {
    if (moment !== 'answered') kill();
    if (moment === 'lost') return { status: 500, unsent: 'reset' };
    if (moment === 'late' && asked.method === 'POST' && asked.url.pathname.endsWith('/statuses'))
      home.fault({ method: 'POST', path: /\/statuses$/, kind: 'slow-commit' });
    const reply = await next(asked);
    // The answer is on its way once this turn is over.
    if (moment === 'answered') setImmediate(() => kill());
    return reply;
  };
}
