import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { coarseScopesFor, missingScopes, scopesFor } from '../../src/mastodon/purposes.ts';

describe('the scopes of a purpose', () => {
  it('are named once each', () => {
    const both = scopesFor(['follow', 'post'], 'mastodon');
    assert.deepEqual(both, [...new Set(both)]);
    assert.ok(both.includes('write:follows') && both.includes('write:statuses'));
    assert.ok(!scopesFor(['post'], 'mastodon').includes('write:follows'));
  });

  it('never include one that Mastodon does not know', () => {
    const known = /^(read|write):(accounts|blocks|follows|lists|mutes|search|statuses|media)$/;
    const wrong = scopesFor(['follow', 'post'], 'mastodon').filter(scope => !known.test(scope));
    assert.deepEqual(wrong, []);
    assert.ok(!scopesFor(['follow', 'post'], 'mastodon').includes('read:media'));
  });

  it('heed what other software wants', () => {
    assert.ok(scopesFor(['follow'], 'gotosocial').includes('write'));
    assert.ok(scopesFor(['post'], 'akkoma').includes('read:media'));
    assert.deepEqual(scopesFor(['post'], 'constructor'), scopesFor(['post'], 'mastodon'));
  });

  it('are covered by the coarse ones', () => {
    assert.deepEqual(missingScopes(coarseScopesFor(['follow', 'post']), ['follow', 'post']), []);
    assert.deepEqual(missingScopes(coarseScopesFor(['post']), ['post']), []);
  });

  it('are missed by name', () => {
    const [first, ...others] = scopesFor(['follow'], 'mastodon');
    assert.deepEqual(missingScopes(others, ['follow']), [first]);
    assert.deepEqual(missingScopes(scopesFor(['follow'], 'mastodon'), ['post']), [
      'read:statuses',
      'write:statuses',
      'write:media',
    ]);
    assert.deepEqual(missingScopes(['follow'], ['follow']).includes('write:follows'), false);
    assert.deepEqual(missingScopes(null, ['follow', 'post']), []);
  });
});
