import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Item, RecordState } from '../../../src/journal/types.ts';
import { planRelations, type RelationPlanInput } from '../../../src/migrate/relate/plan.ts';
import type { RelateRequest, RelationPlan } from '../../../src/migrate/relate/types.ts';
import type { Address } from '../../../src/people/address.ts';
import { request } from './move.ts';

const SELF = 'me@home.example';
const BOB = 'bob@b.example';

/** What the journal says of somebody's follow. */
function item(address: string, state: RecordState, changes: Partial<Item> = {}): [string, Item] {
  const subject = `follow:${address}`;
  return [
    subject,
    {
      subject,
      generation: 0,
      op: 'follow',
      state,
      before: null,
      payload: null,
      idem: null,
      id: '7',
      url: null,
      why: null,
      run: 'earlier',
      at: '2026-01-01T00:00:00.000Z',
      undo: null,
      undoAt: null,
      wasDone: state === 'done',
      ...changes,
    },
  ];
}

function plan(what: RelateRequest, rest: Partial<RelationPlanInput> = {}): RelationPlan {
  return planRelations({ request: what, self: SELF, items: new Map(), existing: null, ...rest });
}

/** Who is tried, and every reason that counts anybody. */
function sorted({ steps, leftOut }: RelationPlan): [string[], Record<string, number>] {
  const reasons = Object.entries(leftOut).filter(([, count]) => count > 0);
  return [steps.map(step => step.key), Object.fromEntries(reasons)];
}

describe('a plan', () => {
  it('keeps the order, and leaves out oneself and whoever was named before', () => {
    const people: Address[] = ['Zoe@z.example', BOB, 'Me@home.example', 'BOB@b.example', 'al@a.example'];
    assert.deepEqual(sorted(plan(request(people))), [
      ['follow:zoe@z.example#0', 'follow:bob@b.example#0', 'follow:al@a.example#0'],
      { self: 1, duplicates: 1 },
    ]);
  });

  it('leaves out those followed already, and remembers their ids', () => {
    const made = plan(request(['Bob@b.example']), { existing: new Map([[BOB, '12']]) });
    assert.deepEqual(sorted(made), [[], { already: 1 }]);
    assert.deepEqual(
      made.already.map(({ id, key }) => [id, key]),
      [['12', null]],
    );
    assert.equal(made.existing, 1);
  });

  it('tries nobody but those that were named, and says who was not there', () => {
    const made = plan(request([BOB, 'al@a.example'], { only: ['BOB@b.example', 'nobody@n.example'] }));
    assert.deepEqual(sorted(made), [['follow:bob@b.example#0'], { notChosen: 1 }]);
    assert.deepEqual(made.missing, ['nobody@n.example']);
    assert.equal(made.undecided, 2, 'the others are still to come');
  });

  it('leaves what is beyond the maximum for later', () => {
    const made = plan(request(['a@a.example', 'b@a.example', 'c@a.example'], { max: 2 }));
    assert.deepEqual(sorted(made), [['follow:a@a.example#0', 'follow:b@a.example#0'], { beyondMax: 1 }]);
    assert.equal(made.undecided, 3);
  });

  const cases: readonly {
    readonly name: string;
    readonly item: [RecordState, Partial<Item>?];
    readonly asked?: Partial<RelateRequest>;
    readonly followed?: true;
    readonly expected: [string[], Record<string, number>];
  }[] = [
    { name: 'an intent that was never sent', item: ['intent'], expected: [[`follow:${BOB}#0`], {}] },
    { name: 'what stayed unclear', item: ['unknown'], expected: [[`follow:${BOB}#0`], {}] },
    { name: 'what is done', item: ['done'], expected: [[], { done: 1 }] },
    {
      name: 'what is done, though the server lists it',
      item: ['done'],
      followed: true,
      expected: [[], { done: 1 }],
    },
    {
      name: 'what was skipped',
      item: ['skipped', { why: 'gone' }],
      asked: { retryFailed: true },
      expected: [[], { skipped: 1 }],
    },
    {
      name: 'what was skipped, named and asked for again',
      item: ['skipped', { why: 'gone' }],
      asked: { retryFailed: true, only: [BOB] },
      expected: [[`follow:${BOB}#0`], {}],
    },
    {
      name: 'who was followed before',
      item: ['skipped', { why: 'already' }],
      expected: [[], { already: 1 }],
    },
    { name: 'what failed', item: ['failed', { why: 'unreachable' }], expected: [[], { failed: 1 }] },
    {
      name: 'what failed and was accepted in an earlier run',
      item: ['skipped', { why: 'accepted: unreachable' }],
      expected: [[], { accepted: 1 }],
    },
    {
      name: 'what failed and is tried again',
      item: ['failed', { why: 'unreachable' }],
      asked: { retryFailed: true },
      expected: [[`follow:${BOB}#0`], {}],
    },
    {
      name: 'what was taken back',
      item: ['done', { generation: 3, undo: 'done' }],
      expected: [[`follow:${BOB}#4`], {}],
    },
    {
      name: 'what is being taken back',
      item: ['done', { undo: 'intent' }],
      expected: [[], { done: 1 }],
    },
  ];
  for (const {
    name,
    item: [state, changes],
    asked,
    followed,
    expected,
  } of cases)
    it(`by the journal: ${name}`, () => {
      const items = new Map([item(BOB, state, changes)]);
      const existing = followed ? new Map([[BOB, '12']]) : null;
      assert.deepEqual(sorted(plan(request([BOB], asked), { items, existing })), expected);
    });

  it('accepts what failed, with why', () => {
    const items = new Map([item(BOB, 'failed', { why: 'unreachable' })]);
    const made = plan(request([BOB], { acceptFailed: true }), { items });
    assert.deepEqual(sorted(made), [[], { accepted: 1 }]);
    assert.deepEqual(made.accepted, [{ key: `follow:${BOB}#0`, why: 'unreachable' }]);
  });

  it('knows no failure of somebody who is followed by now', () => {
    const items = new Map([item(BOB, 'failed', { why: 'unreachable' })]);
    const made = plan(request([BOB]), { items, existing: new Map([[BOB, '12']]) });
    assert.deepEqual(sorted(made), [[], { already: 1 }]);
    assert.equal(made.already[0]?.key, `follow:${BOB}#0`);
  });

  it('says how far an earlier run came', () => {
    const items = new Map([item('a@a.example', 'done'), item('b@a.example', 'failed')]);
    const people = request(['a@a.example', 'b@a.example', 'c@a.example', 'd@a.example'], { max: 1 });
    assert.deepEqual(plan(people, { items }).resuming, { done: 1, failed: 1, left: 2 });
    assert.equal(plan(people).resuming, null);
  });
});
