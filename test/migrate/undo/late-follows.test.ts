import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiError } from '../../../src/mastodon/errors.ts';
import type { Address } from '../../../src/people/address.ts';
import { SteppingClock } from '../../support/stepping-clock.ts';
import { Crash } from '../mortal-runs.ts';
import { MemoryAccount } from '../relate/memory-account.ts';
import { Move, request } from '../relate/move.ts';
import { takeBack, words } from './take-back.ts';

const PEOPLE: readonly Address[] = ['ann@away.example', 'ben@away.example'];
const HOUR = 3_600_000;

function start() {
  const clock = new SteppingClock();
  const account = new MemoryAccount(clock, PEOPLE, { importApi: 'gotosocial' });
  return { account, clock, move: new Move({ clock, open: async () => account }) };
}

/** Whom the server leaves out of relationships, as it does with suspended accounts. */
function suspend(account: MemoryAccount, ids: ReadonlySet<string>): void {
  const read = account.relationships.bind(account);
  account.relationships = async asked => await read(asked.filter(id => !ids.has(id)));
}

describe('undo of what an import may still do', () => {
  for (const dies of [false, true])
    it(`leaves it, says so, and takes it back later${dies ? ', also of a run that died' : ''}`, async () => {
      const { account, clock, move } = start();
      account.importMs = 5 * HOUR;
      const run = move.run(request(PEOPLE), {
        viaImport: true,
        ...(dies && { death: { at: 4, when: 'after' } }),
      });
      if (dies) await assert.rejects(run, Crash);
      else await run;
      clock.time += HOUR;
      const first = await takeBack(move, 'follow');
      assert.deepEqual([first.plan.steps.length, first.plan.leftOut.unclear], [0, 2]);
      clock.time += 5 * HOUR;
      const { plan, result } = await takeBack(move, 'follow');
      assert.deepEqual(words(result), ['unfollowed ann@away.example', 'unfollowed ben@away.example']);
      assert.equal(plan.leftOut.unclear, 0);
    });

  for (const [what, options] of [
    ['was refused', {}],
    ['never left', { death: { at: 3, when: 'before' } }],
  ] as const)
    it(`knows of one that ${what} that what stands is the person's`, async () => {
      const { account, move } = start();
      account.importCsv = async () => {
        throw new ApiError(413, 'HTTP 413');
      };
      const run = move.run(request(PEOPLE), { viaImport: true, ...options });
      if (what === 'never left') await assert.rejects(run, Crash);
      else assert.equal((await run).stopped?.reason, 'errors');
      const first = await takeBack(move, 'follow');
      assert.deepEqual([first.result.outcomes, first.plan.leftOut.unclear], [[], 0]);
      for (const address of PEOPLE) account.arrange(address, { following: true });
      const { result, plan } = await takeBack(move, 'follow');
      assert.deepEqual([result.outcomes, plan.leftOut.before], [[], 2]);
      assert.deepEqual(account.sent, []);
    });

  it("knows of an intent from the future, which came to nothing, that what stands later is the person's", async () => {
    const { account, clock, move } = start();
    await assert.rejects(move.run(request(PEOPLE), { death: { at: 1, when: 'after' } }), Crash);
    clock.time -= 24 * HOUR;
    await takeBack(move, 'follow');
    account.arrange('ann@away.example', { following: true });
    const { result } = await takeBack(move, 'follow');
    assert.deepEqual([result.outcomes, account.sent], [[], []]);
  });

  it('knows nothing unclear of what was followed one by one', async () => {
    const { move } = start();
    await assert.rejects(move.run(request(PEOPLE), { death: { at: 1, when: 'after' } }), Crash);
    assert.equal((await takeBack(move, 'follow')).plan.leftOut.unclear, 0);
  });
});

describe('undo of a follow of somebody who was gone when it was checked', () => {
  it('takes it back once they are there again, and leaves them alone before', async () => {
    const { account, move } = start();
    const gone = new Set(['1']);
    const follow = account.follow;
    suspend(account, gone);
    gone.clear();
    account.follow = async id => {
      gone.add('1');
      return await follow(id);
    };
    const { outcomes } = await move.run(request(['ann@away.example']));
    assert.deepEqual(
      outcomes.map(({ why }) => why),
      ['gone'],
    );
    const before = await takeBack(move, 'follow');
    assert.deepEqual([before.plan.steps, before.plan.noted, before.result.outcomes], [[], [], []]);
    gone.clear();
    assert.deepEqual(words((await takeBack(move, 'follow')).result), ['unfollowed ann@away.example']);
    assert.deepEqual((await takeBack(move, 'follow')).result.outcomes, []);
  });

  it('leaves a follow alone that the person made of somebody who had turned this one down', async () => {
    const { account, move } = start();
    const follow = account.follow;
    account.follow = async id => {
      const relation = await follow(id);
      account.arrange('ann@away.example', { following: false });
      return relation;
    };
    const { outcomes } = await move.run(request(['ann@away.example']));
    assert.equal(outcomes[0]?.why, 'refused');
    account.arrange('ann@away.example', { following: true });
    assert.deepEqual((await takeBack(move, 'follow')).plan.steps, []);
  });
});
