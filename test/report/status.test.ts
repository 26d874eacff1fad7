import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StatusDocument } from '../../src/report/published-types.ts';
import { statusDocument } from '../../src/report/status-document.ts';
import { statusLines } from '../../src/report/status-text.ts';
import type { ReasonCount, StatusView } from '../../src/report/status-view.ts';
import { reasonText } from '../../src/report/status-words.ts';
import { PLAIN } from '../../src/report/style.ts';

const NOON = Date.UTC(2026, 0, 1, 12);

const VIEW: StatusView = {
  twitterId: '12',
  account: 'me@a.example',
  journal: '/home/me/oxpecker-me/journal-me@a.example.jsonl',
  lastAt: '2026-01-01T11:59:30.000Z',
  operations: [
    {
      operation: 'follow',
      done: 812,
      skipped: 14,
      failed: 3,
      unclear: 1,
      takenBack: 2,
      left: 1204,
      reasons: [
        { state: 'done', word: 'followed', count: 812 },
        { state: 'skipped', word: 'gone', count: 14 },
        { state: 'failed', word: 'unreachable\u001b[2J', count: 3 },
        { state: 'taken back', word: '', count: 2 },
        { state: 'unclear', word: '', count: 1 },
      ],
      runs: [
        { id: 'a1', done: 400, lastAt: '2025-12-31T11:59:00.000Z' },
        { id: 'b2', done: 412, lastAt: '2026-01-01T11:59:00.000Z' },
      ],
      waits: { limit: '360 follows a day', until: Date.UTC(2026, 0, 2) + 1 },
      finishAt: Date.UTC(2026, 0, 5, 1),
    },
  ],
  refusedRequests: 1,
};

test('a status says what is done, left and failed, and when it goes on', () => {
  assert.deepEqual(
    [...statusLines([VIEW], NOON, 200, PLAIN)],
    [
      'me@a.example (Twitter account 12)',
      '/home/me/oxpecker-me/journal-me@a.example.jsonl',
      'follow: 812 done, 1,204 left, 3 failed, 14 skipped, 1 unclear, 2 taken back',
      '  812 followed',
      '  14 gone: the account was deleted or suspended',
      '  3 unreachable[2J',
      '  run a1: 400, the last at 2025-12-31 11:59 UTC',
      '  run b2: 412, the last at 2026-01-01 11:59 UTC',
      '  The limit of 360 follows a day is used up; next at 2026-01-02 00:01 UTC.',
      "  By the server's limits done at 2026-01-05 01:00 UTC at the earliest.",
      'The server refused 1 request as too many, which should not happen: a smaller --share leaves more room.',
      'Last written 2026-01-01 12:00 UTC.',
    ],
  );
});

test('what is over, or was never planned, is not spoken of', () => {
  const [operation] = VIEW.operations;
  assert.ok(operation);
  const over = {
    ...operation,
    left: null,
    failed: 0,
    skipped: 0,
    unclear: 0,
    takenBack: 0,
    reasons: [],
    runs: [],
  };
  const view = { ...VIEW, twitterId: null, lastAt: null, refusedRequests: 0, operations: [over] };
  assert.deepEqual(
    [...statusLines([view, { ...view, operations: [] }], Date.UTC(2027, 0, 1), 200, PLAIN)].filter(
      line => !line.startsWith('/'),
    ),
    ['me@a.example', 'follow: 812 done', '', 'me@a.example', 'Nothing was done yet.'],
  );
});

test('the words of the journal are said in plain ones', () => {
  const [operation] = VIEW.operations;
  assert.ok(operation);
  const linesOf = (name: string, reasons: readonly (readonly [ReasonCount['state'], string, number])[]) => {
    const counts = reasons.map(([state, word, count]) => ({ state, word, count }));
    const view = { ...VIEW, operations: [{ ...operation, operation: name, reasons: counts, runs: [] }] };
    return [...statusLines([view], NOON, 200, PLAIN)].filter(line => /^ {2}\d/.test(line));
  };
  const posts = linesOf('post', [
    ['done', 'posted', 5],
    ['done', 'adopted', 28],
    ['skipped', 'already', 1],
    ['skipped', 'accepted', 2],
    ['skipped', 'media', 3],
  ]);
  assert.deepEqual(posts, [
    '  5 posted',
    '  28 were in your account already and count as posted',
    '  1 was in your account already',
    '  2 failed and count as finished',
    '  3 media: their photos or videos could not go along',
  ]);
  assert.deepEqual(linesOf('follow', [['skipped', 'already', 4]]), ['  4 already: it was so before']);
  assert.deepEqual(linesOf('block', [['done', 'blocked', 4]]), ['  4 blocked']);
  assert.deepEqual(linesOf('list', [['skipped', 'already', 1]]), ['  1 was in the list already']);
});

test('the document has the same in fixed words', () => {
  const document: StatusDocument = statusDocument([VIEW]);
  assert.deepEqual(document, {
    type: 'status',
    migrations: [
      {
        twitter_id: '12',
        account: 'me@a.example',
        journal: '/home/me/oxpecker-me/journal-me@a.example.jsonl',
        last_written_at: '2026-01-01T11:59:30.000Z',
        operations: [
          {
            operation: 'follow',
            done: 812,
            left: 1204,
            failed: 3,
            skipped: 14,
            unclear: 1,
            taken_back: 2,
            reasons: [
              { state: 'done', word: 'followed', count: 812 },
              { state: 'skipped', word: 'gone', count: 14 },
              { state: 'failed', word: 'unreachable\u001b[2J', count: 3 },
              { state: 'taken_back', word: null, count: 2 },
              { state: 'unclear', word: null, count: 1 },
            ],
            runs: [
              { id: 'a1', done: 400, last_at: '2025-12-31T11:59:00.000Z' },
              { id: 'b2', done: 412, last_at: '2026-01-01T11:59:00.000Z' },
            ],
            next_at: '2026-01-02T00:00:00.001Z',
            finish_at: '2026-01-05T01:00:00.000Z',
          },
        ],
        refused_requests: 1,
      },
    ],
  });
});

test('a word that is no word of ours is shown as it stands, whatever a journal has', () => {
  for (const operation of ['follow', 'post', 'list', 'constructor']) {
    for (const word of ['constructor', 'toString', '__proto__'])
      assert.equal(reasonText(operation, word, 2), `2 ${word}`);
  }
});
