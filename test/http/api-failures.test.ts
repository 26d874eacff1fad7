import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { ApiOptions } from '../../src/http/api.ts';
import { dialTcp } from '../../src/http/dial.ts';
import { UnreachableError } from '../../src/http/errors.ts';
import type { Api, ApiRequest } from '../../src/http/types.ts';
import { createAuthority } from '../support/certificates.ts';
import { SteppingClock } from '../support/stepping-clock.ts';
import { startProxy } from './proxies.ts';
import { Servers } from './servers.ts';

const TOKEN = 'a-secret-token';
const servers = new Servers();
after(() => servers.close());

const POST: ApiRequest = {
  method: 'POST',
  path: '/api/v1/statuses',
  headers: { authorization: `Bearer ${TOKEN}` },
  body: { json: { status: 'text' } },
};

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Why a request failed, and whether it may have arrived; no word of it holds the token. */
async function failureOf(api: Api, request: Partial<ApiRequest> = {}): Promise<[string, string, boolean]> {
  const error: unknown = await api.send({ ...POST, ...request }).catch((e: unknown) => e);
  assert.ok(error instanceof UnreachableError, String(error));
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    assert.ok(!`${cause.stack} ${JSON.stringify(cause)}`.includes(TOKEN));
  }
  return [error.reason, error.message, error.mayHaveArrived];
}

const apiWith = (options: Partial<ApiOptions>) => servers.api('a.example', options);

describe('a request that has not left', () => {
  const never = () => new Promise<never>(() => undefined);

  test('had no effect: no name, no way, no connection, no trust', async () => {
    const dns = await apiWith({ resolve: () => Promise.reject(systemError('ENOTFOUND')) });
    assert.deepEqual(await failureOf(dns), ['dns', 'the name does not exist', false]);
    const network = async (code: string) =>
      await failureOf(
        await apiWith({ resolve: async () => ['1.1.1.1'], dial: () => Promise.reject(systemError(code)) }),
      );
    assert.deepEqual(await network('ECONNREFUSED'), ['connect', 'the connection was refused', false]);
    const offline = ['offline', 'this machine has no connection to the internet', false];
    assert.deepEqual(await network('ENETUNREACH'), offline);
    const certificate = await (await createAuthority()).certificateFor(['a.example']);
    const { target } = await servers.secureWith(certificate, () => assert.fail('asked'));
    const stranger = await apiWith({ connectTo: new Map([['a.example', target]]) });
    assert.deepEqual((await failureOf(stranger)).at(0), 'tls');
    assert.deepEqual((await failureOf(stranger)).at(2), false);
  });

  test('had no effect when its connection takes too long', async () => {
    const slow = await apiWith({ resolve: never, connectMs: 50 });
    assert.deepEqual(await failureOf(slow), ['connect', 'no connection within 0.05 seconds', false]);
  });

  test('had no effect when its own time ends before its connection stands', async () => {
    const clock = new SteppingClock();
    const api = await apiWith({
      clock,
      resolve: () => {
        clock.expire();
        return never();
      },
    });
    const failure = await failureOf(api, { timeoutMs: 3000 });
    assert.deepEqual(failure, ['connect', 'no connection within 3 seconds', false]);
  });

  test('is sent when the server is back', async () => {
    const server = await servers.secure(['a.example'], (_, response) => response.end());
    let isDown = true;
    const api = await apiWith({
      connectTo: new Map([['a.example', server.target]]),
      dial: (endpoint, signal) =>
        isDown ? Promise.reject(systemError('ECONNREFUSED')) : dialTcp(endpoint, signal),
    });
    for (let n = 0; n < 5; n++) assert.equal((await failureOf(api))[0], 'connect');
    isDown = false;
    assert.equal((await api.send(POST)).status, 200);
  });
});

describe('a request that has left', () => {
  test('may have had an effect when no answer comes in time', async () => {
    const clock = new SteppingClock();
    const server = await servers.secure(['a.example'], ({ url }, response) => {
      if (url === '/slow') response.writeHead(200).write('{');
      // The body is on its way when the time ends.
      setImmediate(() => clock.expire());
    });
    const api = await apiWith({ clock, connectTo: new Map([['a.example', server.target]]) });
    const late = ['timeout', 'no answer within 20 seconds', true];
    assert.deepEqual(await failureOf(api), late);
    assert.deepEqual(await failureOf(api, { path: '/slow' }), late);
    const minute = await failureOf(api, { timeoutMs: 60_000 });
    assert.deepEqual(minute, ['timeout', 'no answer within 60 seconds', true]);
  });

  const broken: [string, string, string][] = [
    ['SSH-2.0-OpenSSH_9.6\r\n', 'protocol', 'its answer is not HTTP'],
    [`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(20_000)}`, 'protocol', 'the headers of its answer are too long'],
    [
      'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc',
      'reset',
      'the connection was closed before the answer was complete',
    ],
    ['', 'reset', 'the connection was closed before the answer was complete'],
  ];
  for (const [text, reason, message] of broken) {
    test(`may have had an effect when its answer is ${JSON.stringify(text.slice(0, 45))}`, async () => {
      const server = await servers.tcp(socket => socket.once('data', () => socket.end(text)));
      const api = await servers.api(server.target, { insecureHosts: [server.target] });
      assert.deepEqual(await failureOf(api), [reason, message, true]);
    });
  }

  test('may have had an effect when the connection is cut, behind a proxy too', async () => {
    const server = await servers.secure(['a.example'], ({ socket }) => socket.destroy());
    const api = await apiWith({ connectTo: new Map([['a.example', server.target]]) });
    const [direct, , mayHave] = await failureOf(api);
    assert.deepEqual([direct, mayHave], ['reset', true]);
    const { url } = await startProxy(servers, { 'a.example:443': server });
    const proxied = await apiWith({ proxy: { url, except: [] } });
    const [reason, , mayHaveArrived] = await failureOf(proxied);
    assert.deepEqual([reason, mayHaveArrived], ['reset', true]);
  });

  test('ends with the reason of whoever ends it', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const server = await servers.secure(['a.example'], () => controller.abort(reason));
    const api = await apiWith({ connectTo: new Map([['a.example', server.target]]) });
    await assert.rejects(api.send({ ...POST, signal: controller.signal }), reason);
    await assert.rejects(api.send({ ...POST, signal: controller.signal }), reason);
  });
});

describe('behind a proxy', () => {
  test('a server is reached by way of it, on its own port too', async () => {
    const server = await servers.secure(['a.example'], (_, response) => response.end());
    const { asked, url } = await startProxy(servers, { 'a.example:443': server, 'a.example:8443': server });
    for (const host of ['a.example', 'a.example:8443']) {
      const api = await servers.api(host, { proxy: { url, except: [] } });
      assert.equal((await api.send(POST)).status, 200);
    }
    assert.deepEqual(asked, ['a.example:443', 'a.example:8443']);
  });

  test('nothing has left when it is absent or does not connect', async () => {
    const absent = await apiWith({ proxy: { url: 'http://127.0.0.1:1', except: [] } });
    assert.deepEqual(await failureOf(absent), ['offline', 'the proxy cannot be reached', false]);
    const { url } = await startProxy(servers, { 'a.example:443': 502 });
    const refusing = await apiWith({ proxy: { url, except: [] } });
    const refused = ['connect', 'the proxy does not connect to it (HTTP 502)', false];
    assert.deepEqual(await failureOf(refusing), refused);
    const clock = new SteppingClock();
    const silent = await servers.tcp(socket => socket.once('data', () => clock.expire()));
    const waiting = await apiWith({ clock, proxy: { url: `http://${silent.target}`, except: [] } });
    const late = ['connect', 'no connection within 20 seconds', false];
    assert.deepEqual(await failureOf(waiting), late);
  });
});

test('a server that does not say that it keeps a connection gets one for each request', async () => {
  let asked = 0;
  const server = await servers.tcp(socket =>
    socket.on('data', () => {
      asked++;
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');
    }),
  );
  const api = await servers.api(server.target, { insecureHosts: [server.target] });
  for (let n = 0; n < 4; n++) await api.send({ method: 'GET', path: '/' });
  // The first answer tells; the second request closes the connection of the first.
  assert.deepEqual([asked, server.connections()], [4, 3]);
});
