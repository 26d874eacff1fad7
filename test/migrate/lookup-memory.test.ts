import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { LockedError } from '../../src/journal/errors.ts';
import { openLookupMemory } from '../../src/migrate/lookup-memory.ts';
import type { LookupFailed, LookupMoved } from '../../src/people/types.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const DAY_MS = 86_400_000;
const ALICE: LookupMoved = {
  address: 'Alice@social.example',
  at: '2026-01-01T00:00:00.000Z',
  status: 'moved',
  canonical: 'alice@new.example',
  movedFrom: 'alice@social.example',
  software: 'mastodon',
  profile: {
    url: 'https://new.example/@alice',
    twitter: ['alice', 'id:12'],
    bot: false,
    memorial: false,
    suspended: false,
  },
  why: null,
};
const GONE: LookupFailed = {
  ...ALICE,
  status: 'gone',
  canonical: null,
  movedFrom: null,
  software: null,
  profile: null,
  why: 'it is gone',
};

let root = '';

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'oxpecker-memory-'));
});
after(() => rm(root, { recursive: true }));

const newFolder = () => mkdtemp(join(root, 'run-'));

test('a lookup is remembered, in this run and the next, in any case of its address', async () => {
  const folder = await newFolder();
  const clock = new VirtualClock();
  const memory = await openLookupMemory(folder, '12', clock);
  assert.equal(memory.recall('alice@social.example', DAY_MS), undefined);
  await memory.remember(ALICE);
  assert.deepEqual(memory.recall('ALICE@social.example', DAY_MS), ALICE);
  await memory.close();

  const next = await openLookupMemory(folder, '12', clock);
  assert.deepEqual(next.recall('alice@social.example', DAY_MS), ALICE);
  assert.equal(next.recall('bob@social.example', DAY_MS), undefined);
  await next.close();
});

test('the last lookup of an address counts, for as long as it is young enough', async () => {
  const folder = await newFolder();
  const clock = new VirtualClock(Date.parse(ALICE.at) + 3 * DAY_MS);
  const memory = await openLookupMemory(folder, '12', clock);
  await memory.remember(ALICE);
  assert.equal(memory.recall(ALICE.address, 3 * DAY_MS - 1), undefined);
  assert.deepEqual(memory.recall(ALICE.address, 3 * DAY_MS), ALICE);
  const later = { ...GONE, at: '2026-01-03T00:00:00.000Z' };
  await memory.remember(later);
  assert.deepEqual(memory.recall(ALICE.address, DAY_MS), later);
  await memory.close();
  const next = await openLookupMemory(folder, '12', clock);
  assert.deepEqual(next.recall(ALICE.address, DAY_MS), later);
  await next.close();
});

test('damaged and foreign lines are passed over: what they held is asked again', async () => {
  const folder = await newFolder();
  const clock = new VirtualClock();
  const memory = await openLookupMemory(folder, '12', clock);
  await memory.remember(ALICE);
  await memory.close();
  const path = join(folder, 'lookups.jsonl');
  const bob = { ...GONE, address: 'bob@social.example' };
  const odd = [
    '{"address":',
    '[]',
    '"alice"',
    ...[
      { status: 'lost' },
      { at: 'yesterday' },
      { address: 'nobody' },
      { profile: { twitter: 'x' } },
      { why: 7 },
      { canonical: 'alice@new.example' },
      { status: 'found', bare: true },
    ].map(change => JSON.stringify({ ...GONE, ...change })),
    JSON.stringify({ ...bob, more: 'from a later version' }),
    '{"address":"torn@social',
  ];
  await appendFile(path, odd.join('\n'));

  const next = await openLookupMemory(folder, '12', clock);
  assert.deepEqual(next.recall(ALICE.address, DAY_MS), ALICE);
  assert.deepEqual(next.recall('bob@social.example', DAY_MS), bob);
  await next.close();
  assert.ok(!(await readFile(path, 'utf8')).includes('torn'));
});

test('the memory of another Twitter account is refused', async () => {
  const folder = await newFolder();
  const clock = new VirtualClock();
  await (await openLookupMemory(folder, '12', clock)).close();
  await assert.rejects(openLookupMemory(folder, '34', clock), {
    name: 'JournalError',
    message:
      /lookups\.jsonl belongs to the Twitter account 12, not to the Twitter account 34: use another --dir/,
  });
  await assert.rejects(openLookupMemory(folder, null, clock), /not to a run without an archive/);
});

test('what was asked of a bare address is no answer once something says that it is one', async () => {
  const folder = await newFolder();
  const memory = await openLookupMemory(folder, '12', new VirtualClock(Date.parse(ALICE.at)));
  await memory.remember({ ...GONE, status: 'unknown', bare: true });
  await memory.close();
  const next = await openLookupMemory(folder, '12', new VirtualClock(Date.parse(ALICE.at)));
  assert.ok(next.hasAnswered({ address: ALICE.address, bare: true }, DAY_MS));
  assert.ok(!next.hasAnswered({ address: ALICE.address, bare: false }, DAY_MS));
  await next.remember(GONE);
  assert.ok(next.hasAnswered({ address: ALICE.address, bare: false }, DAY_MS));
  await next.close();
});

test('a host that did not answer is asked again after an hour', async () => {
  const clock = new VirtualClock(Date.parse(GONE.at));
  const memory = await openLookupMemory(await mkdtemp(join(root, 'down-')), '1', clock);
  await memory.remember({ ...GONE, status: 'unreachable', why: 'the connection timed out' });
  const question = { address: GONE.address, bare: false };
  await clock.run(() => clock.sleep(3_600_000));
  assert.ok(memory.hasAnswered(question, DAY_MS));
  await clock.run(() => clock.sleep(1));
  assert.ok(!memory.hasAnswered(question, DAY_MS));
  assert.equal(memory.recall(GONE.address, DAY_MS)?.status, 'unreachable');
  await memory.close();
});

test('an account whose profile did not come, and with it where it moved, is asked about again after an hour', async () => {
  const clock = new VirtualClock(Date.parse(ALICE.at));
  const memory = await openLookupMemory(await newFolder(), '1', clock);
  const question = { address: ALICE.address, bare: false };
  await memory.remember({ ...ALICE, profile: null });
  assert.ok(memory.hasAnswered(question, DAY_MS));
  await clock.run(() => clock.sleep(3_600_001));
  assert.ok(!memory.hasAnswered(question, DAY_MS));
  await memory.remember(ALICE);
  assert.ok(memory.hasAnswered(question, DAY_MS));
  await memory.close();
});

test('an answer from the future, which a clock wrote that was wrong, does not count', async () => {
  const clock = new VirtualClock(Date.parse(ALICE.at) - 10 * 60_000);
  const memory = await openLookupMemory(await newFolder(), '1', clock);
  const question = { address: ALICE.address, bare: false };
  await memory.remember(ALICE);
  assert.ok(!memory.hasAnswered(question, DAY_MS));
  assert.deepEqual(memory.recall(ALICE.address, Number.POSITIVE_INFINITY), ALICE);
  await memory.close();
});

test('a second run in the same folder is refused, until the first has ended', async () => {
  const folder = await newFolder();
  const clock = new VirtualClock();
  const memory = await openLookupMemory(folder, '12', clock);
  await assert.rejects(openLookupMemory(folder, '12', clock), LockedError);
  await memory.close();
  await assert.rejects(openLookupMemory(folder, '34', clock), { name: 'JournalError' });
  await (await openLookupMemory(folder, '12', clock)).close();
});
