import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** What a server answered, redirects as they are. */
export interface Page {
  readonly status: number;
  readonly location: string | null;
  readonly text: string;
}

/** A browser that knows on which ports of this machine some names live. */
export class Browser {
  readonly #ports: ReadonlyMap<string, number>;

  constructor(ports: ReadonlyMap<string, number>) {
    this.#ports = ports;
  }

  /** @param form sent with POST; null: the page is only got */
  async visit(url: string, form: URLSearchParams | null = null, token: string | null = null): Promise<Page> {
    const { host, hostname, port, pathname, search } = new URL(url);
    const known = this.#ports.get(host);
    const sent = request({
      host: known === undefined ? hostname : '127.0.0.1',
      port: known ?? port,
      path: pathname + search,
      method: form ? 'POST' : 'GET',
      headers: {
        host,
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      // snac2 closes every connection after its answer and does not say so.
      agent: false,
    }).end(form?.toString());
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const { statusCode = 0, headers } = answer;
    return { status: statusCode, location: headers.location ?? null, text: (await text(answer)).trim() };
  }

  /**
   * Logs in on the page of a URL by the form in it.
   * @throws {Error} when there is no form
   */
  async logIn(url: string, login: string, password: string): Promise<Page> {
    const page = await this.visit(url);
    const action = /<form[^>]*\baction="([^"]+)"/.exec(page.text)?.[1];
    if (action === undefined) throw new Error(`There is no form at ${url} (${page.status}): ${page.text}`);
    const fields = new URLSearchParams();
    for (const [input] of page.text.matchAll(/<input\b[^>]*>/g)) {
      const [name, value] = ['name', 'value'].map(
        what => new RegExp(`\\b${what}="([^"]*)"`).exec(input)?.[1],
      );
      if (name !== undefined) fields.set(name, value ?? '');
    }
    fields.set('login', login);
    fields.set('passwd', password);
    return await this.visit(action, fields);
  }
}
