import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Address } from '../../../src/people/address.ts';
import { Crash } from '../mortal-runs.ts';
import { type Move, request, startMove } from './move.ts';

const NAMES = ['ann', 'ben', 'cat'] as const;
const PEOPLE = NAMES.map((name): Address => `${name}@away.example`);
const WITH_LIST = request(PEOPLE, { list: 'From Twitter' });

async function startWithPeople(context: Parameters<typeof startMove>[0]): Promise<Move> {
  const move = await startMove(context);
  for (const name of NAMES) move.home.away.account(name);
  return move;
}

/** What happened to lists, by the server's own log. */
function listWrites({ home: { home } }: Move): string[] {
  return home.writes.flatMap(({ op, target }) => (op.startsWith('list-') ? [`${op} ${target}`] : []));
}

const MADE_ONCE = ['list-create From Twitter', ...PEOPLE.map(each => `list-add From Twitter: ${each}`)];

describe('a list', () => {
  it('is made, and gets everybody who is followed, by whomever', async context => {
    const move = await startWithPeople(context);
    const { home, away, alice } = move.home;
    home.arrange(alice, away.account('dan'), { following: true });
    const result = await move.run({ ...request([...PEOPLE, 'dan@away.example']), list: 'From  Twitter ' });
    const { list } = result;
    assert.ok(list);
    assert.deepEqual(
      [list.title, list.created, list.added, list.already, list.waiting, list.refused],
      ['From Twitter', true, 4, 0, 0, 0],
    );
    assert.deepEqual(listWrites(move), [...MADE_ONCE, 'list-add From Twitter: dan@away.example']);
    assert.deepEqual(move.story('list:from twitter'), ['intent', 'done created']);
    assert.deepEqual(move.story(`list-member:${list.id}:ann@away.example`), ['intent', 'done added']);
  });

  it('waits for those who have yet to approve', async context => {
    const move = await startWithPeople(context);
    const { home, away, alice } = move.home;
    const shy = away.account('shy', { locked: true });
    const people = request([...PEOPLE, 'shy@away.example'], { list: 'From Twitter' });
    const first = await move.run(people);
    assert.deepEqual([first.list?.added, first.list?.waiting], [3, 1]);
    home.decide(alice, shy, true);
    const second = await move.run(people);
    assert.deepEqual([second.list?.added, second.list?.already, second.list?.waiting], [1, 3, 0]);
  });
});

describe('filling a list', () => {
  for (const when of ['before', 'after'] as const)
    it(`that dies ${when} any entry is on the disk is resumed: one list, nobody twice`, async context => {
      // The plan, the follows and the check come first.
      const first = 1 + 2 * PEOPLE.length + 1;
      for (let at = first; at < first + 2 + 2 * PEOPLE.length; at += 1) {
        const move = await startWithPeople(context);
        await assert.rejects(move.run(WITH_LIST, { death: { at, when } }), Crash);
        const { list } = await move.run(WITH_LIST);
        assert.deepEqual(listWrites(move), MADE_ONCE, `entry ${at}`);
        assert.equal(list?.created, true, `entry ${at}`);
        for (const address of PEOPLE)
          assert.equal(move.story(`list-member:${list.id}:${address}`).at(-1), 'done added', `entry ${at}`);
      }
    });

  for (const kind of ['timeout-before', 'timeout-after', 'reset-after', 'torn'] as const) {
    it(`makes one list when the answer is lost by ${kind}`, async context => {
      const move = await startWithPeople(context);
      const fault = move.home.home.fault({ method: 'POST', path: /\/lists$/, kind });
      const { list } = await move.run(WITH_LIST);
      assert.deepEqual([fault.hits, list?.created, list?.added], [1, true, 3]);
      assert.deepEqual(listWrites(move), MADE_ONCE);
    });

    it(`adds everybody once when the answer is lost by ${kind}`, async context => {
      const move = await startWithPeople(context);
      const fault = move.home.home.fault({ method: 'POST', path: /\/lists\/[^/]+\/accounts/, kind });
      const { list } = await move.run(WITH_LIST);
      assert.deepEqual([fault.hits, list?.added, list?.unclear], [1, 3, 0]);
      assert.deepEqual(listWrites(move), MADE_ONCE);
    });
  }

  it('goes down to the one that the server will not have', async context => {
    const move = await startWithPeople(context);
    const { home } = move.home;
    // All three, then the first two, then the first.
    home.fault({ method: 'POST', path: /\/lists\/[^/]+\/accounts/, kind: 'status', status: 422, times: 3 });
    const { list } = await move.run(WITH_LIST);
    assert.deepEqual([list?.added, list?.refused], [2, 1]);
    const again = await move.run(WITH_LIST);
    assert.deepEqual([again.list?.added, again.list?.already], [1, 2]);
    assert.deepEqual(listWrites(move).sort(), [...MADE_ONCE].sort());
  });
});
