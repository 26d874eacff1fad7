import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { callbackify } from 'node:util';

/** A listening socket on loopback. */
export interface FrontDoor {
  readonly port: number;
  /** Ends every connection at once. */
  close(): Promise<void>;
}

/** HTTPS for every host name; `contextFor` finds the certificate by the name the client asks for (SNI). */
export function openSecureDoor(
  contextFor: (name: string) => Promise<SecureContext>,
  listener: RequestListener,
): Promise<FrontDoor> {
  return open(createSecureServer({ SNICallback: callbackify(contextFor) }, listener));
}

/** Plain HTTP, for hosts named as insecure, and to see who comes here that should not. */
export function openPlainDoor(listener: RequestListener): Promise<FrontDoor> {
  return open(createPlainServer(listener));
}

async function open(server: Server): Promise<FrontDoor> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
