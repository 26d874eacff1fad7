import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { UnreachableError } from '../../../src/http/errors.ts';
import type { ApiRequest } from '../../../src/http/types.ts';
import type { Address } from '../../../src/people/address.ts';
import type { FaultKind } from '../../support/fediverse/faults.ts';
import { request, startMove } from './move.ts';

const MINUTE = 60_000;
const FOLLOW = { method: 'POST', path: /\/follow$/ } as const;

const KINDS: readonly FaultKind[] = [
  'timeout-before',
  'timeout-after',
  'reset-before',
  'reset-after',
  'html',
  'slow-body',
  'torn',
  'status',
  '429',
];

describe('a follow whose answer is lost', () => {
  for (const kind of KINDS)
    it(`by ${kind} happens once`, async context => {
      const move = await startMove(context);
      const { home, away, alice } = move.home;
      const people = [away.account('ann'), away.account('ben')];
      const fault = home.fault({ ...FOLLOW, kind });
      const result = await move.run(request(['ann@away.example', 'ben@away.example']));
      assert.equal(fault.hits, 1);
      assert.deepEqual(home.following(alice), people);
      assert.deepEqual(
        home.writes.map(({ target, isNew }) => [target, isNew]),
        [
          ['ann@away.example', true],
          ['ben@away.example', true],
        ],
      );
      assert.deepEqual([result.failed, result.stopped], [0, null]);
    });

  it('again and again is left unclear, and looked at by the next run', async context => {
    const move = await startMove(context);
    const { home, away, alice } = move.home;
    const ann = away.account('ann');
    const fault = home.fault({ ...FOLLOW, kind: 'status', status: 500, times: Number.POSITIVE_INFINITY });
    const first = await move.run(request(['ann@away.example']));
    assert.deepEqual(
      first.outcomes.map(({ state, why }) => [state, why]),
      [['unknown', 'unclear']],
    );
    assert.equal(first.failed, 1);
    fault.end();
    const second = await move.run(request(['ann@away.example']));
    assert.deepEqual([second.outcomes[0]?.why, second.failed], ['followed', 0]);
    assert.deepEqual(home.following(alice), [ann]);
    assert.equal(home.writes.length, 1);
  });
});

describe('a network that goes away between two searches', () => {
  it('is waited for once, not once more for those who were found before', async context => {
    const move = await startMove(context);
    const { home, away, clock } = move.home;
    const names = ['ann', 'ben', 'cem'];
    for (const name of names) away.account(name);
    let gone = Number.NaN;
    const line = move.home.api();
    const api = {
      origin: line.origin,
      close: () => line.close(),
      send: async (asked: ApiRequest) => {
        if (asked.path.includes('q=cem') && Number.isNaN(gone)) gone = clock.now();
        if (!Number.isNaN(gone)) throw new UnreachableError('offline', 'no network');
        return await line.send(asked);
      },
    };
    const wanted = request(names.map(name => `${name}@away.example` as const));
    const result = await move.run(wanted, { api, giveUpAfterMs: 15 * MINUTE });
    assert.equal(result.stopped?.reason, 'temporary');
    assert.ok(clock.now() - gone <= 15 * MINUTE, `${(clock.now() - gone) / MINUTE} minutes`);
    assert.equal(home.writes.length, 0);
  });
});

describe('a refusal', () => {
  for (const [status, why] of [
    [403, 'refused'],
    [404, 'gone'],
    [410, 'gone'],
  ] as const)
    it(`with ${status} means ${why}`, async context => {
      const move = await startMove(context);
      move.home.away.account('ann');
      move.home.home.fault({ ...FOLLOW, kind: 'status', status });
      const result = await move.run(request(['ann@away.example']));
      assert.deepEqual([result.outcomes[0]?.state, result.outcomes[0]?.why], ['skipped', why]);
      assert.deepEqual([result.failed, result.stopped], [0, null]);
      assert.deepEqual(move.story('follow:ann@away.example'), ['intent', `skipped ${why}`]);
    });

  it('of a follow that stands already, as Hollo gives it, is none', async context => {
    const move = await startMove(context);
    const { home, away, alice } = move.home;
    const ann = away.account('ann');
    home.fault({ ...FOLLOW, kind: 'status', status: 403, committed: true });
    const result = await move.run(request(['ann@away.example']));
    assert.equal(result.outcomes[0]?.why, 'followed');
    assert.deepEqual(home.following(alice), [ann]);
  });
});

describe('answers that nobody understands', () => {
  it('fail their own account only', async context => {
    const move = await startMove(context);
    const { home, away } = move.home;
    for (const name of ['ann', 'ben']) away.account(name);
    home.fault({ ...FOLLOW, kind: 'status', status: 418 });
    const people = request(['ann@away.example', 'ben@away.example']);
    const result = await move.run(people);
    assert.match(result.outcomes[0]?.why ?? '', /^error: .*418/);
    assert.deepEqual([result.outcomes[1]?.why, result.failed, result.stopped], ['followed', 1, null]);

    assert.equal((await move.run(people)).failed, 1, 'it stays failed');
    const accepted = await move.run({ ...people, acceptFailed: true });
    assert.deepEqual([accepted.failed, accepted.outcomes.length], [0, 0]);
    assert.equal((await move.run(people)).failed, 0, 'and stays accepted');
  });

  it('end the run after five in a row', async context => {
    const move = await startMove(context);
    const { home, away } = move.home;
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    for (const name of names) away.account(name);
    const fault = home.fault({ ...FOLLOW, kind: 'status', status: 418, times: Number.POSITIVE_INFINITY });
    const people = request(names.map((name): Address => `${name}@away.example`));
    const result = await move.run(people);
    assert.deepEqual([result.outcomes.length, result.left, result.stopped?.reason], [5, 2, 'errors']);
    fault.end();
    const retried = await move.run({ ...people, retryFailed: true });
    assert.deepEqual([retried.outcomes.length, retried.failed, retried.stopped], [7, 0, null]);
  });

  it('of a search fail their account without anything sent', async context => {
    const move = await startMove(context);
    const { home, away } = move.home;
    away.account('ann');
    home.fault({ path: /\/search/, kind: 'status', status: 418 });
    const result = await move.run(request(['ann@away.example']));
    assert.match(result.outcomes[0]?.why ?? '', /^error: .*418/);
    assert.equal(home.writes.length, 0);
    assert.deepEqual(move.story('follow:ann@away.example').length, 1, 'no intent');
  });
});

it('whoever is followed already is known by the relationships where the server does not list them', async context => {
  const move = await startMove(context);
  const { home, away, alice } = move.home;
  home.arrange(alice, away.account('ann'), { following: true });
  away.account('ben');
  home.fault({ path: /\/following/, kind: 'status', status: 500, times: Number.POSITIVE_INFINITY });
  const result = await move.run(request(['ann@away.example', 'ben@away.example']));
  assert.deepEqual(
    result.outcomes.map(({ why }) => why),
    ['already', 'followed'],
  );
  assert.deepEqual(
    home.writes.map(({ target }) => target),
    ['ben@away.example'],
  );
});
