import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linkedProfile, linkedTweet, twitterKey, writtenAccount } from '../../src/people/twitter-link.ts';

const BOB = { id: null, handle: 'Bob' };
const NUMBER_11 = { id: '11', handle: null };

describe('a Twitter account that somebody wrote down', () => {
  for (const text of [
    'Bob',
    '@Bob',
    'x.com/Bob',
    'https://www.twitter.com/Bob/',
    'HTTPS://MOBILE.TWITTER.COM/Bob?s=20',
    'https://twitter.com/#!/Bob',
    'https://x.com/Bob/status/1',
    'https://x.com/Bob/lists/1',
    'https://twitter.com/intent/user?screen_name=Bob',
  ]) {
    it(`is read from ${text}`, () => assert.deepEqual(writtenAccount(text), BOB));
  }

  for (const text of ['https://x.com/i/user/11', 'twitter.com/intent/follow?user_id=11&screen_name=Bob']) {
    it(`is read by its id from ${text}`, () => assert.deepEqual(writtenAccount(text), NUMBER_11));
  }

  for (const text of [
    '',
    'bob@b.example',
    'https://b.example/@bob',
    'https://notx.com/bob',
    'https://bob@x.com.example/bob',
    'ftp://x.com/bob',
    'https://x.com/',
    'https://x.com/i/lists/1',
    'https://x.com/i/user/bob',
    'https://twitter.com/search?q=bob',
    'two words',
    'a-b',
    'x'.repeat(21),
  ]) {
    it(`is nobody's in ${JSON.stringify(text)}`, () => assert.equal(writtenAccount(text), null));
  }
});

describe('a link to Twitter', () => {
  it('leads to a profile only where nothing of it is meant', () => {
    assert.deepEqual(linkedProfile('https://x.com/@Bob'), BOB);
    assert.deepEqual(linkedProfile('https://x.com/i/user/11/'), NUMBER_11);
    for (const below of [
      'Bob/status/1',
      'Bob/lists/x',
      '#!/Bob/status/1',
      'i/user/11/x',
      'intent/user/x?user_id=1',
    ]) {
      assert.equal(linkedProfile(`https://twitter.com/${below}`), null, below);
    }
    assert.equal(linkedProfile('x.com/Bob'), null);
  });

  it('shows whose tweet it leads to', () => {
    assert.deepEqual(linkedTweet('https://twitter.com/Bob/status/50/photo/1'), { handle: 'Bob', id: '50' });
    assert.deepEqual(linkedTweet('http://m.twitter.com/Bob/statuses/50'), { handle: 'Bob', id: '50' });
    for (const link of [
      'https://x.com/i/status/50',
      'https://x.com/Bob',
      'https://notx.com/Bob/status/50',
      null,
    ]) {
      assert.equal(linkedTweet(link), null);
    }
  });
});

it('an account is compared by its id or its handle in lower case', () => {
  assert.deepEqual([twitterKey(BOB), twitterKey(NUMBER_11)], ['bob', 'id:11']);
});
