import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UndoPlanDocument } from '../../src/report/published-types.ts';
import { PLAIN } from '../../src/report/style.ts';
import { undoOutcomeDocument, undoPlanDocument } from '../../src/report/undo-document.ts';
import { undoPlanLines, undoQuestion, undoResultLines } from '../../src/report/undo-text.ts';
import type { UndoPlanView } from '../../src/report/undo-view.ts';

const PLAN: UndoPlanView = {
  operation: 'block',
  account: 'me@a.example',
  server: { host: 'a.example', software: 'mastodon', version: '4.5.2' },
  run: null,
  names: ['ann@b.example', 'ben@b.example'],
  noted: [
    { name: 'cat@b.example', why: 'by hand' },
    { name: 'dan@b.example', why: 'gone' },
  ],
  refollows: ['ann@b.example'],
  lists: [],
  limit: null,
  leftOut: { before: 3, undone: 1200, otherRun: 2, unclear: 1 },
};

test('a plan names whom it is about, and counts whom it leaves alone', () => {
  assert.deepEqual(
    [...undoPlanLines(PLAN, Number.POSITIVE_INFINITY, PLAIN)],
    [
      'Unblock 2 people as me@a.example (mastodon 4.5.2)',
      '  ann@b.example',
      '  ben@b.example',
      'Left alone: 3 blocked before · 1,200 taken back already · 1 undone by hand since · 1 gone · 2 done by other runs · 1 handed over in an import that your server may still be at: run the same command again in some hours.',
      'You followed ann@b.example until the block ended that: they are followed again. Whoever approves followers is asked anew, and what you had set for them (boosts, notifications, lists) is not brought back.',
    ],
  );
});

test('the question says all that will be done', () => {
  assert.equal(undoQuestion(PLAN), 'Unblock 2 people, follow 1 again now?');
  const rest = { ...PLAN, refollows: [], noted: [] };
  assert.equal(
    undoQuestion({ ...rest, operation: 'follow', names: ['ann@b.example'] }),
    'Unfollow 1 person now?',
  );
  const lists = { ...rest, operation: 'list', lists: ['birds'] } as const;
  assert.equal(undoQuestion(lists), 'Take 2 people out of lists, delete 1 list if empty now?');
  assert.equal(undoQuestion({ ...lists, names: [] }), 'Delete 1 list if empty now?');
  assert.equal(undoQuestion({ ...PLAN, names: [], refollows: [] }), 'Note what is no longer so now?');
});

test('an empty plan says that there is nothing', () => {
  const leftOut = { before: 0, undone: 0, otherRun: 0, unclear: 0 };
  const empty: UndoPlanView = {
    ...PLAN,
    operation: 'mute',
    run: 'r1',
    names: [],
    noted: [],
    refollows: [],
    leftOut,
  };
  assert.deepEqual(
    [...undoPlanLines(empty, 200, PLAIN)],
    ['Nobody to unmute as me@a.example (mastodon 4.5.2), of the run r1', 'There is nothing to take back.'],
  );
});

test('a list that this tool made is named', () => {
  const view: UndoPlanView = {
    ...PLAN,
    operation: 'list',
    noted: [],
    refollows: [],
    lists: ['birds\u001b[2J'],
  };
  const lines = [...undoPlanLines(view, 300, PLAIN)];
  assert.equal(lines[0], 'Take 2 people out of lists as me@a.example (mastodon 4.5.2)');
  assert.equal(
    lines.at(-1),
    'The list "birds[2J" was made by this tool: it is deleted if nobody is in it then.',
  );
});

test('a result counts what went well, and names the rest with the reason', () => {
  const view = {
    operation: 'follow',
    account: 'me@a.example',
    outcomes: [
      { name: 'ann@b.example', state: 'done', why: 'unfollowed' },
      { name: 'ben@b.example', state: 'skipped', why: 'by hand' },
      { name: 'cat@b.example', state: 'failed', why: 'error: "x" (422)' },
      { name: 'dan@b.example', state: 'done', why: 'unfollowed' },
    ],
    left: 1204,
    failed: 1,
  } as const;
  assert.deepEqual(
    [...undoResultLines(view, 200, PLAIN)],
    [
      'Unfollowed: 2 people as me@a.example',
      '  2 unfollowed',
      '  1 by hand: it was no longer so',
      '    ben@b.example',
      '  1 error',
      '    cat@b.example: "x" (422)',
      'The same command tries again what failed.',
      '1,204 left: run the same command again to go on.',
    ],
  );
  assert.deepEqual(undoOutcomeDocument(view.outcomes[2]), {
    type: 'undo_outcome',
    name: 'cat@b.example',
    state: 'failed',
    word: 'error',
    detail: '"x" (422)',
  });
});

test('what was gone already is told of posts as of people', () => {
  const outcomes = [{ name: 'https://a.example/@me/1', state: 'done', why: 'gone' }] as const;
  const view = { operation: 'post', account: 'me@a.example', outcomes, left: 0, failed: 0 } as const;
  assert.deepEqual(
    [...undoResultLines(view, 200, PLAIN)],
    ['Deleted: 0 posts as me@a.example', '  1 gone: not there any more'],
  );
});

test('the document of a plan has the same in fixed words', () => {
  const document: UndoPlanDocument = undoPlanDocument(PLAN);
  assert.deepEqual(document, {
    type: 'undo_plan',
    operation: 'block',
    account: 'me@a.example',
    server: { host: 'a.example', software: 'mastodon', version: '4.5.2' },
    run: null,
    take_back: ['ann@b.example', 'ben@b.example'],
    noted: [
      { name: 'cat@b.example', why: 'by_hand' },
      { name: 'dan@b.example', why: 'gone' },
    ],
    follow_again: ['ann@b.example'],
    lists: [],
    left_out: { before: 3, undone: 1200, other_run: 2, unclear: 1 },
  });
});
