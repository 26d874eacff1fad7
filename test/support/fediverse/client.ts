import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';
import type { World } from './world.ts';

/** Asks a world as a client would that knows nothing else: by SNI and `Host`, trusting its authority alone. */
export class Client {
  readonly #world: World;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(world: World) {
    this.#world = world;
  }

  /** Sends a GET, unless `sending` says otherwise. @returns the answer, its body unread */
  async open(
    url: string,
    headers: Record<string, string> = {},
    sending: { method?: string; body?: string | Uint8Array } = {},
  ): Promise<IncomingMessage> {
    const { host, pathname, search } = new URL(url);
    const [address, port] = (this.#world.connectTo.get(host) ?? '').split(':');
    const sent = request({
      host: address,
      port,
      servername: host,
      ca: this.#world.caPem,
      method: sending.method ?? 'GET',
      path: pathname + search,
      headers: { host, ...headers },
      agent: this.#agent,
    }).end(sending.body);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    return answer;
  }

  /** Sends a GET. @returns the answer with its body, parsed where it is JSON */
  async read(url: string, headers: Record<string, string> = {}) {
    return this.#parsed(await this.open(url, headers));
  }

  /** Sends a body: JSON, unless it is a form. @returns the answer with its body, parsed where it is JSON */
  async send(
    method: string,
    url: string,
    body: object | URLSearchParams | FormData = {},
    headers: Record<string, string> = {},
  ) {
    const form = body instanceof URLSearchParams || body instanceof FormData;
    const encoded = new Request('http://-', { method: 'POST', body: form ? body : JSON.stringify(body) });
    const type = form ? (encoded.headers.get('content-type') ?? '') : 'application/json';
    const bytes = new Uint8Array(await encoded.arrayBuffer());
    return this.#parsed(
      await this.open(
        url,
        { 'content-type': type, 'content-length': String(bytes.length), ...headers },
        { method, body: bytes },
      ),
    );
  }

  async #parsed(answer: IncomingMessage) {
    const body = await text(answer);
    const type = answer.headers['content-type'] ?? '';
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: /json/.test(type) ? JSON.parse(body) : body,
    };
  }

  /** Asks for an address, at its own host unless another is given. */
  webFinger(address: string, host = address.split('@')[1]) {
    return this.read(`https://${host}/.well-known/webfinger?resource=acct:${address}`);
  }

  close(): void {
    this.#agent.destroy();
  }
}
