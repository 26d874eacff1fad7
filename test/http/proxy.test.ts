import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { WebOptions } from '../../src/http/web.ts';
import { startProxy } from './proxies.ts';
import { Servers } from './servers.ts';

const accept = '*/*';
const servers = new Servers();
after(() => servers.close());

/** The DNS behind a proxy often knows nothing. */
const noDns = () => Promise.reject(Object.assign(new Error('no DNS'), { code: 'ENOTFOUND' }));

async function proxiedWeb(url: string, options: Partial<WebOptions> = {}) {
  return await servers.web({}, { proxy: { url, except: [] }, resolve: noDns, ...options });
}

describe('behind a proxy', () => {
  test('requests go through it, with TLS to the host itself and a password for the proxy', async () => {
    const server = await servers.secure(['a.example'], (_, response) => response.end('here'));
    const { asked, url } = await startProxy(servers, { 'a.example:443': server });
    const web = await proxiedWeb(url.replace('//', '//me:word@'));
    const answer = await web.get({ url: 'https://a.example/', accept });
    assert.equal(Buffer.from(answer.body).toString(), 'here');
    assert.deepEqual(asked, [`a.example:443 Basic ${btoa('me:word')}`]);
  });

  test('the guard still judges names, and addresses where the DNS answers', async () => {
    const { asked, url } = await startProxy(servers, {});
    const web = await proxiedWeb(url, { resolve: async () => ['192.168.0.1'] });
    for (const target of [
      'https://localhost/',
      'https://[::1]/',
      'http://a.example/',
      'https://a.example/',
    ]) {
      await assert.rejects(web.get({ url: target, accept }), { name: 'GuardError' }, target);
    }
    assert.deepEqual(asked, []);
  });

  test('a certificate for another name is refused', async () => {
    const server = await servers.secure(['b.example'], () => assert.fail('asked'));
    const { url } = await startProxy(servers, { 'a.example:443': server });
    const web = await proxiedWeb(url);
    await assert.rejects(web.get({ url: 'https://a.example/', accept }), {
      reason: 'tls',
      message: 'its certificate is for another name',
    });
  });

  test('a host that it cannot connect is asked once', async () => {
    const { asked, url } = await startProxy(servers, {});
    const web = await proxiedWeb(url);
    for (let n = 0; n < 2; n++) {
      await assert.rejects(web.get({ url: 'https://a.example/', accept }), {
        reason: 'connect',
        message: 'the proxy does not connect to it (HTTP 502)',
      });
    }
    assert.deepEqual(asked, ['a.example:443']);
  });

  test('its own failures are no fault of the host', async () => {
    const { url } = await startProxy(servers, { 'a.example:443': 407 });
    const unauthorised = await proxiedWeb(url);
    await assert.rejects(unauthorised.get({ url: 'https://a.example/', accept }), {
      reason: 'offline',
      message: 'the proxy wants a password',
    });
    const absent = await proxiedWeb('http://127.0.0.1:1');
    await assert.rejects(absent.get({ url: 'https://a.example/', accept }), {
      reason: 'offline',
      message: 'the proxy cannot be reached',
    });
  });

  test('a host that cuts the connection is told as such', async () => {
    const server = await servers.secure(['a.example'], ({ socket }) => socket.destroy());
    const { url } = await startProxy(servers, { 'a.example:443': server });
    const web = await proxiedWeb(url);
    await assert.rejects(web.get({ url: 'https://a.example/', accept }), { reason: 'reset' });
  });

  test('hosts that are excepted, insecure or have a target of their own go straight', async () => {
    const server = await servers.secure(['a.example'], (_, response) => response.end());
    const plain = await servers.plain((_, response) => response.end());
    const { asked, url } = await startProxy(servers, {});
    const web = await servers.web(
      { 'a.example': server },
      { proxy: { url, except: ['b.example'] }, insecureHosts: [plain.target], resolve: async name => [name] },
    );
    await web.get({ url: 'https://a.example/', accept });
    await web.get({ url: `http://${plain.target}/`, accept });
    await assert.rejects(web.get({ url: 'https://sub.b.example/', accept }), { name: 'GuardError' });
    assert.deepEqual(asked, []);
  });
});
