import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { goesDirect, parseConnectTo, parseInsecureHosts, readProxy } from '../../src/http/settings.ts';

describe('parseConnectTo', () => {
  test('reads names and their targets', () => {
    const parsed = parseConnectTo(' Social.example=127.0.0.1:8443, bücher.example=[::1]:81,');
    assert.deepEqual(
      [...parsed],
      [
        ['social.example', '127.0.0.1:8443'],
        ['xn--bcher-kva.example', '[::1]:81'],
      ],
    );
    assert.equal(parseConnectTo('').size, 0);
  });

  test('says what is wrong and how to write it', () => {
    for (const text of [
      'a.example',
      'a.example=',
      '=127.0.0.1:1',
      'a.example=127.0.0.1',
      'a.example=b.example:443',
      'a.example=127.0.0.1:99999',
      'a/b=127.0.0.1:1',
    ]) {
      assert.throws(
        () => parseConnectTo(`good.example=127.0.0.1:8443,${text}`),
        {
          name: 'SettingError',
          message: `OXPECKER_CONNECT_TO holds "${text}": write a name, "=", an IP address and a port, as in social.example=127.0.0.1:8443`,
        },
        text,
      );
    }
  });
});

describe('parseInsecureHosts', () => {
  test('reads hosts with and without a port', () => {
    assert.deepEqual(parseInsecureHosts('127.0.0.1:8101, A.example,[::1]:80'), [
      '127.0.0.1:8101',
      'a.example',
      '[::1]',
    ]);
  });

  test('says what is wrong and how to write it', () => {
    for (const text of ['http://127.0.0.1:8101', 'a b', 'a:b', 'me@a.example']) {
      assert.throws(() => parseInsecureHosts(text), { name: 'SettingError' }, text);
    }
  });
});

describe('readProxy', () => {
  test('reads either case, lower case first', () => {
    assert.equal(readProxy({}), null);
    assert.equal(readProxy({ https_proxy: '', HTTPS_PROXY: 'http://b:1' }), null);
    assert.deepEqual(readProxy({ HTTPS_PROXY: 'http://b:1', NO_PROXY: 'A.example, .b.example' }), {
      url: 'http://b:1',
      except: ['a.example', '.b.example'],
    });
  });

  test('refuses what is no proxy, and keeps its password to itself', () => {
    for (const url of ['b:1', 'socks5://me:word@b:1', 'nonsense']) {
      assert.throws(
        () => readProxy({ HTTPS_PROXY: url }),
        error => error instanceof Error && error.name === 'SettingError' && !error.message.includes('word'),
      );
    }
  });
});

test('goesDirect knows names, subdomains and "*"', () => {
  const except = ['a.example', '.b.example', '*.c.example', 'd.example:443'];
  for (const host of ['a.example', 'x.a.example', 'x.b.example', 'x.c.example', 'd.example']) {
    assert.equal(goesDirect(host, except), true, host);
  }
  for (const host of ['e.example', 'notа.example', 'xa.example']) {
    assert.equal(goesDirect(host, except), false, host);
  }
  assert.equal(goesDirect('e.example', ['*']), true);
});
