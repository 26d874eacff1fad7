import { once } from 'node:events';
import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { type ApiOptions, createApi } from '../../src/http/api.ts';
import type { Api, Web } from '../../src/http/types.ts';
import { createWeb, type WebOptions } from '../../src/http/web.ts';
import { type Certificate, createAuthority } from '../support/certificates.ts';
import { SteppingClock } from '../support/stepping-clock.ts';

export interface TestServer {
  /** `127.0.0.1:<port>` */
  readonly target: string;
  /** TCP connections so far. */
  connections(): number;
}

/** Servers of one test file on loopback, the authority they have their certificates from, and clients for them. */
export class Servers {
  readonly #closers: (() => Promise<void>)[] = [];
  readonly #authority = createAuthority();

  /** A server with a certificate that the clients trust. */
  async secure(names: readonly string[], listener: RequestListener): Promise<TestServer> {
    const authority = await this.#authority;
    return await this.secureWith(await authority.certificateFor(names), listener);
  }

  async secureWith(certificate: Certificate, listener: RequestListener): Promise<TestServer> {
    return await this.listen(createServer(certificate, listener));
  }

  async plain(listener: RequestListener): Promise<TestServer> {
    return await this.listen(createPlainServer(listener));
  }

  /** A server that speaks what `onConnection` speaks. */
  async tcp(onConnection: (socket: Socket) => void): Promise<TestServer> {
    return await this.listen(createTcpServer(onConnection));
  }

  /** A client that trusts these servers and knows where the names lead; it is closed with the servers. */
  async web(
    connectTo: Record<string, TestServer | string>,
    options: Partial<WebOptions> = {},
  ): Promise<Web & { close(): Promise<void> }> {
    const { caPem } = await this.#authority;
    const targets = Object.entries(connectTo).map(
      ([name, server]) => [name, typeof server === 'string' ? server : server.target] as const,
    );
    const web = createWeb({ userAgent: 'oxpecker/test', ca: caPem, connectTo: new Map(targets), ...options });
    this.#closers.push(() => web.close());
    return web;
  }

  /** A client for a server of its own, that trusts these servers; it is closed with them. */
  async api(host: string, options: Partial<ApiOptions> = {}): Promise<Api> {
    const { caPem: ca } = await this.#authority;
    const api = createApi({ host, userAgent: 'oxpecker/test', ca, clock: new SteppingClock(), ...options });
    this.#closers.push(() => api.close());
    return api;
  }

  async close(): Promise<void> {
    for (const close of this.#closers.reverse()) await close();
  }

  /** Starts a server on a free port. */
  async listen(server: Server | ReturnType<typeof createTcpServer>): Promise<TestServer> {
    const sockets = new Set<Socket>();
    let connections = 0;
    server.on('connection', (socket: Socket) => {
      connections++;
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    });
    server.on('tlsClientError', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.#closers.push(async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    });
    return { target: `127.0.0.1:${(server.address() as AddressInfo).port}`, connections: () => connections };
  }
}
