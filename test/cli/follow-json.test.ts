import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import type {
  RelationOutcomeDocument,
  RelationPlanDocument,
  RelationResultDocument,
} from '../../src/report/published-types.ts';
import { relateWorld } from './relate-world.ts';

const Count = v.pipe(v.number(), v.integer());
const Address = v.custom<`${string}@${string}`>(value => /^[^@]+@[^@]+$/.test(String(value)));
const Operation = v.picklist(['follow', 'block', 'mute']);
const Person = {
  address: Address,
  twitter_id: v.nullable(v.string()),
  twitter_handle: v.nullable(v.string()),
  twitter_name: v.nullable(v.string()),
};

/** What scripts may build on; `satisfies` keeps it the published type. */
const Plan = v.strictObject({
  type: v.literal('plan'),
  operation: Operation,
  account: Address,
  server: v.strictObject({ host: v.string(), software: v.string(), version: v.string() }),
  people: v.array(v.strictObject(Person)),
  left_out: v.strictObject({
    follow_no: Count,
    unasked: Count,
    not_sure: Count,
    other_relation: Count,
    without_address: Count,
    self: Count,
    duplicates: Count,
    not_chosen: Count,
    already: Count,
    done: Count,
    skipped: Count,
    failed: Count,
    accepted: Count,
    beyond_max: Count,
  }),
  resuming: v.nullable(v.strictObject({ done: Count, failed: Count, left: Count })),
  limit: v.nullable(
    v.strictObject({
      per_window: Count,
      window_seconds: Count,
      finish_at: v.pipe(v.string(), v.isoTimestamp()),
    }),
  ),
  also_followed: v.array(Address),
  list: v.nullable(v.string()),
  import_files: v.array(v.strictObject({ file: v.string(), people: Count })),
}) satisfies v.GenericSchema<RelationPlanDocument>;

const Outcome = v.strictObject({
  type: v.literal('outcome'),
  ...Person,
  state: v.picklist(['done', 'skipped', 'failed', 'unknown']),
  word: v.string(),
  detail: v.exactOptional(v.string()),
  ended_follow: v.exactOptional(v.literal(true)),
}) satisfies v.GenericSchema<RelationOutcomeDocument>;

const Result = v.strictObject({
  type: v.literal('result'),
  operation: Operation,
  account: Address,
  run: v.string(),
  outcomes: v.record(v.string(), Count),
  later: v.array(v.strictObject({ address: v.string(), why: v.string() })),
  left: Count,
  failed: Count,
  pending: Count,
  stopped: v.nullable(v.string()),
  list: v.nullable(
    v.strictObject({
      title: v.string(),
      id: v.nullable(v.string()),
      created: v.boolean(),
      added: Count,
      already: Count,
      waiting: Count,
      refused: Count,
      unclear: Count,
      problem: v.nullable(v.string()),
    }),
  ),
  moved_file: v.nullable(v.string()),
}) satisfies v.GenericSchema<RelationResultDocument>;

describe('follow --json', () => {
  it('prints a line for the plan, for everybody, and for the end; nothing on stderr', async t => {
    const { away, folder, run } = await relateWorld(t);
    away.account('bob');
    away.account('dropped', { refusesFollows: true });
    away.account('dan').moveTo(away.account('dan2'));
    const cwd = await folder(
      t,
      ['bob', 'dan', 'dropped'].map(name => `${name}@away.example,yes`),
    );
    const { code, stdout, stderr } = await run(cwd, [
      'follow',
      'matches.csv',
      '-y',
      '--json',
      '--list',
      'Birds',
    ]);
    assert.equal(code, 0, stderr);
    assert.equal(stderr, '');
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    const plan = v.parse(Plan, lines[0]);
    assert.deepEqual(
      plan.people.map(({ address }) => address),
      ['bob@away.example', 'dan@away.example', 'dropped@away.example'],
    );
    const outcomes = lines.slice(1, -1).map(line => v.parse(Outcome, line));
    assert.deepEqual(
      outcomes.map(({ address, word, detail }) => [address, word, detail]),
      [
        ['bob@away.example', 'followed', undefined],
        ['dan@away.example', 'moved', 'dan2@away.example'],
        ['dropped@away.example', 'followed', undefined],
        ['dropped@away.example', 'refused', undefined],
      ],
    );
    const result = v.parse(Result, lines.at(-1));
    assert.deepEqual(result.outcomes, { followed: 1, moved: 1, refused: 1 });
    assert.equal(result.list?.added, 1);
  });

  it('prints one document with --dry-run', async t => {
    const { folder, run } = await relateWorld(t);
    const cwd = await folder(t, ['bob@away.example,yes']);
    const { code, stdout, stderr } = await run(cwd, ['follow', 'matches.csv', '-n', '--json']);
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(v.parse(Plan, JSON.parse(stdout)).people.length, 1);
  });
});
