import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { GuardError, UnreachableError } from '../../src/http/errors.ts';
import { createWeb, type WebOptions } from '../../src/http/web.ts';

/** A client that reaches nothing, and counts what it was about to do. */
function countingWeb(addresses: readonly string[], options: Partial<WebOptions> = {}) {
  const seen = { resolved: [] as string[], dialled: [] as string[] };
  const web = createWeb({
    userAgent: 'oxpecker/test',
    resolve: async name => {
      seen.resolved.push(name);
      return addresses;
    },
    dial: async ({ address, port }) => {
      seen.dialled.push(`${address} ${port}`);
      throw Object.assign(new Error('not in this test'), { code: 'ECONNREFUSED' });
    },
    ...options,
  });
  return { seen, get: (url: string) => web.get({ url, accept: '*/*' }) };
}

describe('the guard', () => {
  test('says which address was wrong', async () => {
    await assert.rejects(countingWeb(['10.0.0.1']).get('https://mastodon.example/'), {
      name: 'GuardError',
      message: 'its name leads to 10.0.0.1, which is not on the public internet',
    });
  });

  test('tries the families in turn, and four addresses at most', async () => {
    const { seen, get } = countingWeb(['2606:4700::1', '2606:4700::2', '2606:4700::3', '1.1.1.1', '1.1.1.2']);
    await assert.rejects(get('https://mastodon.example/'), UnreachableError);
    assert.deepEqual(seen.dialled, ['2606:4700::1 443', '1.1.1.1 443', '2606:4700::2 443', '1.1.1.2 443']);
  });

  test('opens for a name that has a target, at port 443 alone', async () => {
    const { seen, get } = countingWeb([], { connectTo: new Map([['social.example', '127.0.0.1:8443']]) });
    await assert.rejects(get('https://social.example/'), UnreachableError);
    await assert.rejects(get('https://social.example:8443/'), GuardError);
    await assert.rejects(get('http://social.example/'), GuardError);
    await assert.rejects(get('https://a@social.example/'), GuardError);
    assert.deepEqual(seen, { resolved: [], dialled: ['127.0.0.1 8443'] });
  });

  test('opens for a host named as insecure, at exactly that port and over plain HTTP', async () => {
    const { seen, get } = countingWeb(['127.0.0.1'], { insecureHosts: ['127.0.0.1:8101', 'b.example'] });
    await assert.rejects(get('http://127.0.0.1:8101/'), UnreachableError);
    await assert.rejects(get('http://b.example/'), UnreachableError);
    for (const url of [
      'http://127.0.0.1:8102/',
      'http://127.0.0.1/',
      'https://127.0.0.1:8101/',
      'https://b.example/',
      'http://b.example:8080/',
      'http://sub.b.example/',
    ]) {
      await assert.rejects(get(url), GuardError, url);
    }
    assert.deepEqual(seen.dialled, ['127.0.0.1 8101', '127.0.0.1 80']);
  });

  test('gives the origin of a host', () => {
    const web = createWeb({
      userAgent: 'oxpecker/test',
      insecureHosts: ['127.0.0.1:8101', 'b.example', 'c.example:80'],
    });
    assert.equal(web.origin('a.example'), 'https://a.example');
    assert.equal(web.origin('127.0.0.1'), 'https://127.0.0.1');
    assert.equal(web.origin('127.0.0.1:8101'), 'http://127.0.0.1:8101');
    assert.equal(web.origin('b.example'), 'http://b.example');
    assert.equal(web.origin('c.example'), 'http://c.example');
  });
});
