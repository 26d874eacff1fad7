import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { Servers } from './servers.ts';

const MIB = 1024 * 1024;
const accept = 'application/json';
const servers = new Servers();
after(() => servers.close());

describe('an answer', () => {
  test('comes with status, headers, URL and body; the request names the tool', async () => {
    const server = await servers.secure(['a.example'], ({ url, headers }, response) => {
      response.writeHead(404, { 'X-Twice': ['1', '2'] }).end(JSON.stringify({ url, headers }));
    });
    const web = await servers.web({ 'a.example': server });
    const answer = await web.get({ url: 'https://a.example/x?y=z#part', accept });
    assert.equal(answer.status, 404);
    assert.equal(answer.headers['x-twice'], '1, 2');
    assert.equal(answer.cut, false);
    assert.equal(answer.url, 'https://a.example/x?y=z#part');
    const asked = JSON.parse(Buffer.from(answer.body).toString());
    assert.equal(asked.url, '/x?y=z');
    assert.deepEqual(asked.headers, {
      host: 'a.example',
      connection: 'keep-alive',
      accept,
      'accept-encoding': 'identity',
      'user-agent': 'oxpecker/test',
    });
  });

  test('shares its connection with the next', async () => {
    const server = await servers.secure(['a.example'], (_, response) => response.end('{}'));
    const web = await servers.web({ 'a.example': server });
    for (let n = 0; n < 5; n++) await web.get({ url: `https://a.example/${n}`, accept });
    assert.equal(server.connections(), 1);
  });

  test('is read up to 1 MiB; an endless one is cut and its connection closed', async () => {
    let isClosed = false;
    const server = await servers.secure(['a.example'], ({ url }, response) => {
      if (url === '/whole') return response.end(Buffer.alloc(MIB, 'x'));
      const pour = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
      };
      response.on('drain', pour).on('close', () => {
        isClosed = true;
      });
      return pour();
    });
    const web = await servers.web({ 'a.example': server });
    const whole = await web.get({ url: 'https://a.example/whole', accept });
    assert.deepEqual([whole.body.length, whole.cut], [MIB, false]);
    const endless = await web.get({ url: 'https://a.example/endless', accept });
    assert.deepEqual([endless.body.length, endless.cut], [MIB, true]);
    while (!isClosed) await sleep(5);
  });

  test('that is compressed unasked is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(MIB));
    const server = await servers.secure(['a.example'], (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    );
    const web = await servers.web({ 'a.example': server });
    const answer = await web.get({ url: 'https://a.example/', accept });
    assert.equal(answer.body.length, bomb.length);
  });

  test('comes over plain HTTP from a host named as insecure', async () => {
    const server = await servers.plain((_, response) => response.end('plain'));
    const web = await servers.web(
      { 'a.example': server },
      { insecureHosts: [server.target, 'a.example'], resolve: async name => [name] },
    );
    for (const host of [server.target, 'a.example']) {
      const answer = await web.get({ url: `${web.origin(host)}/`, accept });
      assert.equal(Buffer.from(answer.body).toString(), 'plain');
    }
  });
});

describe('a redirect', () => {
  test('is followed three times, to other hosts too', async () => {
    const server = await servers.secure(['a.example', 'b.example'], ({ url, headers }, response) => {
      const n = Number(url?.slice(1));
      const next = n % 2 === 0 ? `/${n - 1}` : `https://b.example/${n - 1}`;
      if (n === 0) response.end(headers.host);
      else response.writeHead(302, { location: next }).end('gone there');
    });
    const web = await servers.web({ 'a.example': server, 'b.example': server });
    const answer = await web.get({ url: 'https://a.example/3', accept });
    assert.deepEqual([answer.status, answer.url], [200, 'https://b.example/0']);
    assert.equal(Buffer.from(answer.body).toString(), 'b.example');
    await assert.rejects(web.get({ url: 'https://a.example/4', accept }), {
      name: 'GuardError',
      message: 'it redirects more than 3 times',
    });
  });

  test('never leads past the guard', async () => {
    const inside = await servers.plain(() => assert.fail('the guard was passed'));
    let location = '';
    const server = await servers.secure(['a.example'], (_, response) =>
      response.writeHead(301, { location }).end(),
    );
    const web = await servers.web({ 'a.example': server }, { resolve: async () => ['127.0.0.1'] });
    for (location of [
      `http://${inside.target}/`,
      `https://${inside.target}/`,
      'https://127.0.0.1/',
      '//[::1]/',
      'https://localhost/',
      'http://a.example/',
      'https://me@a.example/',
      'https://rebound.example/',
      'gopher://a.example/',
    ]) {
      await assert.rejects(web.get({ url: 'https://a.example/', accept }), { name: 'GuardError' }, location);
    }
  });

  test('to nowhere is a fault of the answer; without a target it is the answer', async () => {
    const server = await servers.secure(['a.example'], ({ url }, response) =>
      response.writeHead(301, url === '/bad' ? { location: 'https://[' } : {}).end(),
    );
    const web = await servers.web({ 'a.example': server });
    await assert.rejects(web.get({ url: 'https://a.example/bad', accept }), {
      name: 'UnreachableError',
      reason: 'protocol',
    });
    assert.equal((await web.get({ url: 'https://a.example/', accept })).status, 301);
  });
});

describe('time', () => {
  test('ends an answer that never begins, drips its headers, or drips its body', async () => {
    const server = await servers.secure(['a.example'], ({ url }, response) => {
      if (url === '/never') return;
      if (url === '/headers') response.socket?.write('HTTP/1.1 200 OK\r\n');
      else response.writeHead(200).flushHeaders();
      const drip = setInterval(() => response.socket?.write('X-A: b\r\n'), 10);
      response.on('close', () => clearInterval(drip));
    });
    for (const path of ['/never', '/headers']) {
      const web = await servers.web({ 'a.example': server }, { timeout: () => AbortSignal.timeout(150) });
      await assert.rejects(
        web.get({ url: `https://a.example${path}`, accept }),
        { name: 'UnreachableError', reason: 'timeout', message: 'no answer within 10 seconds' },
        path,
      );
    }
    const slow = await servers.secure(['a.example'], (_, response) => {
      const drip = setInterval(() => response.write('x'), 10);
      response.on('close', () => clearInterval(drip));
    });
    const web = await servers.web({ 'a.example': slow }, { timeout: () => AbortSignal.timeout(150) });
    await assert.rejects(web.get({ url: 'https://a.example/', accept }), { reason: 'timeout' });
  });

  test('of the caller ends it with their reason, in the queue too', async () => {
    const server = await servers.secure(['a.example'], () => undefined);
    const web = await servers.web({ 'a.example': server });
    const controller = new AbortController();
    const reason = new Error('enough');
    const requests = [1, 2, 3, 4].map(n =>
      web.get({ url: `https://a.example/${n}`, accept, signal: controller.signal }),
    );
    setTimeout(() => controller.abort(reason), 50);
    for (const outcome of await Promise.allSettled(requests)) {
      assert.deepEqual(outcome, { status: 'rejected', reason });
    }
    const late = web.get({ url: 'https://a.example/', accept, signal: controller.signal });
    await assert.rejects(late, reason);
  });
});

describe('a broken answer', () => {
  const cases: [string, string, string, string][] = [
    ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', 'protocol', 'its answer is not HTTP'],
    [
      'endless headers',
      `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(20_000)}`,
      'protocol',
      'the headers of its answer are too long',
    ],
    [
      'a short body',
      'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc',
      'reset',
      'the connection was closed before the answer was complete',
    ],
    ['nothing', '', 'reset', 'the connection was closed before the answer was complete'],
  ];
  for (const [name, text, reason, message] of cases) {
    test(`(${name}) is told by its reason`, async () => {
      const server = await servers.tcp(socket => socket.once('data', () => socket.end(text)));
      const web = await servers.web(
        {},
        { insecureHosts: [server.target], resolve: async address => [address] },
      );
      await assert.rejects(web.get({ url: `http://${server.target}/`, accept }), {
        name: 'UnreachableError',
        reason,
        message,
      });
    });
  }
});

describe('at once', () => {
  test('a host is asked twice, and many hosts 32 times in all', async () => {
    const names = Array.from({ length: 20 }, (_, n) => `h${n}.example`);
    const running: string[] = [];
    let mostOfOne = 0;
    let most = 0;
    const stay = async (host: string): Promise<void> => {
      running.push(host);
      mostOfOne = Math.max(mostOfOne, running.filter(other => other === host).length);
      most = Math.max(most, running.length);
      // All stay until there are as many as may be, and a little longer for one too many.
      while (most < 32) await sleep(2);
      await sleep(10);
      running.splice(running.indexOf(host), 1);
    };
    const server = await servers.secure(names, ({ headers }, response) => {
      stay(headers.host ?? '').then(
        () => response.end(),
        (error: Error) => response.destroy(error),
      );
    });
    const web = await servers.web(Object.fromEntries(names.map(name => [name, server])));
    const urls = names.flatMap(name => Array.from({ length: 4 }, (_, n) => `https://${name}/${n}`));
    await Promise.all(urls.map(url => web.get({ url, accept })));
    assert.deepEqual([mostOfOne, most], [2, 32]);
  });
});
