import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';

/** A proxy for plain HTTP that knows a few names and leads nowhere else. */
export interface ForwardProxy {
  /** As `http_proxy` takes it. */
  readonly url: string;
  /** Every request that came, as `POST http://b.example/bob/inbox`. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/**
 * Starts a proxy through which servers on this machine reach each other by names that no DNS knows.
 * @param routes name → port on 127.0.0.1; every other name is answered 502
 */
export async function startForwardProxy(routes: ReadonlyMap<string, number>): Promise<ForwardProxy> {
  const requests: string[] = [];
  const server = createServer((incoming, answer) => {
    const target = incoming.url ?? '';
    const url = URL.canParse(target) ? new URL(target) : null;
    requests.push(`${incoming.method} ${target}`);
    const port = url?.protocol === 'http:' ? routes.get(url.host) : undefined;
    if (!url || port === undefined) {
      answer.writeHead(502).end();
      return;
    }
    const { method, headers } = incoming;
    const path = `${url.pathname}${url.search}`;
    const onward = request({ host: '127.0.0.1', port, method, path, headers, agent: false });
    onward.on('response', response => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      pipeline(response, answer, () => undefined);
    });
    onward.on('error', () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()));
    incoming.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
