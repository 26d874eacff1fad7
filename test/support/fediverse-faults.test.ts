import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Account } from './fediverse/account.ts';
import { Client } from './fediverse/client.ts';
import type { Fault } from './fediverse/faults.ts';
import { HomeWorld } from './home-world.ts';

let here: HomeWorld;
let bob: Account;

before(async () => {
  here = await HomeWorld.start();
});
beforeEach(() => {
  here.settle();
  bob = here.home.account('bob');
});
after(() => here.close());

const follow = (one = here.client) =>
  one.send(
    'POST',
    `https://${here.home.name}/api/v1/accounts/${bob.id}/follow`,
    {},
    {
      authorization: `Bearer ${here.home.token(here.alice)}`,
    },
  );
const fail = (fault: Omit<Fault, 'path'>) => here.home.fault({ method: 'POST', path: /\/follow$/, ...fault });

test('a connection is reset before or after the server acted', async () => {
  fail({ kind: 'reset-before' });
  await assert.rejects(follow(), { code: 'ECONNRESET' });
  assert.equal(here.home.writes.length, 0);
  fail({ kind: 'reset-after' });
  await assert.rejects(follow(), { code: 'ECONNRESET' });
  assert.equal(here.home.writes.length, 1);
  assert.equal((await follow()).status, 200);
});

test('a request is never answered, and its timeout fires by the clock of the world', async () => {
  for (const [kind, writes] of [
    ['timeout-before', 0],
    ['timeout-after', 1],
  ] as const) {
    const patient = new Client(here.world);
    const started = here.clock.now();
    const timeout = here.clock.timeout(20_000);
    timeout.addEventListener('abort', () => patient.close());
    fail({ kind });
    await assert.rejects(follow(patient));
    assert.equal(here.clock.now() - started, 20_000);
    assert.equal(here.home.writes.length, writes);
  }
});

test('an error comes so many times, before or after the server acted', async () => {
  const fault = fail({ kind: 'status', status: 503, times: 2, after: 1, headers: { 'retry-after': '5' } });
  const answers = [await follow(), await follow(), await follow(), await follow()];
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 503, 503, 200],
  );
  assert.equal(answers[1]?.headers['retry-after'], '5');
  assert.equal(fault.hits, 2);
  assert.equal(here.home.writes.length, 2);
  fail({ kind: 'status', committed: true });
  assert.equal((await follow()).status, 500);
  assert.equal(here.home.writes.length, 3);
});

test('a 429 comes with the headers of the test, or none', async () => {
  fail({ kind: '429' });
  assert.deepEqual(
    Object.keys((await follow()).headers).filter(name => /^(x-|retry)/.test(name)),
    [],
  );
  fail({ kind: '429', headers: { 'retry-after': '60' } });
  assert.equal((await follow()).headers['retry-after'], '60');
  assert.equal(here.home.writes.length, 0);
});

test('an answer is a page, or ends in the middle, or stops there', async () => {
  fail({ kind: 'html' });
  const answer = await follow();
  assert.deepEqual([answer.status, answer.headers['content-type']], [200, 'text/html; charset=utf-8']);
  assert.equal(here.home.writes.length, 0);
  fail({ kind: 'torn' });
  await assert.rejects(follow(), { code: 'ECONNRESET' });
  assert.equal(here.home.writes.length, 1);
  const patient = new Client(here.world);
  here.clock.timeout(20_000).addEventListener('abort', () => patient.close());
  fail({ kind: 'slow-body' });
  await assert.rejects(follow(patient));
  assert.equal(here.home.writes.length, 2);
});

test('a fault ends when the test says so', async () => {
  const fault = fail({ kind: 'status', times: Number.POSITIVE_INFINITY });
  for (let tries = 0; tries < 3; tries++) assert.equal((await follow()).status, 500);
  fault.end();
  assert.equal((await follow()).status, 200);
});
