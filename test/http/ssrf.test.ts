import assert from 'node:assert/strict';
import { isIPv4 } from 'node:net';
import { after, describe, test } from 'node:test';
import { isPublicAddress } from '../../src/http/addresses.ts';
import { type ApiOptions, createApi } from '../../src/http/api.ts';
import { type Dial, dialTcp } from '../../src/http/dial.ts';
import { GuardError, UnreachableError } from '../../src/http/errors.ts';
import { createWeb, type WebOptions } from '../../src/http/web.ts';
import { SteppingClock } from '../support/stepping-clock.ts';
import {
  groupsOf,
  PUBLIC,
  REDIRECTS,
  REFUSED_URLS,
  SPECIAL,
  SPECIAL_V4,
  SPECIAL_V6,
} from './hostile-hosts.ts';
import { startProxy } from './proxies.ts';
import { Servers } from './servers.ts';
import { IPV4_HOLDERS, IPV4_REGISTRY, IPV6_REGISTRY } from './special-registries.ts';

const accept = '*/*';
const REDIRECT_CODES = [301, 302, 303, 307, 308];
const servers = new Servers();
after(() => servers.close());

/** A server, `start.example`, that redirects `/n` to the n-th of them, and a note of what is dialled. */
async function redirecting() {
  const start = await servers.secure(['start.example'], ({ url = '' }, response) => {
    const n = Number(url.slice(1));
    const location = REDIRECTS[n] ?? '';
    response.writeHead(REDIRECT_CODES[n % 5] ?? 0, { location, refresh: `0;url=${location}` }).end();
  });
  const targets = new Set<string>();
  const dial: Dial = (endpoint, signal) => {
    targets.add(`${endpoint.address}:${endpoint.port}`);
    return dialTcp(endpoint, signal);
  };
  return { start, dialled: { targets, dial } };
}

/** A client whose DNS says `addresses`; it reaches nothing, and notes what it was about to do. */
function watched(addresses: readonly string[], options: Partial<WebOptions & ApiOptions> = {}) {
  const resolved: string[] = [];
  const dialled: string[] = [];
  const dial: Dial = async ({ address, port }) => {
    dialled.push(`${address} ${port}`);
    throw Object.assign(new Error('nothing is reached here'), { code: 'ECONNREFUSED' });
  };
  const resolve = async (name: string) => {
    resolved.push(name);
    return addresses;
  };
  const common = { userAgent: 'oxpecker/test', resolve, dial, ...options };
  const web = createWeb(common);
  const ask = async (url: string) => await web.get({ url, accept });
  const api = (host: string) => createApi({ clock: new SteppingClock(), ...common, host });
  return { resolved, dialled, ask, api };
}

describe('the registries of special addresses', () => {
  test('are refused at the first, the middle and the last address of every block, also inside IPv6', () => {
    for (const { address, what } of SPECIAL) assert.equal(isPublicAddress(address), false, what);
  });

  test('end where their blocks end', () => {
    for (const { outside, block } of [...IPV4_REGISTRY, ...IPV6_REGISTRY]) {
      for (const address of outside) {
        assert.equal(isPublicAddress(address), true, `${address} beside ${block}`);
        if (!isIPv4(address)) continue;
        for (const { of, rfc } of IPV4_HOLDERS) {
          assert.equal(isPublicAddress(of(groupsOf(address))), true, `${address} in ${rfc}`);
        }
      }
    }
  });

  test('are no part of what is asked about by chance: a zone, a compatible address, what is not assigned', () => {
    for (const address of [
      '2606:4700::1%eth0',
      '2606:4700::1%25eth0',
      '::93.184.215.14',
      '4000::1',
      '1fff::1',
      '::ffff:0:5db8:d70e',
    ]) {
      assert.equal(isPublicAddress(address), false, address);
    }
  });
});

describe('a host out of data', () => {
  test('is refused by its URL before anything is resolved or dialled', async () => {
    const { ask, resolved, dialled } = watched(PUBLIC);
    for (const url of REFUSED_URLS) await assert.rejects(ask(url), GuardError, JSON.stringify(url));
    assert.deepEqual([resolved, dialled], [[], []]);
  });

  test('is refused when its name leads to a special address, alone or among public ones', async () => {
    let addresses: string[] = [];
    const { ask, dialled } = watched([], { resolve: async () => addresses });
    for (const { address, what } of SPECIAL) {
      for (addresses of [[address], [...PUBLIC, address], [address, ...PUBLIC]]) {
        await assert.rejects(ask('https://social.example/'), GuardError, what);
      }
    }
    assert.deepEqual(dialled, []);
  });

  test('is refused when its name leads to what is no address', async () => {
    for (const answer of [
      '',
      'localhost',
      '127.1',
      '2130706433',
      '0x7f.1',
      '[::1]',
      '::1%lo',
      '127.0.0.1:80',
    ]) {
      const { ask, dialled } = watched([answer]);
      await assert.rejects(ask('https://social.example/'), GuardError, answer);
      assert.deepEqual(dialled, []);
    }
  });

  test('is resolved once for each connection, and exactly what was checked is dialled', async () => {
    const answers = [[...PUBLIC], ['127.0.0.1', '::1']];
    let asked = 0;
    const { ask, dialled } = watched([], { resolve: async () => answers[asked++] ?? [] });
    await assert.rejects(ask('https://social.example/'), UnreachableError);
    assert.equal(asked, 1);
    assert.deepEqual(
      dialled,
      PUBLIC.map(address => `${address} 443`),
    );
  });

  test('that reads like a guarded name in another script is another name, which the DNS decides on', async () => {
    const { ask, resolved, dialled } = watched(['127.0.0.1']);
    // Cyrillic о and с, Greek ο.
    for (const name of ['printer.lоcal', 'a.lοcalhost', 'a.сorp']) {
      await assert.rejects(ask(`https://${name}/`), GuardError, name);
    }
    assert.deepEqual(resolved, ['printer.xn--lcal-55d', 'a.xn--lcalhost-zdg', 'a.xn--orp-3ed']);
    assert.deepEqual(dialled, []);
  });

  test('redirects to nothing of all that', async () => {
    const { start, dialled } = await redirecting();
    const web = await servers.web(
      { 'start.example': start },
      { resolve: async () => ['127.0.0.1'], dial: dialled.dial },
    );
    for (const [n, url] of REDIRECTS.entries()) {
      const outcome = web.get({ url: `https://start.example/${n}`, accept });
      await assert.rejects(outcome, GuardError, JSON.stringify(url));
    }
    assert.deepEqual([...dialled.targets], [start.target]);
  });

  test('is judged here also where a proxy makes the connection', async () => {
    const { asked, url } = await startProxy(servers, {});
    let addresses: string[] = [];
    const options = { proxy: { url, except: [] }, resolve: async () => addresses };
    const { ask, dialled } = watched([], options);
    for (const { address, what } of SPECIAL) {
      addresses = [...PUBLIC, address];
      await assert.rejects(ask('https://social.example/'), GuardError, what);
    }
    addresses = PUBLIC;
    for (const refused of REFUSED_URLS) await assert.rejects(ask(refused), GuardError, refused);
    assert.deepEqual([asked, dialled], [[], []]);
  });

  test('gets no connection that was made for another', async () => {
    const hosts: (string | undefined)[] = [];
    const server = await servers.secure(['a.example', 'b.example'], ({ headers }, response) => {
      hosts.push(headers.host);
      response.end();
    });
    const web = await servers.web({ 'a.example': server, 'b.example': server });
    for (const name of ['a.example', 'b.example', 'A.EXAMPLE', 'a.example:443', 'b.example']) {
      await web.get({ url: `https://${name}/`, accept });
    }
    assert.deepEqual(hosts, ['a.example', 'b.example', 'a.example', 'a.example', 'b.example']);
    assert.equal(server.connections(), 2);
  });
});

describe('the server of a person', () => {
  test('may lie wherever they say', async () => {
    for (const { address, what } of [...SPECIAL_V4, ...SPECIAL_V6]) {
      const { api, dialled } = watched([address]);
      await assert.rejects(
        api('social.example:8443').send({ method: 'GET', path: '/' }),
        UnreachableError,
        what,
      );
      assert.deepEqual(dialled, [`${address} 8443`], what);
    }
  });

  test('sends nobody on, whatever it answers with', async () => {
    const { start, dialled } = await redirecting();
    const connectTo = new Map([['start.example', start.target]]);
    const api = await servers.api('start.example', { connectTo, dial: dialled.dial });
    for (const n of REDIRECTS.keys()) {
      const headers = { authorization: 'Bearer x' };
      const { status, url } = await api.send({ method: 'POST', path: `/${n}`, headers });
      assert.deepEqual([status, url], [REDIRECT_CODES[n % 5], `https://start.example/${n}`]);
    }
    assert.deepEqual([...dialled.targets], [start.target]);
  });

  test('is a name and a port, and nothing else', () => {
    const { api } = watched(PUBLIC);
    for (const host of [
      '',
      'me@home.example',
      'me:word@home.example',
      'home.example/path',
      'home.example/',
      'home.example?x',
      'home.example#x',
      'home.example\\evil.example',
      'https://home.example',
      'home.example:99999',
      '[::1',
    ]) {
      assert.throws(() => api(host), GuardError, host);
    }
  });
});
