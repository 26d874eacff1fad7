import { createServer, type RequestListener } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Servers, TestServer } from './servers.ts';

/** A real CONNECT proxy; `answers` says what it does for a `host:port`: a target to connect, or a status. */
export async function startProxy(servers: Servers, answers: Record<string, TestServer | number>) {
  const asked: string[] = [];
  const refuse: RequestListener = (_, response) => response.writeHead(405).end();
  const proxy = createServer(refuse).on('connect', ({ url = '', headers }, socket: Socket) => {
    asked.push([url, headers['proxy-authorization']].filter(part => part !== undefined).join(' '));
    const answer = answers[url] ?? 502;
    if (typeof answer === 'number') {
      socket.end(`HTTP/1.1 ${answer} No\r\n\r\n`);
      return;
    }
    const [host, port] = answer.target.split(':');
    const outward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(outward).pipe(socket);
    });
    outward.on('error', () => socket.destroy());
    socket.on('error', () => outward.destroy());
  });
  const server = await servers.listen(proxy);
  return { asked, url: `http://${server.target}` };
}
