import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { shown } from './answers.ts';
import { LoginError } from './errors.ts';

/** What the browser is sent back to: a listener that only this machine reaches (RFC 8252 §7.3). */
export interface Loopback {
  readonly port: number;
  /**
   * Waits until the browser comes back with a code and exactly this state; whatever else comes is turned away.
   * @throws {LoginError} when the person did not agree
   * @throws the signal's reason when it is aborted
   */
  receive(state: string, signal: AbortSignal): Promise<string>;
  close(): void;
}

const PATH = '/oxpecker';

/** The redirect to register for a port. Servers ignore the port only for `127.0.0.1`, if at all (mastodon-api.md §5). */
export function loopbackUri(port: number): string {
  return `http://127.0.0.1:${port}${PATH}`;
}

/**
 * Listens on 127.0.0.1.
 * @param port 0 for any free one
 * @returns null when the port is taken or may not be used
 */
export async function openLoopback(port: number): Promise<Loopback | null> {
  const server = createServer();
  const isListening = await new Promise<boolean>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (!isListening) return null;
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    port: taken,
    receive: (state, signal) =>
      new Promise((resolve, reject) => {
        const stop = () => reject(signal.reason);
        if (signal.aborted) stop();
        signal.addEventListener('abort', stop, { once: true });
        server.on('request', (request, response) => {
          const outcome = outcomeOf(request, state, taken);
          // Whoever waits for the code may close everything at once: the page goes first.
          response.once('close', () => {
            if (outcome.status !== 200) return;
            signal.removeEventListener('abort', stop);
            if ('code' in outcome) resolve(outcome.code);
            else reject(new LoginError(outcome.why));
          });
          answer(response, outcome.status, outcome.text);
        });
      }),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

type Outcome =
  | { readonly status: 200; readonly text: string; readonly code: string }
  | { readonly status: 200; readonly text: string; readonly why: string }
  | { readonly status: 400 | 404 | 405; readonly text: string };

function outcomeOf({ method, url = '', headers }: IncomingMessage, state: string, port: number): Outcome {
  const asked = URL.canParse(url, loopbackUri(port)) ? new URL(url, loopbackUri(port)) : null;
  // A page elsewhere whose name leads here (DNS rebinding) says its own name.
  if (asked?.pathname !== PATH || headers.host !== `127.0.0.1:${port}`)
    return { status: 404, text: 'Not found.' };
  if (method !== 'GET') return { status: 405, text: 'Not allowed.' };
  const { searchParams } = asked;
  if (!isSame(searchParams.get('state') ?? '', state)) {
    return { status: 400, text: 'This is not the login that oxpecker waits for.' };
  }
  const code = searchParams.get('code');
  if (code) return { status: 200, code, text: 'oxpecker has what it needs. You can close this window.' };
  const error = searchParams.get('error') ?? '';
  if (error === '') return { status: 400, text: 'There is no code in this address.' };
  const text = 'Nothing was allowed. You can close this window.';
  if (error === 'access_denied')
    return {
      status: 200,
      text,
      why: 'You did not allow oxpecker to use the account: log in again to allow it',
    };
  const described = shown(searchParams.get('error_description') || error);
  return {
    status: 200,
    text,
    why: `Your server refused the login ("${described}"): log in again later, or with --token-file`,
  };
}

/** Compares in a time that tells nothing of where they differ. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    connection: 'close',
  });
  response.end(
    `<!doctype html><html lang="en"><title>oxpecker</title><body style="font: 1.2rem sans-serif; margin: 3rem">${text}</body></html>`,
  );
}
