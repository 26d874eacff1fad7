import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, describe, test } from 'node:test';
import { dialTcp } from '../../src/http/dial.ts';
import { UnreachableError } from '../../src/http/errors.ts';
import { createWeb, type WebOptions } from '../../src/http/web.ts';
import { createAuthority } from '../support/certificates.ts';
import { Servers } from './servers.ts';

const accept = '*/*';
const servers = new Servers();
after(() => servers.close());

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** What asking a host ends with, when the DNS and the network answer like this. */
async function failureOf(options: Partial<WebOptions>): Promise<[string, string]> {
  const web = createWeb({ userAgent: 'oxpecker/test', ...options });
  const error: unknown = await web.get({ url: 'https://a.example/', accept }).catch((e: unknown) => e);
  assert.ok(error instanceof UnreachableError);
  assert.ok(error.cause instanceof Error);
  return [error.reason, error.message];
}

describe('a host that cannot be connected', () => {
  test('is told by what the DNS says', async () => {
    const dns = (code: string) => failureOf({ resolve: () => Promise.reject(systemError(code)) });
    assert.deepEqual(await dns('ENOTFOUND'), ['dns', 'the name does not exist']);
    assert.deepEqual(await dns('EAI_FAIL'), ['dns', 'the name servers of its domain fail']);
    assert.deepEqual(await dns('EBADNAME'), ['dns', 'its name cannot be resolved (EBADNAME)']);
    assert.deepEqual(await dns('EAI_AGAIN'), ['offline', 'this machine has no connection to the internet']);
  });

  test('is told by what the network says; a lack of IPv6 is no outage', async () => {
    const network = (codes: Record<string, string>) =>
      failureOf({
        resolve: async () => Object.keys(codes),
        dial: ({ address }) => Promise.reject(systemError(codes[address] ?? '')),
      });
    const offline = ['offline', 'this machine has no connection to the internet'];
    assert.deepEqual(await network({ '1.1.1.1': 'ECONNREFUSED' }), ['connect', 'the connection was refused']);
    assert.deepEqual(await network({ '1.1.1.1': 'ENETUNREACH', '2600::1': 'ENETUNREACH' }), offline);
    assert.deepEqual(await network({ '1.1.1.1': 'ENETDOWN' }), offline);
    assert.deepEqual(await network({ '2600::1': 'EADDRNOTAVAIL' }), [
      'connect',
      'it has IPv6 alone, which this network has not',
    ]);
    assert.deepEqual(await network({ '2600::1': 'ENETUNREACH', '1.1.1.1': 'EHOSTUNREACH' }), [
      'connect',
      'its address cannot be reached',
    ]);
  });

  test('is told when it takes too long: in the DNS, the connection, or the handshake', async () => {
    const late = ['connect', 'no connection within 0.1 seconds'];
    const silent = await servers.tcp(() => undefined);
    const never = () => new Promise<never>(() => undefined);
    const resolve = async () => ['1.1.1.1', '1.1.1.2'];
    assert.deepEqual(await failureOf({ connectMs: 100, resolve: never }), late);
    assert.deepEqual(
      await failureOf({
        connectMs: 100,
        resolve,
        dial: (_, signal) =>
          new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      }),
      late,
    );
    const connectTo = new Map([['a.example', silent.target]]);
    assert.deepEqual(await failureOf({ connectMs: 100, connectTo }), late);
  });

  test('is told by what is wrong with its certificate', async () => {
    const other = await createAuthority();
    const listener = () => assert.fail('asked in spite of its certificate');
    const { caPem: ca } = other;
    const tls = async (target: string, options: Partial<WebOptions> = {}) =>
      await failureOf({ connectTo: new Map([['a.example', target]]), ...options });
    const wrongName = await servers.secureWith(await other.certificateFor(['b.example']), listener);
    assert.deepEqual(await tls(wrongName.target, { ca }), ['tls', 'its certificate is for another name']);
    assert.deepEqual(await tls(wrongName.target), ['tls', 'its certificate is from an unknown authority']);
    const past = { notBefore: new Date('2020-01-01'), notAfter: new Date('2020-02-01') };
    const expired = await servers.secureWith(await other.certificateFor(['a.example'], past), listener);
    assert.deepEqual(await tls(expired.target, { ca }), ['tls', 'its certificate has expired']);
    const plain = await servers.plain(listener);
    const [reason, message] = await tls(plain.target, { ca });
    assert.equal(reason, 'tls');
    assert.match(message, /^it makes no secure connection \(ERR_SSL_/);
  });

  test('is given up at once when TLS breaks behind the handshake', async () => {
    const server = await servers.secure(['a.example'], (_, response) => response.end('here'));
    const between = await servers.tcp(socket => {
      const [host = '', port] = server.target.split(':');
      const there = connect(Number(port), host).on('error', () => socket.destroy());
      socket.on('error', () => there.destroy()).pipe(there);
      there.once('data', handshake => socket.write(Buffer.concat([handshake, Buffer.from('no record')])));
    });
    const web = await servers.web({ 'a.example': between });
    const began = performance.now();
    await assert.rejects(web.get({ url: 'https://a.example/', accept }), { reason: 'protocol' });
    assert.ok(performance.now() - began < 5000, 'as long as a request may take');
  });

  test('is asked once and then skipped, by those who came at the same time too', async () => {
    let dialled = 0;
    const web = createWeb({
      userAgent: 'oxpecker/test',
      resolve: async () => ['1.1.1.1'],
      dial: () => {
        dialled++;
        return Promise.reject(systemError('ECONNREFUSED'));
      },
    });
    const ask = () => web.get({ url: 'https://a.example/', accept });
    const outcomes = await Promise.allSettled([ask(), ask(), ask(), ask()]);
    await assert.rejects(ask(), { name: 'UnreachableError', message: 'the connection was refused' });
    assert.equal(dialled, 1);
    for (const { status } of outcomes) assert.equal(status, 'rejected');
    await assert.rejects(web.get({ url: 'https://b.example/', accept }));
    assert.equal(dialled, 2);
  });

  test('is asked again when the machine was offline', async () => {
    const server = await servers.secure(['a.example'], (_, response) => response.end('here'));
    let isOnline = false;
    const web = await servers.web(
      { 'a.example': server },
      {
        dial: (endpoint, signal) =>
          isOnline ? dialTcp(endpoint, signal) : Promise.reject(systemError('ENETUNREACH')),
      },
    );
    const ask = () => web.get({ url: 'https://a.example/', accept });
    await assert.rejects(ask(), { reason: 'offline' });
    isOnline = true;
    assert.equal((await ask()).status, 200);
  });
});

describe('several addresses', () => {
  test('are tried until one answers, each for its share of the time', async () => {
    const server = await servers.secure(['a.example'], (_, response) => response.end('here'));
    const tried: string[] = [];
    const web = await servers.web(
      {},
      {
        connectMs: 1500,
        resolve: async () => ['2600::1', '1.1.1.1', '1.1.1.2'],
        dial: ({ address }, signal) => {
          tried.push(address);
          if (address === '1.1.1.1') return Promise.reject(systemError('ECONNREFUSED'));
          const [host = '', port] = server.target.split(':');
          if (address === '1.1.1.2') return dialTcp({ address: host, port: Number(port) }, signal);
          return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
        },
      },
    );
    assert.equal((await web.get({ url: 'https://a.example/', accept })).status, 200);
    assert.deepEqual(tried, ['2600::1', '1.1.1.1', '1.1.1.2']);
  });
});
