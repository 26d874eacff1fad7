import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Clue } from '../../src/people/types.ts';
import { clue, found, outcome } from '../support/matching.ts';

describe('confidence', () => {
  const at = 'bob@mas.to';
  const table: readonly (readonly [Clue['standing'], readonly string[] | null, string])[] = [
    ['stated', ['bob'], 'confirmed followed'],
    ['stated', ['id:2'], 'confirmed followed'],
    ['stated', ['oldbob'], 'confirmed followed'],
    ['stated', ['somebody', 'id:3'], 'stated followed'],
    ['stated', [], 'stated followed'],
    ['stated', null, 'stated followed'],
    ['listed', ['bob'], 'listed followed'],
    ['listed', [], 'listed followed'],
    ['mentioned', ['bob'], 'claimed'],
    ['mentioned', [], 'mentioned'],
    ['guessed', ['bob'], 'claimed'],
    ['guessed', [], 'guessed'],
  ];
  for (const [standing, twitter, expected] of table) {
    it(`of a ${standing} address whose profile links ${twitter?.join() ?? 'nobody knows where'} is ${expected}`, () => {
      const lookup = twitter ? found(at, {}, twitter) : found(at, { profile: null });
      assert.deepEqual(outcome([clue(at, { standing })], [lookup], { oldHandles: ['OldBob'] }), [
        `${at} ${expected}`,
      ]);
    });
  }

  it('is that of the best clue', () => {
    const clues = [clue(at, { standing: 'mentioned' }), clue(at, { standing: 'listed' }), clue(at)];
    assert.deepEqual(outcome(clues, [found(at, {}, ['bob'])]), [`${at} confirmed followed`]);
    assert.deepEqual(outcome(clues.slice(0, 2), [found(at, {}, ['bob'])]), [`${at} listed followed`]);
  });

  it('is stated for a contact without a handle', () => {
    assert.deepEqual(outcome([clue(at, { kind: 'dm' })], [found(at, {}, ['bob'])], { handle: null }), [
      `${at} stated followed`,
    ]);
  });
});
