import type { MastodonHost } from '../support/fediverse/mastodon-host.ts';
import type { Cut } from './cuts.ts';
import type { Operation } from './operation.ts';

type RequestCut = Extract<Cut, { kind: 'request' }>;

/** Hears of every request before the server acts, and after. */
export class Watch {
  /** What a request meets; set for each run. */
  #cut: RequestCut | null = null;
  #kill: () => void = () => undefined;
  #seen = 0;

  constructor(home: MastodonHost, requests: Operation['requests']) {
    home.through(async (asked, next) => {
      const cut = this.#cut;
      if (!cut || (cut.of !== 'any' && !requests[cut.of]?.(asked))) return await next(asked);
      this.#seen += 1;
      if (this.#seen !== cut.nth) return await next(asked);
      if (cut.moment !== 'answered') this.#kill();
      if (cut.moment === 'lost') return { status: 500, unsent: 'reset' };
      if (cut.moment === 'late' && asked.method === 'POST' && asked.url.pathname.endsWith('/statuses'))
        home.fault({ method: 'POST', path: /\/statuses$/, kind: 'slow-commit' });
      const reply = await next(asked);
      // The answer is on its way once this turn is over.
      if (cut.moment === 'answered') setImmediate(this.#kill);
      return reply;
    });
  }

  /** Begins anew. @param kill ends the run that comes now */
  set(cut: RequestCut | null, kill: () => void): void {
    this.#seen = 0;
    this.#cut = cut;
    this.#kill = kill;
  }
}
