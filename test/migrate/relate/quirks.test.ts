import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Address } from '../../../src/people/address.ts';
import type { MastodonOptions } from '../../support/fediverse/mastodon-host.ts';
import { Crash } from '../mortal-runs.ts';
import { request, startMove } from './move.ts';

type Software = NonNullable<MastodonOptions['software']>;

const PEOPLE: readonly Address[] = ['ann@away.example', 'ben@away.example'];

/** Every change on the server, by its own log. */
function changes(move: Awaited<ReturnType<typeof startMove>>): [string, boolean][] {
  return move.home.home.writes.map(({ op, target, isNew }) => [`${op} ${target}`, isNew]);
}

const EACH_ONCE = PEOPLE.map((address): [string, boolean] => [`follow ${address}`, true]);

describe('following from', () => {
  for (const software of ['gotosocial', 'akkoma', 'hollo', 'sharkey', 'snac'] as const satisfies Software[])
    it(`${software} resumes behind a run that died before it wrote down a follow`, async context => {
      const move = await startMove(context, { software });
      const { home, away, alice } = move.home;
      away.account('ann');
      away.account('ben');
      home.arrange(alice, away.account('old'), { following: true });
      const people = request([...PEOPLE, 'old@away.example', 'nobody@away.example']);
      await assert.rejects(move.run(people, { death: { at: 2, when: 'before' } }), Crash);
      const result = await move.run(people);
      assert.deepEqual([result.left, result.failed, result.stopped], [0, 0, null]);
      assert.deepEqual(changes(move), EACH_ONCE);
      assert.equal(move.story('follow:nobody@away.example').at(-1), 'skipped unknown');
      for (const address of PEOPLE) assert.equal(move.story(`follow:${address}`).at(-1), 'done followed');
    });
});

describe('the import API of', () => {
  for (const software of ['gotosocial', 'akkoma'] as const satisfies Software[])
    for (const [operation, op] of [
      ['follow', 'followed'],
      ['block', 'blocked'],
      ['mute', 'muted'],
    ] as const)
      it(`${software} takes those to ${operation}`, async context => {
        const move = await startMove(context, { software });
        const { home, away } = move.home;
        away.account('ann');
        away.account('ben');
        const people = request([...PEOPLE, 'nobody@away.example'], { operation });
        const result = await move.run(people, { viaImport: true });
        assert.deepEqual(
          result.outcomes.map(each => each.why),
          [op, op, 'unknown'],
        );
        assert.deepEqual([result.pending, result.left, result.failed], [0, 0, 0]);
        assert.deepEqual(
          home.writes.map(each => [each.op, each.target]),
          PEOPLE.map(address => [operation, address]),
        );
        assert.equal((await move.run(people, { viaImport: true })).outcomes.length, 0);
      });
});
