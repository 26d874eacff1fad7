import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANONYMOUS_API, HostBudget } from '../../src/http/host-budget.ts';
import { HandClock } from './counting-server.ts';

const NOON = Date.UTC(2026, 0, 1, 12);

test('each host has 300 requests in 5 minutes', () => {
  const clock = new HandClock(NOON);
  const budget = new HostBudget(ANONYMOUS_API, clock);
  for (let n = 0; n < 300; n++) assert.deepEqual(budget.tryTake('a.example'), { ok: true });
  assert.deepEqual(budget.tryTake('a.example'), { ok: false, retryAt: NOON + 301_000 });
  assert.deepEqual(budget.tryTake('b.example'), { ok: true });
  clock.advance(301_000);
  assert.deepEqual(budget.tryTake('a.example'), { ok: true });
});

test('a host corrects its own budget alone', () => {
  const budget = new HostBudget(ANONYMOUS_API, new HandClock(NOON));
  budget.correct('a.example', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '60' });
  budget.correct('b.example', { 'retry-after': '30' });
  assert.deepEqual(budget.tryTake('a.example'), { ok: false, retryAt: NOON + 61_000 });
  assert.deepEqual(budget.tryTake('b.example'), { ok: false, retryAt: NOON + 30_000 });
  assert.deepEqual(budget.tryTake('c.example'), { ok: true });
});
