import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { questions } from '../../src/people/matching.ts';
import { BOB, clue, found, match, missing, moved, outcome } from '../support/matching.ts';

describe('questions', () => {
  it('are asked once an address, the best clues first, and bare only where all clues are', () => {
    const gathered = [
      {
        contact: BOB,
        clues: [clue('guess@a.example', { standing: 'guessed' }), clue('x@b.example', { bare: true })],
      },
      {
        contact: BOB,
        clues: [clue('X@b.example', { standing: 'mentioned' }), clue('y@c.example', { bare: true })],
      },
      { contact: BOB, clues: [clue('z@d.example', { standing: 'listed' })] },
    ];
    assert.deepEqual(questions(gathered), [
      { address: 'x@b.example', bare: false },
      { address: 'y@c.example', bare: true },
      { address: 'z@d.example', bare: false },
      { address: 'guess@a.example', bare: false },
    ]);
  });
});

describe('several addresses', () => {
  it('of one account are one match, with the address of the best clue', () => {
    const clues = [
      clue('bob@old.example', { standing: 'mentioned' }),
      clue('bob@www.example'),
      clue('BOB@www.example'),
    ];
    const lookups = [
      moved('bob@old.example', 'bob@new.example', ['bob']),
      found('bob@www.example', { canonical: 'Bob@new.example' }, ['bob']),
    ];
    const [matched] = match([{ contact: BOB, clues }], lookups);
    assert.equal(matched?.matches.length, 1);
    assert.equal(matched?.matches[0]?.address, 'bob@www.example');
    assert.equal(matched?.matches[0]?.confidence, 'confirmed');
    assert.deepEqual(
      matched?.matches[0]?.clues.map(({ address }) => address),
      ['bob@www.example', 'BOB@www.example', 'bob@old.example'],
    );
  });

  it('stand by the number of clues where nothing else tells them apart', () => {
    const clues = [clue('a@mas.to'), clue('b@mas.to'), clue('b@mas.to', { kind: 'dm' })];
    assert.deepEqual(outcome(clues, []), ['b@mas.to stated', 'a@mas.to stated']);
  });
});

describe('a bare address', () => {
  const bare = clue('bob@bobs.example', { bare: true });

  it('waits unchecked until somebody is asked', () => {
    const [matched] = match([{ contact: BOB, clues: [bare] }], []);
    assert.deepEqual(matched?.matches, []);
    assert.deepEqual(matched?.unchecked, [bare]);
  });

  it('counts when a server of the fediverse knows it', () => {
    assert.deepEqual(outcome([bare], [found('bob@bobs.example')]), ['bob@bobs.example stated followed']);
  });

  it('is forgotten when none does', () => {
    for (const lookup of [missing('bob@bobs.example'), found('bob@bobs.example', { software: null })]) {
      const [matched] = match([{ contact: BOB, clues: [bare] }], [lookup]);
      assert.deepEqual(matched, { contact: BOB, matches: [], unchecked: [] });
    }
  });

  it('is like any other when another clue writes it in full', () => {
    assert.deepEqual(outcome([bare, clue('bob@bobs.example', { kind: 'dm' })], []), [
      'bob@bobs.example stated',
    ]);
  });
});
