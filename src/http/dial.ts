import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';

/** Opens a TCP connection to an address that was checked: no name is resolved here. */
export type Dial = (target: Endpoint, signal: AbortSignal) => Promise<Socket>;

/** Where a TCP connection leads. */
export interface Endpoint {
  /** IPv4 or IPv6, without brackets. */
  readonly address: string;
  readonly port: number;
}

/** @throws the error of the system, or an AbortError */
export async function dialTcp({ address, port }: Endpoint, signal: AbortSignal): Promise<Socket> {
  return await opened(connect({ host: address, port, noDelay: true }), 'connect', signal);
}

/**
 * Makes a connection secure, for HTTP/1.1.
 * @param name whose certificate is expected
 * @param ca the one authority to trust, PEM; undefined: those of Node
 * @throws the error of TLS, or an AbortError
 */
export async function secure(
  socket: Socket,
  name: string,
  ca: string | undefined,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const bare = name.replace(/^\[|\]$/g, '');
  // The name that is sent is never an address (RFC 6066 §3); the certificate is compared with the host then.
  const expected = isIP(bare) === 0 ? { servername: name } : { host: bare, servername: '' };
  const options = { socket, ...expected, ALPNProtocols: ['http/1.1'] };
  return await opened(connectTls(ca === undefined ? options : { ...options, ca }), 'secureConnect', signal);
}

async function opened<S extends Socket>(socket: S, event: string, signal: AbortSignal): Promise<S> {
  try {
    await once(socket, event, { signal });
    // Of a broken TLS record Node says nothing but this, and undici waits for the end of a connection that never comes.
    socket.on('error', () => socket.destroy());
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
