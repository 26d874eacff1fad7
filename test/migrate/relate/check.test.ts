import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Address } from '../../../src/people/address.ts';
import { SteppingClock } from '../../support/stepping-clock.ts';
import { MemoryAccount } from './memory-account.ts';
import { Move, request } from './move.ts';

const PEOPLE: readonly Address[] = ['ann@away.example', 'ben@away.example'];

function start() {
  const clock = new SteppingClock();
  const account = new MemoryAccount(clock, PEOPLE);
  return { account, clock, move: new Move({ clock, open: async () => account }) };
}

describe('the look at what became of follows', () => {
  it('looks a second time before it calls somebody refused: servers may be slow to show a follow', async () => {
    const { account, clock, move } = start();
    const follow = account.follow;
    let showsAt = Number.POSITIVE_INFINITY;
    account.follow = async id => {
      const relation = await follow(id);
      account.arrange('ann@away.example', { following: false });
      showsAt = clock.now() + 20_000;
      return relation;
    };
    const read = account.relationships.bind(account);
    account.relationships = async ids => {
      if (clock.now() >= showsAt) account.arrange('ann@away.example', { following: true });
      return await read(ids);
    };
    const { outcomes } = await move.run(request(['ann@away.example']));
    assert.equal(outcomes[0]?.why, 'followed');
    assert.deepEqual(move.story('follow:ann@away.example'), ['intent', 'done followed']);
  });

  it('asks singly for whom a batch leaves out before it calls them gone', async () => {
    const { account, move } = start();
    const read = account.relationships.bind(account);
    const sent = account.sent;
    account.relationships = async ids => {
      const all = await read(ids);
      return sent.length > 0 && ids.length > 1 ? all.filter(({ id }) => id !== '1') : all;
    };
    const { outcomes } = await move.run(request(PEOPLE));
    assert.deepEqual(
      outcomes.map(({ why }) => why),
      ['followed', 'followed'],
    );
  });

  it('does not wait for what an earlier run did', async () => {
    const { account, clock, move } = start();
    await move.run(request(['ann@away.example']));
    account.arrange('ann@away.example', { following: false, requested: true });
    const { journal } = await move.tools({});
    await journal.append({ key: 'follow:ann@away.example#0', op: 'follow', state: 'done', why: 'requested' });
    account.arrange('ann@away.example', { requested: false });
    clock.time += 3_600_000;
    clock.slept.length = 0;
    const { later } = await move.run(request(['ann@away.example']));
    assert.deepEqual([later.map(({ why }) => why), clock.slept], [['refused'], []]);
  });
});
