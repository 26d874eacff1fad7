import type { Account } from './account.ts';
import type { Client } from './client.ts';

/** What somebody decided on the page of their server. */
export interface Decision {
  readonly as: Account;
  readonly approve: boolean;
}

/** Where the browser ended up. */
export interface Landing {
  readonly url: string;
  readonly status: number | undefined;
  readonly page: string;
  /** What the page shows to copy, or what the address carries. */
  readonly code: string | null;
}

/** A person at a browser, signed in to their server. */
export class Browser {
  readonly #client: () => Client;

  constructor(client: () => Client) {
    this.#client = client;
  }

  /**
   * Opens the page of an authorisation, presses one of its two buttons and follows where that leads, to a listener on
   * this machine too. A server that was told yes before asks nothing.
   * @returns the last page; an error page of the server when it does not like the request
   */
  async consent(url: string, { as, approve }: Decision): Promise<Landing> {
    const client = this.#client();
    try {
      const session = { cookie: `_session=${as.username}` };
      const shown = await client.read(url, session);
      if (shown.status !== 200) return await this.#follow(client, url, shown, session);
      const fields = [...String(shown.body).matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']): [string, string] => [name, unescapeHtml(value)],
      );
      const form = new URLSearchParams(fields);
      const target = new URL('/oauth/authorize', url).href;
      const answer = await client.send(approve ? 'POST' : 'DELETE', target, form, session);
      return await this.#follow(client, target, answer, session);
    } finally {
      client.close();
    }
  }

  async #follow(
    client: Client,
    url: string,
    answer: Awaited<ReturnType<Client['read']>>,
    session: Record<string, string>,
  ): Promise<Landing> {
    const { location } = answer.headers;
    if (location === undefined) return landing(url, answer.status, String(answer.body));
    const next = new URL(location, url);
    if (next.hostname === '127.0.0.1' && next.host !== new URL(url).host) {
      const response = await fetch(next);
      return landing(next.href, response.status, await response.text());
    }
    return this.#follow(client, next.href, await client.read(next.href, session), session);
  }
}

function landing(url: string, status: number | undefined, page: string): Landing {
  const shown = /class="oauth-code"[^>]*value="([^"]*)"/.exec(page)?.[1];
  return { url, status, page, code: shown ?? new URL(url).searchParams.get('code') };
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
