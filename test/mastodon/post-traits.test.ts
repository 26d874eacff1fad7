import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { postTraitsOf } from '../../src/mastodon/post-traits.ts';

const traits = (software: string, version: string, apiVersion: number | null = null) =>
  postTraitsOf({ software, version, apiVersion });

const UNKNOWN = {
  idempotency: 'unlocked',
  quotes: false,
  backdates: false,
  hasLocalOnly: false,
  hasContentType: false,
  hasAllowedMentions: false,
  anyAtPings: false,
  listsPrivate: true,
  hasSource: true,
  deletesMedia: false,
};

describe('what a server does with posts', () => {
  test('grows with the versions of Mastodon', () => {
    const newest = { ...UNKNOWN, quotes: true, hasAllowedMentions: true, deletesMedia: true };
    assert.deepEqual(traits('mastodon', '4.5.2', 7), newest);
    assert.deepEqual(traits('mastodon', '4.4.9', 6), { ...newest, quotes: false });
    assert.deepEqual(traits('mastodon', '4.2.10'), { ...UNKNOWN, hasAllowedMentions: true });
    assert.deepEqual(traits('mastodon', '4.1.0'), UNKNOWN);
    assert.deepEqual(traits('mastodon', '3.4.1'), { ...UNKNOWN, hasSource: false });
    assert.deepEqual(traits('mastodon', '10.0.0', 20), newest);
    for (const version of ['v4.6.3', '4.6.0-rc.1', '4.6.5+glitch'])
      assert.deepEqual(traits('mastodon', version, 7), newest);
    for (const version of ['main', '']) assert.equal(traits('mastodon', version, 7).deletesMedia, false);
  });

  test('differs elsewhere', () => {
    const gotosocial = { ...UNKNOWN, idempotency: 'none', hasLocalOnly: true, hasContentType: true };
    assert.deepEqual(traits('gotosocial', '0.17.3+git-1'), gotosocial);
    assert.deepEqual(traits('gotosocial', '0.18.0+git-1'), { ...gotosocial, backdates: true });
    assert.deepEqual(traits('gotosocial', '1.0.0'), { ...gotosocial, backdates: true });
    assert.deepEqual(traits('gotosocial', 'a-fork'), gotosocial);
    const akkoma = { ...UNKNOWN, idempotency: 'any-answer', hasContentType: true };
    assert.deepEqual(traits('akkoma', '3.16.0'), akkoma);
    assert.deepEqual(traits('pleroma', '2.7.0'), akkoma);
    const snac = { ...UNKNOWN, idempotency: 'none', anyAtPings: true, listsPrivate: false };
    assert.deepEqual(traits('snac', '2.96'), snac);
    assert.deepEqual(traits('hollo', '0.10.0'), UNKNOWN);
    assert.deepEqual(traits('pixelfed', '0.12'), { ...UNKNOWN, idempotency: 'none' });
  });

  test('is taken for little where nobody knows', () => {
    assert.deepEqual(traits('brand-new', '4.5.0', 7), UNKNOWN);
    assert.deepEqual(traits('constructor', '1'), UNKNOWN);
  });
});
