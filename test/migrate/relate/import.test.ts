import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiError, UnclearError } from '../../../src/mastodon/errors.ts';
import type { Quirks } from '../../../src/mastodon/types.ts';
import type { RelateEvent } from '../../../src/migrate/relate/types.ts';
import type { Address } from '../../../src/people/address.ts';
import { SteppingClock } from '../../support/stepping-clock.ts';
import { Crash } from '../mortal-runs.ts';
import { MemoryAccount } from './memory-account.ts';
import { Move, request } from './move.ts';

const PEOPLE: readonly Address[] = ['ann@away.example', 'ben@away.example', 'cat@away.example'];
const VIA = { viaImport: true } as const;

function start(quirks: Partial<Quirks> = { importApi: 'gotosocial' }) {
  const clock = new SteppingClock();
  const account = new MemoryAccount(clock, PEOPLE, quirks);
  return { account, move: new Move({ clock, open: async () => account }) };
}

const FILE = [
  'import Account address,Show boosts,Notify on new posts,Languages',
  'ann@away.example,true,false,',
  'cat@away.example,true,false,',
  '',
].join('\n');

describe('an import', () => {
  it('is one file of those who have to be followed, and the relationships say what came of it', async () => {
    const { account, move } = start();
    account.arrange('ben@away.example', { following: true });
    const result = await move.run(request([...PEOPLE, 'nobody@away.example']), VIA);
    assert.deepEqual(
      result.outcomes.map(({ wanted, why }) => [wanted.address, why]),
      [
        ['ann@away.example', 'followed'],
        ['cat@away.example', 'followed'],
        ['nobody@away.example', 'unknown'],
      ],
    );
    assert.deepEqual(account.sent, [FILE]);
    assert.deepEqual([result.pending, result.left, result.failed], [0, 0, 0]);
    assert.deepEqual(move.story('follow:ann@away.example'), ['intent', 'done followed']);
  });

  it('has a form of its own for blocks and mutes', async () => {
    const { account, move } = start({ importApi: 'akkoma' });
    const people = PEOPLE.slice(0, 1);
    const blocked = await move.run(request(people, { operation: 'block' }), VIA);
    const muted = await move.run(request(people, { operation: 'mute', hideNotifications: false }), VIA);
    assert.deepEqual([blocked.outcomes[0]?.why, muted.outcomes[0]?.why], ['blocked', 'muted']);
    assert.deepEqual(account.sent, [
      'import Account address\nann@away.example\n',
      'import Account address,Hide notifications\nann@away.example,false\n',
    ]);
  });

  it('that takes long is pending, and the next run sees its end without sending anything', async () => {
    const { account, move } = start();
    account.importMs = 3_600_000;
    const first = await move.run(request(PEOPLE), VIA);
    assert.deepEqual([first.pending, first.left, first.failed, first.outcomes.length], [3, 0, 0, 0]);
    account.importMs = 0;
    const second = await move.run(request(PEOPLE), VIA);
    assert.deepEqual([second.pending, second.outcomes.length, account.sent.length], [0, 0, 1]);
    assert.equal(move.story('follow:ann@away.example').at(-1), 'done followed');
  });

  it('that is interrupted while it is waited for counts those as pending of whom nothing was seen', async () => {
    for (const [type, pending] of [
      ['imported', 3],
      ['decided', 1],
    ] as const) {
      const { account, move } = start();
      account.neverImported.add('ben@away.example');
      const stop = new AbortController();
      const onEvent = (event: RelateEvent) => event.type === type && stop.abort(new Error('Ctrl-C'));
      const result = await move.run(request(PEOPLE), { ...VIA, stop, onEvent });
      assert.equal(result.stopped?.reason, 'interrupted');
      assert.deepEqual([result.outcomes.length, result.pending, result.left], [3 - pending, pending, 0]);
    }
  });

  it('that is interrupted before it is handed over leaves all of them', async () => {
    const { account, move } = start();
    const stop = new AbortController();
    const onEvent = (event: RelateEvent) => event.type === 'resolving' && stop.abort(new Error('Ctrl-C'));
    const result = await move.run(request(PEOPLE), { ...VIA, stop, onEvent });
    assert.deepEqual([result.pending, result.left, account.sent.length], [0, 3, 0]);
  });

  it('that takes hours is only looked at, whoever asks meanwhile, and what comes of it is our doing', async () => {
    const { account, move } = start();
    const hour = 3_600_000;
    account.importMs = 10 * hour;
    await move.run(request(PEOPLE), VIA);
    for (let asked = 0; asked < 3; asked += 1) {
      move.home.clock.time += 2 * hour;
      const { pending, outcomes } = await move.run(request(PEOPLE), VIA);
      assert.deepEqual([pending, outcomes.length, account.sent.length], [3, 0, 1]);
    }
    move.home.clock.time += 5 * hour;
    assert.equal((await move.run(request(PEOPLE), VIA)).pending, 0);
    assert.deepEqual(move.story('follow:ann@away.example'), ['intent', 'unknown pending', 'done followed']);
    assert.equal(account.sent.length, 1);
  });

  it('of others leaves those alone who are pending', async () => {
    const { account, move } = start();
    account.neverImported.add('ben@away.example');
    await move.run(request(['ben@away.example']), VIA);
    const second = await move.run(request(PEOPLE), VIA);
    assert.deepEqual([second.outcomes.map(({ why }) => why), second.pending], [['followed', 'followed'], 1]);
    assert.equal(account.sent.at(-1), FILE);
    assert.deepEqual(move.story('follow:ben@away.example'), ['intent', 'unknown pending']);
  });

  it('that leaves somebody out for a day is handed over once more, and was refused if that is for nothing', async () => {
    const { account, move } = start();
    account.neverImported.add('ben@away.example');
    assert.equal((await move.run(request(PEOPLE), VIA)).pending, 1);
    move.home.clock.time += 24 * 3_600_000;
    const second = await move.run(request(PEOPLE), VIA);
    assert.deepEqual([second.pending, second.outcomes[0]?.why, account.sent.length], [0, 'refused', 2]);
    assert.equal((await move.run(request(PEOPLE), VIA)).outcomes.length, 0);
  });

  it('that a clock dated that was days ahead is not waited for until then', async () => {
    const { account, move } = start();
    account.neverImported.add('ben@away.example');
    move.home.clock.time += 30 * 24 * 3_600_000;
    assert.equal((await move.run(request(PEOPLE), VIA)).pending, 1);
    move.home.clock.time -= 30 * 24 * 3_600_000;
    const second = await move.run(request(PEOPLE), VIA);
    assert.deepEqual([second.pending, second.outcomes[0]?.why, account.sent.length], [0, 'refused', 2]);
  });

  it('whose answer is unclear is judged by the relationships', async () => {
    const { account, move } = start();
    const send = account.importCsv.bind(account);
    account.importCsv = async (operation, csv) => {
      await send(operation, csv);
      throw new UnclearError('the connection was reset');
    };
    const result = await move.run(request(PEOPLE), VIA);
    assert.deepEqual([result.outcomes.length, result.pending, result.stopped], [3, 0, null]);
    assert.deepEqual(move.story('import:follow/run-1'), ['intent', 'unknown unclear']);
  });

  it('that is refused ends the run; the next one tries everybody again', async () => {
    const { account, move } = start();
    const send = account.importCsv.bind(account);
    account.importCsv = async () => {
      throw new ApiError(413, 'HTTP 413');
    };
    const first = await move.run(request(PEOPLE), VIA);
    assert.deepEqual([first.stopped?.reason, first.left, first.outcomes.length], ['errors', 3, 0]);
    account.importCsv = send;
    assert.equal((await move.run(request(PEOPLE), VIA)).outcomes.length, 3);
  });

  it('that dies at any entry is resumed, and nobody is lost', async () => {
    for (let at = 0; at < 1 + PEOPLE.length + 2 + PEOPLE.length; at += 1) {
      const { account, move } = start();
      await assert.rejects(
        move.run(request(PEOPLE), { ...VIA, death: { at, when: 'before' } }),
        Crash,
        `${at}`,
      );
      const result = await move.run(request(PEOPLE), VIA);
      assert.deepEqual([result.pending, result.failed, result.left], [0, 0, 0]);
      for (const address of PEOPLE) {
        assert.equal(move.story(`follow:${address}`).at(-1), 'done followed', `entry ${at}`);
      }
      assert.ok(account.sent.length <= 2, 'a file at most twice');
    }
  });
});

describe('a server without blocks apart from mutes', () => {
  it('knows a block as a mute', async () => {
    const { account, move } = start({ hasBlocks: false });
    const people = request(PEOPLE.slice(0, 1), { operation: 'block' });
    assert.deepEqual((await move.run(people)).outcomes[0]?.why, 'blocked');
    assert.deepEqual(account.sent, ['block ann@away.example']);
  });
});
