import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiError, UnclearError } from '../../../src/mastodon/errors.ts';
import type { RelateResult } from '../../../src/migrate/relate/types.ts';
import type { Address } from '../../../src/people/address.ts';
import { SteppingClock } from '../../support/stepping-clock.ts';
import { Crash } from '../mortal-runs.ts';
import { MemoryAccount } from './memory-account.ts';
import { Move, request } from './move.ts';

const PEOPLE: readonly Address[] = ['ann@away.example', 'ben@away.example', 'cat@away.example'];
const WITH_LIST = request(PEOPLE, { list: 'From Twitter' });
const LATE = new UnclearError('HTTP 504');

/** Carries out what a server is still at, once its time has come. */
class LateServer {
  readonly account: MemoryAccount;
  readonly move: Move<{ readonly clock: SteppingClock; open(): Promise<MemoryAccount> }>;
  readonly listWrites = (): string[] => this.account.sent.filter(each => /^(?:create|add) /.test(each));
  readonly #clock = new SteppingClock();
  #late: { readonly at: number; readonly act: () => Promise<unknown> } | null = null;

  constructor() {
    const account = new MemoryAccount(this.#clock, PEOPLE);
    const [lists, add] = [account.lists.bind(account), account.addToList.bind(account)];
    account.lists = async () => {
      await this.#arrive();
      return await lists();
    };
    const members = account.listMembers.bind(account);
    const arrive = () => this.#arrive();
    account.listMembers = async function* (listId) {
      await arrive();
      yield* members(listId);
    };
    account.addToList = async (listId, ids) => {
      await this.#arrive();
      await add(listId, ids);
    };
    this.account = account;
    this.move = new Move({ clock: this.#clock, open: async () => account });
  }

  /** A gateway gives up (504), or this tool dies, while the server goes on with it for so long. */
  delay(ms: number, act: () => Promise<unknown>, end: Error = LATE): never {
    this.#late = { at: this.#clock.now() + ms, act };
    throw end;
  }

  /** Runs, and lets the server finish whatever it is at. */
  async run(): Promise<RelateResult> {
    const result = await this.move.run(WITH_LIST);
    this.#clock.time += 600_000;
    await this.#arrive().catch(() => undefined);
    return result;
  }

  async #arrive(): Promise<void> {
    const late = this.#late;
    if (late === null || this.#clock.now() < late.at) return;
    this.#late = null;
    await late.act();
  }
}

describe('a server that goes on after its gateway gave up', () => {
  it('makes one list', async () => {
    const server = new LateServer();
    const { account } = server;
    const create = account.createList.bind(account);
    account.createList = async title => {
      account.createList = create;
      return server.delay(60_000, () => create(title));
    };
    const { list } = await server.run();
    assert.deepEqual([list?.created, list?.added], [true, 3]);
    assert.deepEqual(server.listWrites(), ['create From Twitter', `add ${PEOPLE.join(' ')}`]);
  });

  it('makes one list also when this tool died meanwhile', async () => {
    const server = new LateServer();
    const { account, move } = server;
    const create = account.createList.bind(account);
    account.createList = async title => {
      account.createList = create;
      return server.delay(60_000, () => create(title), new Crash('killed'));
    };
    await assert.rejects(move.run(WITH_LIST), Crash);
    const { list } = await server.run();
    assert.deepEqual([list?.created, list?.added], [true, 3]);
    assert.deepEqual(server.listWrites(), ['create From Twitter', `add ${PEOPLE.join(' ')}`]);
  });

  for (const ms of [3_000, 91_000])
    it(`adds everybody once, and refuses nobody, when that takes ${ms / 1000} s`, async () => {
      const server = new LateServer();
      const { account, move } = server;
      const add = account.addToList.bind(account);
      let sent = 0;
      account.addToList = async (listId, ids) => {
        sent += 1;
        if (sent === 1) return server.delay(ms, () => add(listId, ids));
        // The second arrives while the first is still at it, and loses.
        if (sent === 2) move.home.clock.time += 5_000;
        await add(listId, ids);
      };
      const { list, stopped } = await server.run();
      assert.deepEqual([list?.added, list?.refused, list?.unclear, stopped], [3, 0, 0, null]);
      assert.deepEqual(server.listWrites(), ['create From Twitter', `add ${PEOPLE.join(' ')}`]);
      for (const address of PEOPLE)
        assert.equal(move.story(`list-member:${list?.id}:${address}`).at(-1), 'done added');
    });

  it('adds everybody once also when this tool died meanwhile', async () => {
    const server = new LateServer();
    const { account, move } = server;
    const add = account.addToList.bind(account);
    account.addToList = async (listId, ids) => {
      account.addToList = add;
      return server.delay(60_000, () => add(listId, ids), new Crash('killed'));
    };
    await assert.rejects(move.run(WITH_LIST), Crash);
    const { list } = await server.run();
    assert.deepEqual([list?.added, list?.refused], [3, 0]);
    assert.deepEqual(server.listWrites(), ['create From Twitter', `add ${PEOPLE.join(' ')}`]);
  });
});

describe('a refusal of members', () => {
  it('does not halve what the list has by now', async () => {
    const server = new LateServer();
    const { account } = server;
    const add = account.addToList.bind(account);
    account.addToList = async (listId, ids) => {
      account.addToList = add;
      await add(listId, ids);
      throw new ApiError(422, 'taken');
    };
    const { list } = await server.run();
    assert.deepEqual([list?.added, list?.refused], [3, 0]);
  });
});
