import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { memoryJournal } from '../../../src/journal/journal.ts';
import { planRelations } from '../../../src/migrate/relate/plan.ts';
import { type Address, addressKey } from '../../../src/people/address.ts';
import { request } from './move.ts';

const address = fc
  .tuple(fc.constantFrom('ann', 'Ann', 'ben', 'BEN', 'cat', 'me'), fc.constantFrom('a.example', 'b.example'))
  .map(([user, host]): Address => `${user}@${host}`);
const SELF: Address = 'me@a.example';

const entry = fc.record({
  key: fc.tuple(address, fc.nat(2)).map(([of, generation]) => `follow:${addressKey(of)}#${generation}`),
  op: fc.constantFrom('follow', 'unfollow'),
  state: fc.constantFrom('intent', 'done', 'failed', 'skipped', 'unknown'),
  why: fc.constantFrom('followed', 'gone', 'already', 'unreachable'),
  run: fc.constant('earlier'),
  at: fc.constant('2026-01-01T00:00:00.000Z'),
});

const input = fc
  .record({
    wanted: fc.array(address, { maxLength: 20 }),
    only: fc.array(address, { maxLength: 3 }),
    max: fc.oneof(fc.nat(6), fc.constant(Number.POSITIVE_INFINITY)),
    retryFailed: fc.boolean(),
    acceptFailed: fc.boolean(),
    entries: fc.array(entry, { maxLength: 15 }),
    followed: fc.array(address, { maxLength: 4 }),
  })
  .map(({ wanted, entries, followed, ...asked }) => ({
    request: request(wanted, asked),
    self: SELF,
    items: memoryJournal({ twitterId: null, target: SELF }, { run: 'now', now: () => 0 }, entries).items,
    existing: new Map(followed.map((each, index) => [addressKey(each), String(index)])),
  }));

describe('any plan', () => {
  it('counts everybody who is wanted once', () => {
    fc.assert(
      fc.property(input, given => {
        const { steps, leftOut } = planRelations(given);
        const counted = Object.values(leftOut).reduce((sum, count) => sum + count, steps.length);
        assert.equal(counted, given.request.wanted.length);
      }),
    );
  });

  it('tries nobody twice, never oneself, nobody followed, nobody done, and keeps the order', () => {
    fc.assert(
      fc.property(input, given => {
        const { steps } = planRelations(given);
        const tried = steps.map(step => addressKey(step.wanted.address));
        assert.equal(new Set(tried).size, tried.length);
        assert.ok(steps.length <= given.request.max);
        const order = given.request.wanted.map(each => addressKey(each.address));
        const places = tried.map(each => order.indexOf(each));
        assert.deepEqual(
          places,
          [...places].sort((a, b) => a - b),
        );
        for (const { key, wanted } of steps) {
          const each = addressKey(wanted.address);
          assert.notEqual(each, SELF);
          assert.ok(!given.existing.has(each));
          const item = given.items.get(`follow:${each}`);
          const isDone = item?.state === 'done' && item.undo !== 'done';
          assert.ok(!isDone, key);
          const generation = Number(key.slice(key.lastIndexOf('#') + 1));
          assert.ok(generation >= (item?.generation ?? 0), 'a generation never goes back');
        }
      }),
    );
  });

  it('cut by a maximum is the beginning of the whole', () => {
    fc.assert(
      fc.property(input, given => {
        const whole = planRelations({
          ...given,
          request: { ...given.request, max: Number.POSITIVE_INFINITY },
        });
        const cut = planRelations(given);
        assert.deepEqual(cut.steps, whole.steps.slice(0, given.request.max));
        assert.equal(cut.leftOut.beyondMax, whole.steps.length - cut.steps.length);
      }),
    );
  });
});
