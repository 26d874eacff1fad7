import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { GuardError, UnreachableError } from '../../src/http/errors.ts';
import { createWeb, type WebOptions } from '../../src/http/web.ts';

/** Refused by the URL alone: neither the DNS nor a socket may be touched. */
const REFUSED_URLS = [
  'http://mastodon.example/',
  'ftp://mastodon.example/',
  'file:///etc/passwd',
  'data:text/plain,x',
  'no URL',
  'https://',
  'https://user@mastodon.example/',
  'https://user:word@mastodon.example/',
  'https://mastodon.example:8443/',
  'https://mastodon.example:80/',
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0x7f.0.0.1/',
  'https://0177.0.0.1/',
  'https://017700000001/',
  'https://127.0.0.1./',
  'https://%31%32%37.0.0.1/',
  'https://１２７.０.０.１/',
  'https://①②⑦.⓪.⓪.①/',
  'https://127。0。0。1/',
  'https://8.8.8.8/',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[0:0:0:0:0:ffff:7f00:1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[2606:4700:4700::1111]/',
  'https://localhost/',
  'https://LOCALHOST/',
  'https://localhost./',
  'https://ｌｏｃａｌｈｏｓｔ/',
  'https://loc\u00adalhost/',
  'https://sub.localhost/',
  'https://printer.local/',
  'https://printer.local./',
  'https://metadata.google.internal/',
  'https://router.home.arpa/',
  'https://1.0.0.127.in-addr.arpa/',
  'https://router.lan/',
  'https://facebookwkhpilnemxj7asaniu7vnjjbiltxjqhye3mhbshg7kx5tfyd.onion/',
  'https://intranet/',
  'https://mastodon..example/',
  'https://mastodon.example./',
];

const PRIVATE_ADDRESSES = [
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.251',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:10.0.0.1',
  '64:ff9b::10.0.0.1',
  '2002:a00:1::1',
  'fd00::1',
  'fe80::1%eth0',
  'ff02::fb',
];

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
  test('refuses URLs before anything is resolved', async () => {
    const { seen, get } = countingWeb(['93.184.215.14']);
    for (const url of REFUSED_URLS) await assert.rejects(get(url), GuardError, url);
    assert.deepEqual(seen, { resolved: [], dialled: [] });
  });

  test('refuses names that lead to addresses that are not public', async () => {
    for (const address of PRIVATE_ADDRESSES) {
      const { seen, get } = countingWeb([address]);
      await assert.rejects(get('https://mastodon.example/'), GuardError, address);
      assert.deepEqual(seen, { resolved: ['mastodon.example'], dialled: [] });
    }
  });

  test('says which address was wrong', async () => {
    await assert.rejects(countingWeb(['10.0.0.1']).get('https://mastodon.example/'), {
      name: 'GuardError',
      message: 'its name leads to 10.0.0.1, which is not on the public internet',
    });
  });

  test('refuses a name altogether when one of its addresses is private', async () => {
    const { seen, get } = countingWeb(['93.184.215.14', '2606:4700::1', '192.168.1.1']);
    await assert.rejects(get('https://mastodon.example/'), GuardError);
    assert.deepEqual(seen.dialled, []);
  });

  test('dials exactly the addresses it checked, and resolves once (no rebinding)', async () => {
    const answers = [['93.184.215.14', '2606:4700::1'], ['127.0.0.1']];
    const { seen, get } = countingWeb([], { resolve: async () => answers.shift() ?? [] });
    await assert.rejects(get('https://mastodon.example/'), UnreachableError);
    assert.deepEqual(seen.dialled, ['93.184.215.14 443', '2606:4700::1 443']);
    assert.equal(answers.length, 1);
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
