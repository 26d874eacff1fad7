import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Asked, Reply } from './exchange.ts';

/** One request under way. */
export interface Visit {
  readonly reply: Promise<Reply>;
  /** Called once, when the answer is out or the client gone. */
  end(): void;
}

/** Makes a listener for `node:http` of something that takes requests as `Asked`. */
export function serve(scheme: 'https' | 'http', receive: (asked: Asked) => Visit): RequestListener {
  return (request, response) => {
    const visit = receive(read(scheme, request));
    let ended = false;
    const end = () => {
      if (!ended) visit.end();
      ended = true;
    };
    // `finish` comes before the client can have read the answer and ask again; `close` when it never comes.
    response.once('finish', end).once('close', end);
    visit.reply
      .catch(mistake)
      .then(reply => send(reply, response))
      // The client has left a stream, or the test has closed the door.
      .catch((error: Error) => response.destroy(error));
  };
}

function read(scheme: string, request: IncomingMessage): Asked {
  const { method = 'GET', headers, url = '/' } = request;
  return { method, headers, url: new URL(`${scheme}://${headers.host}${url}`), params: {} };
}

async function send(reply: Reply, response: ServerResponse): Promise<void> {
  const { status, headers = {}, body = '', torn } = reply;
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
