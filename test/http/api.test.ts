import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { after, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createApi } from '../../src/http/api.ts';
import type { Answer, ApiRequest } from '../../src/http/types.ts';
import { SteppingClock } from '../support/stepping-clock.ts';
import { Servers, type TestServer } from './servers.ts';

const MIB = 1024 * 1024;
const TOKEN = 'a-secret-token';
const servers = new Servers();
after(() => servers.close());

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const echo = await servers.secure(['a.example'], (request, response) => {
  const { method, url, headers } = request;
  textOf(request).then(
    text => response.end(JSON.stringify({ method, url, headers, text })),
    (error: Error) => response.destroy(error),
  );
});

function jsonOf(answer: Answer): {
  method: string;
  url: string;
  headers: Record<string, string>;
  text: string;
} {
  return JSON.parse(Buffer.from(answer.body).toString());
}

const apiOf = (server: TestServer) =>
  servers.api('a.example', { connectTo: new Map([['a.example', server.target]]) });

describe('a request', () => {
  const ask = async (request: Partial<ApiRequest>) => {
    const api = await apiOf(echo);
    return jsonOf(await api.send({ method: 'POST', path: '/api/v1/x?y=z', ...request }));
  };

  test('carries its path, its headers and JSON; the tool names itself and asks for no compression', async () => {
    const asked = await ask({ headers: { authorization: `Bearer ${TOKEN}` }, body: { json: { ä: [1] } } });
    assert.deepEqual([asked.method, asked.url, asked.text], ['POST', '/api/v1/x?y=z', '{"ä":[1]}']);
    assert.deepEqual(asked.headers, {
      host: 'a.example',
      connection: 'keep-alive',
      accept: 'application/json',
      authorization: `Bearer ${TOKEN}`,
      'content-type': 'application/json',
      'accept-encoding': 'identity',
      'user-agent': 'oxpecker/test',
      'content-length': '10',
    });
  });

  test('carries a form', async () => {
    const asked = await ask({ body: { form: { 'a b': '&=é' } } });
    assert.equal(asked.headers['content-type'], 'application/x-www-form-urlencoded');
    assert.equal(asked.text, 'a+b=%26%3D%C3%A9');
  });

  test('carries a form with files, and says how long it is', async () => {
    const multipart = new FormData();
    multipart.append('type', 'following');
    multipart.append('data', new File(['a@b.example'], 'follows.csv', { type: 'text/csv' }));
    const asked = await ask({ body: { multipart } });
    const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(asked.headers['content-type'] ?? '')?.[1];
    assert.ok(boundary);
    assert.equal(asked.headers['content-length'], `${Buffer.byteLength(asked.text)}`);
    assert.match(asked.text, /name="type"\r\n\r\nfollowing\r\n/);
    assert.match(
      asked.text,
      /name="data"; filename="follows.csv"\r\nContent-Type: text\/csv\r\n\r\na@b.example/,
    );
  });

  test('of any method has no body where none is given', async () => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      const asked = await ask({ method });
      assert.deepEqual([asked.method, asked.text], [method, '']);
      assert.equal(asked.headers['content-type'], undefined);
    }
  });

  test('shares its connection with the next', async () => {
    const server = await servers.secure(['a.example'], (_, response) => response.end('{}'));
    const api = await apiOf(server);
    for (let n = 0; n < 5; n++) await api.send({ method: 'POST', path: `/${n}`, body: { json: {} } });
    assert.equal(server.connections(), 1);
  });

  test('can lead nowhere but to its server', async () => {
    const api = await apiOf(echo);
    for (const path of ['//evil.example/', '/\\evil.example', '/@evil.example']) {
      assert.equal(jsonOf(await api.send({ method: 'GET', path })).headers['host'], 'a.example', path);
    }
    for (const path of ['', '@evil.example/', '.evil.example/', 'https://evil.example/']) {
      await assert.rejects(api.send({ method: 'GET', path }), { name: 'GuardError' }, path);
    }
  });

  test('that cannot be written names none of its values', async () => {
    const api = await apiOf(echo);
    const headers = { authorization: `Bearer ${TOKEN}\r\nX: y` };
    await assert.rejects(api.send({ method: 'GET', path: '/', headers }), {
      name: 'GuardError',
      message: 'the request holds characters that HTTP does not allow',
    });
  });
});

describe('an answer', () => {
  test('of any status is one; a redirect is one too, and is not followed', async () => {
    const asked: string[] = [];
    const server = await servers.secure(['a.example'], ({ url = '' }, response) => {
      asked.push(url);
      response.writeHead(Number(url.slice(1)), { location: '/200', 'X-Twice': ['1', '2'] }).end('{"a":1}');
    });
    const api = await apiOf(server);
    for (const status of [200, 301, 302, 307, 308, 401, 429, 500, 503]) {
      const answer = await api.send({ method: 'POST', path: `/${status}` });
      assert.deepEqual(
        [answer.status, answer.headers['x-twice'], answer.url, Buffer.from(answer.body).toString()],
        [status, '1, 2', `https://a.example/${status}`, '{"a":1}'],
      );
    }
    assert.deepEqual(asked, ['/200', '/301', '/302', '/307', '/308', '/401', '/429', '/500', '/503']);
  });

  test('may have 4 MiB, and no more', async () => {
    const server = await servers.secure(['a.example'], ({ url }, response) =>
      response.end(Buffer.alloc(4 * MIB + (url === '/more' ? 1 : 0), 'x')),
    );
    const api = await apiOf(server);
    assert.equal((await api.send({ method: 'GET', path: '/' })).body.length, 4 * MIB);
    await assert.rejects(api.send({ method: 'GET', path: '/more' }), {
      reason: 'protocol',
      message: 'its answer is larger than 4 MiB',
    });
  });

  test('that is compressed unasked is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(MIB));
    const server = await servers.secure(['a.example'], (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    );
    const answer = await (await apiOf(server)).send({ method: 'GET', path: '/' });
    assert.equal(answer.body.length, bomb.length);
  });
});

describe('the server that a person typed', () => {
  const resolve = async () => ['127.0.0.1'];

  test('may have a port, lie on a private network, and be an address', async () => {
    const server = await servers.secure(['localhost', 'nas.lan', '127.0.0.1'], (_, response) =>
      response.end(),
    );
    const port = server.target.split(':')[1];
    for (const name of ['localhost', 'nas.lan', '127.0.0.1']) {
      const api = await servers.api(`${name}:${port}`, { resolve });
      assert.equal(api.origin, `https://${name}:${port}`);
      assert.equal((await api.send({ method: 'GET', path: '/' })).status, 200, name);
    }
  });

  test('is asked over plain HTTP only where it is named as insecure', async () => {
    const server = await servers.plain((_, response) => response.end());
    const insecure = await servers.api(server.target, { insecureHosts: [server.target] });
    assert.equal(insecure.origin, `http://${server.target}`);
    assert.equal((await insecure.send({ method: 'GET', path: '/' })).status, 200);
    const secure = await servers.api(server.target);
    await assert.rejects(secure.send({ method: 'GET', path: '/' }), { reason: 'tls' });
  });

  test('is a host and nothing more', () => {
    const clock = new SteppingClock();
    const origin = (host: string) => createApi({ host, userAgent: 'oxpecker/test', clock }).origin;
    assert.equal(origin('Mastodon.Example'), 'https://mastodon.example');
    assert.equal(origin('mastodon.example:443'), 'https://mastodon.example');
    assert.equal(origin('[::1]:8443'), 'https://[::1]:8443');
    for (const host of [
      '',
      'a b',
      'a.example/',
      'a.example/x',
      'me@a.example',
      'a.example?',
      'a.example\\b',
    ]) {
      assert.throws(() => origin(host), { name: 'GuardError' }, host);
    }
  });
});
