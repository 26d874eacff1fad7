import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Address } from '../../../src/people/address.ts';
import { request, startMove } from '../relate/move.ts';
import { takeBack, words, writesSince } from './take-back.ts';

const ANN: readonly Address[] = ['ann@away.example'];

it('a follow that a block of this tool ended can be taken back once the block is', async context => {
  const move = await startMove(context);
  const { home, away, alice } = move.home;
  away.account('ann');
  await move.run(request(ANN));
  await move.run(request(ANN, { operation: 'block' }));
  const writes = home.writes.length;
  const early = await takeBack(move, 'follow');
  assert.deepEqual([early.plan.steps, early.plan.noted, early.result.outcomes], [[], [], []]);
  await takeBack(move, 'block');
  assert.deepEqual(words((await takeBack(move, 'follow')).result), ['unfollowed ann@away.example']);
  assert.deepEqual(writesSince(move, writes), [
    'unblock ann@away.example',
    'follow ann@away.example',
    'unfollow ann@away.example',
  ]);
  assert.deepEqual(home.following(alice), []);
});
