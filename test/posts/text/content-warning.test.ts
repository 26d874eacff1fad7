import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contentWarning } from '../../../src/posts/text/content-warning.ts';

const matches = [
  { pattern: /election|ballot/i, warning: 'politics' },
  { pattern: /spoiler/g, warning: 'spoilers' },
  { pattern: /senat/i, warning: 'politics' },
];

describe('contentWarning', () => {
  it('is none where none is asked for', () => {
    assert.equal(contentWarning('election', { always: null, matches: [] }), null);
    assert.equal(contentWarning('cats', { always: null, matches }), null);
  });

  it('is the one for all where no pattern matches', () => {
    assert.equal(contentWarning('cats', { always: 'old tweet', matches }), 'old tweet');
  });

  it('is that of the pattern that matches, else', () => {
    assert.equal(contentWarning('Ballots!', { always: 'old tweet', matches }), 'politics');
  });

  it('names each of several once', () => {
    const text = 'spoiler: the senate election';
    assert.equal(contentWarning(text, { always: null, matches }), 'politics, spoilers');
  });

  it('is the same each time, also with a global pattern', () => {
    for (let i = 0; i < 3; i += 1) {
      assert.equal(contentWarning('a spoiler', { always: null, matches }), 'spoilers');
    }
  });
});
