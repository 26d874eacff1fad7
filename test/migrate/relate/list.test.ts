import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiError, UnclearError } from '../../../src/mastodon/errors.ts';
import type { Address } from '../../../src/people/address.ts';
import { SteppingClock } from '../../support/stepping-clock.ts';
import { Crash } from '../mortal-runs.ts';
import { MemoryAccount } from './memory-account.ts';
import { Move, request } from './move.ts';

const PEOPLE: readonly Address[] = ['ann@away.example', 'ben@away.example', 'cat@away.example'];
const DAN: Address = 'dan@away.example';
const WITH_LIST = request(PEOPLE, { list: 'From Twitter' });
const MADE_ONCE = ['create From Twitter', `add ${PEOPLE.join(' ')}`];

function start() {
  const clock = new SteppingClock();
  const account = new MemoryAccount(clock, [...PEOPLE, DAN]);
  const listWrites = (): string[] => account.sent.filter(each => /^(?:create|add) /.test(each));
  return { account, listWrites, move: new Move({ clock, open: async () => account }) };
}

describe('a list', () => {
  it('is made, and gets everybody who is followed, by whomever', async () => {
    const { account, move, listWrites } = start();
    account.arrange(DAN, { following: true });
    const { list } = await move.run(request([...PEOPLE, DAN], { list: 'From  Twitter ' }));
    assert.ok(list);
    assert.deepEqual(
      [list.title, list.created, list.added, list.already, list.waiting, list.refused],
      ['From Twitter', true, 4, 0, 0, 0],
    );
    assert.deepEqual(listWrites(), ['create From Twitter', `add ${PEOPLE.join(' ')} ${DAN}`]);
    assert.deepEqual(move.story('list:from twitter'), ['intent', 'done created']);
    assert.deepEqual(move.story(`list-member:${list.id}:ann@away.example`), ['intent', 'done added']);
  });

  it('is found again, and nobody is put into it twice', async () => {
    const { move, listWrites } = start();
    await move.run(WITH_LIST);
    const { list } = await move.run(WITH_LIST);
    assert.deepEqual([list?.created, list?.added, list?.already], [true, 0, 3]);
    assert.deepEqual(listWrites(), MADE_ONCE);
  });

  it('of the person is used, whatever its letters, and is not ours', async () => {
    const { account, move } = start();
    const theirs = await account.createList('FROM twitter');
    const { list } = await move.run(WITH_LIST);
    assert.deepEqual([list?.id, list?.created, list?.added], [theirs.id, false, 3]);
    assert.deepEqual(move.story('list:from twitter'), ['done found']);
  });

  it('waits for those who have yet to approve', async () => {
    const { account, move } = start();
    account.arrange(DAN, { requested: true });
    account.arrange('ann@away.example', { following: true });
    const people = request(['ann@away.example', DAN], { list: 'From Twitter' });
    const first = await move.run(people);
    assert.deepEqual([first.list?.added, first.list?.waiting], [1, 1]);
    account.arrange(DAN, { requested: false, following: true });
    const second = await move.run(people);
    assert.deepEqual([second.list?.added, second.list?.already, second.list?.waiting], [1, 1, 0]);
  });

  it('leaves out who was taken out of it by hand', async () => {
    const { account, move } = start();
    const { list } = await move.run(WITH_LIST);
    assert.ok(list?.id);
    await account.removeFromList(list.id, ['1']);
    const again = await move.run(WITH_LIST);
    assert.deepEqual([again.list?.added, again.list?.already], [0, 3]);
  });

  it('that was taken away by hand is made anew', async () => {
    const { account, move } = start();
    const first = await move.run(WITH_LIST);
    assert.ok(first.list?.id);
    await account.deleteList(first.list.id);
    const { list } = await move.run(WITH_LIST);
    assert.deepEqual([list?.created, list?.added], [true, 3]);
  });

  it('that cannot be made is a failure, and the follows are done', async () => {
    const { account, move } = start();
    const create = account.createList.bind(account);
    account.createList = async () => {
      throw new ApiError(422, 'HTTP 422');
    };
    const result = await move.run(WITH_LIST);
    assert.deepEqual([result.list?.id, result.failed, result.outcomes.length], [null, 1, 3]);
    assert.equal(result.list?.problem, 'HTTP 422');
    account.createList = create;
    const again = await move.run(WITH_LIST);
    assert.deepEqual([again.list?.created, again.list?.added, again.failed], [true, 3, 0]);
  });
});

describe('filling a list', () => {
  for (const when of ['before', 'after'] as const)
    it(`that dies ${when} any entry is on the disk is resumed: one list, nobody twice`, async () => {
      // The plan, the follows and the check come first.
      const first = 1 + 2 * PEOPLE.length + 1;
      for (let at = first; at < first + 2 + 2 * PEOPLE.length; at += 1) {
        const { move, listWrites } = start();
        await assert.rejects(move.run(WITH_LIST, { death: { at, when } }), Crash);
        const { list } = await move.run(WITH_LIST);
        assert.deepEqual(listWrites(), MADE_ONCE, `entry ${at}`);
        assert.equal(list?.created, true, `entry ${at}`);
        for (const address of PEOPLE)
          assert.equal(move.story(`list-member:${list.id}:${address}`).at(-1), 'done added', `entry ${at}`);
      }
    });

  for (const acts of [true, false])
    it(`asks the list after an unclear answer of a request that ${acts ? 'arrived' : 'was lost'}`, async () => {
      const { account, move, listWrites } = start();
      const [create, add] = [account.createList.bind(account), account.addToList.bind(account)];
      account.createList = async title => {
        account.createList = create;
        if (acts) await create(title);
        throw new UnclearError('the connection was reset');
      };
      account.addToList = async (id, ids) => {
        account.addToList = add;
        if (acts) await add(id, ids);
        throw new UnclearError('the connection was reset');
      };
      const { list, failed } = await move.run(WITH_LIST);
      assert.deepEqual([list?.created, list?.added, list?.unclear, failed], [true, 3, 0, 0]);
      assert.deepEqual(listWrites(), MADE_ONCE);
    });

  it('goes down to the one that the server will not have', async () => {
    const { account, move } = start();
    const add = account.addToList.bind(account);
    account.addToList = async (id, ids) => {
      if (ids.includes('2')) throw new ApiError(422, 'HTTP 422');
      await add(id, ids);
    };
    const { list } = await move.run(WITH_LIST);
    assert.deepEqual([list?.added, list?.refused], [2, 1]);
    account.addToList = add;
    const again = await move.run(WITH_LIST);
    assert.deepEqual([again.list?.added, again.list?.already], [1, 2]);
  });

  it('stops where the server will have nobody', async () => {
    const { account, move } = start();
    account.addToList = async () => {
      throw new ApiError(404, 'HTTP 404');
    };
    const result = await move.run(WITH_LIST);
    assert.deepEqual([result.outcomes.length, result.list, result.stopped?.reason], [3, null, 'errors']);
  });

  it('takes forty at a time', async () => {
    const many = Array.from({ length: 95 }, (_, index): Address => `p${index}@away.example`);
    const clock = new SteppingClock();
    const account = new MemoryAccount(clock, many);
    const move = new Move({ clock, open: async () => account });
    const { list } = await move.run(request(many, { list: 'All' }));
    assert.equal(list?.added, 95);
    const sizes = account.sent
      .filter(each => each.startsWith('add '))
      .map(each => each.split(' ').length - 1);
    assert.deepEqual(sizes, [40, 40, 15]);
  });
});
