import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pacingMemory } from '../../src/migrate/pacing-memory.ts';
import { journalOf } from '../support/journals.ts';

const NOON = Date.UTC(2026, 0, 1, 12);
const HOUR = 3_600_000;
const at = (ms: number) => new Date(ms).toISOString();

const follow = (name: string, more: object) => ({
  key: `follow:${name}@b.example#0`,
  op: 'follow',
  state: 'done',
  payload: {},
  ...more,
});

test('the follows of the last day were sent, but for what failed, was imported or never sent', () => {
  const journal = journalOf([
    follow('yesterday', { at: at(NOON - 25 * HOUR) }),
    follow('alice', { at: at(NOON - 2 * HOUR) }),
    follow('alice', { at: at(NOON - HOUR), why: 'followed' }),
    follow('bob', { at: at(NOON - 3 * HOUR), state: 'intent' }),
    follow('failed', { state: 'failed' }),
    follow('imported', { payload: { via: 'import' } }),
    { key: 'follow:unknown@b.example#0', op: 'follow', state: 'skipped' },
    { key: 'block:eve@b.example#0', op: 'block', state: 'done', payload: {} },
  ]);
  assert.deepEqual(pacingMemory(journal, NOON).takes.get('follow'), [NOON - 2 * HOUR, NOON - 3 * HOUR]);
});

test('posts and uploads were sent, but for what was refused, passed over or only adopted', () => {
  const record = (key: string, op: string, hours: number, more: object = {}) => ({
    key,
    op,
    state: 'done',
    at: at(NOON - hours * HOUR),
    ...more,
  });
  const journal = journalOf([
    record('post:1/0#0', 'post', 2, { state: 'intent', payload: {} }),
    record('post:1/0#0', 'post', 1, { id: '7', why: 'posted' }),
    record('post:2/0#0', 'post', 3, { state: 'unknown', why: 'unclear' }),
    record('post:3/0#0', 'post', 4, { state: 'failed', why: 'error: no' }),
    record('post:4/0#0', 'post', 5, { state: 'skipped', why: 'media' }),
    record('post:5/0#0', 'post', 6, { id: '8', why: 'adopted' }),
    record('post:6/0#0', 'post', 25, { id: '9', why: 'posted' }),
    record('draft:1#0', 'draft', 1),
    record('upload:1/a#0', 'upload', 7, { id: 'm' }),
  ]);
  const { takes } = pacingMemory(journal, NOON);
  assert.deepEqual(takes.get('post'), [NOON - HOUR, NOON - 3 * HOUR]);
  assert.deepEqual(takes.get('media'), [NOON - 7 * HOUR]);
});

test('deletions were sent, whatever the server said', () => {
  const record = (op: string, minutes: number, state: string, post = 1) => ({
    key: `post:${post}/0#0`,
    op,
    state,
    id: String(post),
    at: at(NOON - minutes * 60_000),
  });
  const journal = journalOf([
    ...[1, 2, 3, 4].map(post => record('post', 60, 'done', post)),
    record('delete', 30, 'intent'),
    record('delete', 29, 'done'),
    record('delete', 20, 'failed', 2),
    record('delete', 10, 'intent', 3),
    { key: 'follow:ann@b.example#0', op: 'follow', state: 'done', at: at(NOON) },
    { key: 'follow:ann@b.example#0', op: 'unfollow', state: 'done', at: at(NOON) },
  ]);
  const minutes = pacingMemory(journal, NOON)
    .takes.get('delete')
    ?.map(time => (NOON - time) / 60_000);
  assert.deepEqual(minutes, [29, 20, 10]);
});

test('of every bucket the latest window that has not ended is known', () => {
  const limit = (bucket: string, taken: number, until: number) => ({
    type: 'limit',
    bucket,
    refused: true,
    taken,
    until: at(until),
    at: at(NOON - 1000),
  });
  const journal = journalOf([
    limit('follow', 1, NOON + HOUR),
    limit('follow', 2, NOON + 2 * HOUR),
    limit('token', 3, NOON - 1),
  ]);
  assert.deepEqual(pacingMemory(journal, NOON).windows, [
    { bucket: 'follow', taken: 2, until: NOON + 2 * HOUR, at: NOON - 1000 },
  ]);
});

test('what a run learns goes into the journal', async () => {
  const journal = journalOf();
  await pacingMemory(journal, NOON).remember({ bucket: 'token', refused: true, taken: 300, until: NOON });
  assert.deepEqual(journal.limits, [
    { type: 'limit', at: at(NOON), run: 'run1', bucket: 'token', refused: true, taken: 300, until: at(NOON) },
  ]);
});
