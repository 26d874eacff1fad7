import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isCrosspost } from '../../../src/posts/text/crosspost.ts';

const app = (name: string, url = 'https://app.example') => `<a href="${url}" rel="nofollow">${name}</a>`;

describe('isCrosspost', () => {
  it('knows the apps that copied posts to Twitter', () => {
    for (const name of [
      'Mastodon Twitter Crossposter',
      'Mastodon-Twitter Crossposter',
      'Moa Bridge',
      'moa.party',
      'MastodonToTwitter',
      'mastodon-twitter-sync',
      'My Mastodon mirror',
      'toot2tweet',
    ]) {
      assert.equal(isCrosspost(app(name)), true, name);
    }
  });

  it('knows them by their site', () => {
    assert.equal(isCrosspost(app('Crossposter', 'https://crossposter.masto.donte.com.br')), true);
    assert.equal(isCrosspost(app('A bridge', 'http://moa.party/about')), true);
  });

  it('takes no other app for one', () => {
    for (const name of [
      ...['Twitter Web App', 'Twitter for iPhone', 'TweetDeck', 'IFTTT', 'Buffer', 'Instagram', 'Moab Tours'],
      ...['Tweetbot for iΟS', 'Footage', ''],
    ]) {
      assert.equal(isCrosspost(app(name)), false, name);
    }
    assert.equal(isCrosspost(null), false);
    assert.equal(isCrosspost('web'), false);
    assert.equal(isCrosspost(app('Twitter Web Client', 'https://twitter.com/?from=mastodon')), false);
  });
});
