import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Client } from './fediverse/client.ts';
import { endlessBody, pageForEverything, tooMany, tornAnswer } from './fediverse/odd-hosts.ts';
import { startFediverse, type World } from './fediverse/world.ts';

let world: World;
let client: Client;

before(async () => {
  world = await startFediverse();
  client = new Client(world);
});
after(async () => {
  client.close();
  await world.close();
});

test('certificates fail for their own reasons', async () => {
  for (const [credential, code] of [
    ['wrong-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['untrusted', 'CERT_SIGNATURE_FAILURE'],
    ['expired', 'CERT_HAS_EXPIRED'],
  ] as const) {
    world.host(`${credential}.example`, [], credential);
    await assert.rejects(client.open(`https://${credential}.example/`), { code });
  }
});

test('a dead name refuses connections', async () => {
  world.dead('dead.example');
  await assert.rejects(client.open('https://dead.example/'), { code: 'ECONNREFUSED' });
});

test('answers can be endless, torn, refused, or the same page for everything', async () => {
  world.host('endless.example').on('/*', endlessBody);
  const endless = await client.open('https://endless.example/');
  let bytes = 0;
  for await (const piece of endless) {
    bytes += piece.length;
    if (bytes > 3_000_000) break;
  }
  world.host('torn.example').on('/*', tornAnswer());
  await assert.rejects(client.read('https://torn.example/'), { code: 'ECONNRESET' });
  world.host('busy.example', tooMany({ 'retry-after': '120' }));
  assert.equal((await client.read('https://busy.example/')).headers['retry-after'], '120');
  world.host('shop.example', pageForEverything());
  assert.equal((await client.webFinger('alice@shop.example')).status, 200);
});

test('a gate holds requests back, and the log counts how many ran at once', async () => {
  const host = world.mastodon('slow.example');
  host.account('alice');
  const gate = host.hold('/.well-known/');
  const answers = [
    client.webFinger('alice@slow.example'),
    client.webFinger('bob@slow.example'),
    client.webFinger('eve@slow.example'),
  ];
  await gate.arrivals(3);
  assert.equal(gate.waiting, 3);
  assert.deepEqual(
    world.requests.to('slow.example').map(({ status }) => status),
    [null, null, null],
  );
  gate.open();
  assert.deepEqual(
    (await Promise.all(answers)).map(({ status }) => status),
    [200, 404, 404],
  );
  await client.webFinger('alice@slow.example');
  assert.equal(world.requests.peak('slow.example'), 3);
  assert.equal(world.requests.to('slow.example', '/.well-known/webfinger').length, 4);
});

test('a handler that throws shows its mistake', async () => {
  world.host('buggy.example').on('/', () => {
    throw new Error('a slip of the test');
  });
  const { status, body } = await client.read('https://buggy.example/');
  assert.equal(status, 500);
  assert.match(body, /a slip of the test/);
});

test('a child process gets the names, the authority, and no insecure host unless there is one', async () => {
  world.host('social.example');
  const env = world.env();
  assert.match(env['OXPECKER_CONNECT_TO'] ?? '', /(^|,)social\.example=127\.0\.0\.1:\d+(,|$)/);
  assert.equal(await readFile(env['NODE_EXTRA_CA_CERTS'] ?? '', 'utf8'), world.caPem);
  assert.equal('OXPECKER_INSECURE_HOSTS' in env, false);
});

test('plain HTTP is served and logged under its own name', async () => {
  world.mastodon(world.plainHost, { insecure: true }).account('alice');
  const answer = await fetch(`http://${world.plainHost}/api/v1/accounts/lookup?acct=alice`);
  assert.equal(((await answer.json()) as { uri: string }).uri, `http://${world.plainHost}/users/alice`);
  assert.equal(world.requests.to(world.plainHost).length, 1);
  assert.equal(world.env()['OXPECKER_INSECURE_HOSTS'], world.plainHost);
});

test('closing does not wait for anybody', async () => {
  const short = await startFediverse();
  const gate = short.mastodon('held.example').hold();
  const patient = new Client(short);
  const failed = assert.rejects(patient.open('https://held.example/'), { code: 'ECONNRESET' });
  await gate.arrivals(1);
  await short.close();
  await failed;
});
