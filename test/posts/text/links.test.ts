import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { profileUrl, statusLink, tweetUrl, urlPiece } from '../../../src/posts/text/links.ts';

describe('statusLink', () => {
  it('reads links to tweets of all years', () => {
    for (const url of [
      'https://twitter.com/bob/status/500',
      'http://www.twitter.com/bob/statuses/500',
      'https://mobile.twitter.com/bob/status/500?s=20',
      'http://twitter.com/#!/bob/status/500',
      'https://X.com/bob/status/500/',
      'https://x.com/bob/status/500#top',
    ]) {
      assert.deepEqual(statusLink(url), { tweetId: '500', handle: 'bob', isWhole: true }, url);
    }
    assert.equal(statusLink('https://twitter.com/i/web/status/500')?.tweetId, '500');
  });

  it('tells a photo from its tweet', () => {
    assert.equal(statusLink('https://twitter.com/bob/status/500/photo/1')?.isWhole, false);
    assert.equal(statusLink('https://x.com/bob/status/500/video/1')?.isWhole, false);
  });

  it('takes nothing else for one', () => {
    for (const url of [
      ...['https://twitter.com/bob', 'https://twitter.com/bob/lists/500', 'https://twitter.com/bob/status/'],
      ...[
        'https://nottwitter.com/bob/status/500',
        'https://x.com.example/bob/status/500',
        'x.com/bob/status/500',
      ],
      ...['https://a.example/?u=https://x.com/bob/status/500', 'https://x.com/bob/status/500abc'],
    ]) {
      assert.equal(statusLink(url), null, url);
    }
  });

  it('reads what it writes', () => {
    assert.deepEqual(statusLink(tweetUrl('bob', '500')), { tweetId: '500', handle: 'bob', isWhole: true });
    assert.equal(statusLink(tweetUrl(null, '500'))?.tweetId, '500');
    assert.equal(statusLink(profileUrl('bob')), null);
  });

  it('lead to a tweet without the name where an archive has one that is none', () => {
    for (const handle of ['', '@@ann', 'a b', 'ann/../..', '\u001b[2J', 'x'.repeat(21)]) {
      assert.equal(tweetUrl(handle, '500'), 'https://x.com/i/status/500', handle);
    }
  });
});

describe('urlPiece', () => {
  it('encodes what ends a URL', () => {
    assert.deepEqual(urlPiece(' https://a.example/a b"<c> '), {
      kind: 'url',
      url: 'https://a.example/a%20b%22%3Cc%3E',
    });
  });

  it('leaves letters of all scripts, and what is encoded', () => {
    for (const url of ['https://a.example/日本?q=é', 'https://a.example/%20%C3', 'http://日本.example']) {
      assert.deepEqual(urlPiece(url), { kind: 'url', url });
    }
  });

  it('encodes an at sign only where it could ping', () => {
    for (const url of [
      'https://a.example/@bob@b.example',
      'https://me@a.example/',
      'https://a.example/x@y',
    ]) {
      assert.deepEqual(urlPiece(url), { kind: 'url', url });
    }
    assert.deepEqual(urlPiece('https://a.example/-@bob'), { kind: 'url', url: 'https://a.example/-%40bob' });
    assert.deepEqual(urlPiece('https://a.example/é/@bob'), {
      kind: 'url',
      url: 'https://a.example/é/%40bob',
    });
  });

  it('is null for what is no URL of the web', () => {
    for (const url of [
      '',
      'a.example',
      'ftp://a.example',
      'mailto:a@b.example',
      'https://',
      'http:///x',
      'javascript:0',
    ]) {
      assert.equal(urlPiece(url), null, url);
    }
  });
});
