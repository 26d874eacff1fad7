import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Asked, Reply } from './exchange.ts';
import { readMultipart } from './multipart.ts';

/** One request under way. */
export interface Visit {
  readonly reply: Promise<Reply>;
  /** Called once, when the answer is out or the client gone. */
  end(): void;
}

/** Makes a listener for `node:http` of something that takes requests as `Asked`. */
export function serve(scheme: 'https' | 'http', receive: (asked: Asked) => Visit): RequestListener {
  return (request, response) => {
    read(scheme, request)
      .then(asked => visit(receive(asked), response))
      // The client has left before its request or a stream was over, or the test has closed the door.
      .catch((error: Error) => response.destroy(error));
  };
}

async function visit(one: Visit, response: ServerResponse): Promise<void> {
  let ended = false;
  const once = () => {
    if (!ended) one.end();
    ended = true;
  };
  // `finish` comes before the client can have read the answer and ask again; `close` when it never comes.
  response.once('finish', once).once('close', once);
  await send(await one.reply.catch(mistake), response);
}

async function read(scheme: string, request: IncomingMessage): Promise<Asked> {
  const { method = 'GET', headers, url = '/' } = request;
  const asked = {
    method,
    headers,
    url: new URL(`${scheme}://${headers.host}${url}`),
    ip: request.socket.remoteAddress ?? '',
    params: {},
  };
  const type = headers['content-type'] ?? '';
  if (/\/media$/.test(asked.url.pathname) && type.startsWith('multipart/'))
    return { ...asked, body: Buffer.alloc(0), parts: await readMultipart(request, type) };
  return { ...asked, body: await buffer(request) };
}

async function send(reply: Reply, response: ServerResponse): Promise<void> {
  const { status, headers = {}, body = '', torn, unsent } = reply;
  if (unsent === 'silence') return;
  if (unsent === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  response.sendDate = false;
  if (typeof body !== 'string') {
    response.writeHead(status, headers);
    await pipeline(Readable.from(body), response);
    return;
  }
  const announced = Buffer.byteLength(body) + (torn ? 1000 : 0);
  response.writeHead(status, { ...headers, 'content-length': announced });
  if (!torn) {
    response.end(body);
    return;
  }
  await new Promise(written => response.write(body, written));
  response.destroy();
}

/** A handler that throws is a mistake in the test: the client shall see which. */
function mistake(error: Error): Reply {
  return { status: 500, headers: { 'content-type': 'text/plain' }, body: error.stack ?? error.message };
}
