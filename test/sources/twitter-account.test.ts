import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTwitterAccount } from '../../src/sources/twitter-account.ts';

describe('readTwitterAccount', () => {
  const nobody = [
    '',
    'bob@b.example',
    'https://b.example/@bob',
    'https://notx.com/bob',
    'https://x.com/',
    'https://x.com/i/lists/1',
    'https://twitter.com/search?q=bob',
    'two words',
    'a-b',
    'x'.repeat(21),
  ];
  for (const text of nobody) {
    it(`takes ${JSON.stringify(text)} for nobody`, () => assert.equal(readTwitterAccount(text), null));
  }

  it('reads the owner of a tweet from its link', () => {
    assert.deepEqual(readTwitterAccount('https://x.com/bob/status/1'), { id: null, handle: 'bob' });
  });
});
