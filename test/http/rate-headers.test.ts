import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readRateLimit } from '../../src/http/rate-headers.ts';

const NOON = Date.UTC(2026, 0, 1, 12);

describe('readRateLimit', () => {
  test('reads Retry-After in seconds and as an HTTP date, and in no other form', () => {
    const retryAt = (value: string) => readRateLimit({ 'retry-after': value }, NOON).retryAt;
    assert.equal(retryAt('120'), NOON + 120_000);
    assert.equal(retryAt('0'), NOON);
    assert.equal(retryAt('Thu, 01 Jan 2026 12:01:00 GMT'), NOON + 60_000);
    for (const value of ['', '-5', '1.5', 'soon', '2026-01-01', 'Thu, 01 Foo 2026 12:01:00 GMT']) {
      assert.equal(retryAt(value), null, value);
    }
  });

  test('finds nothing where nothing is said', () => {
    assert.deepEqual(readRateLimit({ 'content-type': 'text/html' }, NOON), {
      skewMs: null,
      limit: null,
      remaining: null,
      resetAt: null,
      retryAt: null,
    });
  });

  test('reads a reset in ISO 8601, epoch seconds and seconds', () => {
    for (const reset of ['2026-01-01T12:05:00.123456Z', `${NOON / 1000 + 300}`, '300']) {
      const { limit, remaining, resetAt } = readRateLimit(
        { 'x-ratelimit-limit': '300', 'x-ratelimit-remaining': '12', 'x-ratelimit-reset': reset },
        NOON,
      );
      assert.deepEqual([limit, remaining], [300, 12]);
      assert.equal(Math.floor((resetAt ?? 0) / 1000), NOON / 1000 + 300, reset);
    }
  });

  test('brings the times of a server whose clock is wrong to ours', () => {
    const date = 'Thu, 01 Jan 2026 13:00:00 GMT';
    const read = (headers: Record<string, string>) => readRateLimit({ date, ...headers }, NOON);
    assert.equal(read({}).skewMs, 3_600_500);
    assert.equal(read({ 'x-ratelimit-reset': '2026-01-01T13:05:00Z' }).resetAt, NOON + 299_500);
    assert.equal(read({ 'x-ratelimit-reset': '300' }).resetAt, NOON + 300_000);
    assert.equal(read({ 'retry-after': 'Thu, 01 Jan 2026 13:01:00 GMT' }).retryAt, NOON + 59_500);
    assert.equal(read({ 'retry-after': '60' }).retryAt, NOON + 60_000);
  });

  test('leaves malformed values aside', () => {
    const { remaining, resetAt, skewMs } = readRateLimit(
      { 'x-ratelimit-remaining': 'many', 'x-ratelimit-reset': '2026-99-99T99:99', date: 'today' },
      NOON,
    );
    assert.deepEqual([remaining, resetAt, skewMs], [null, null, null]);
  });
});
