import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHost, parseHostName } from '../../src/people/host.ts';

test('a host is put in lower-case punycode, with a port that is not the usual one', () => {
  for (const [text, host] of [
    ['Mastodon.SOCIAL', 'mastodon.social'],
    ['Bücher.example', 'xn--bcher-kva.example'],
    ['ex_ample.social', 'ex_ample.social'],
    ['b.js', 'b.js'],
    ['social.local', 'social.local'],
    ['host.example:8443', 'host.example:8443'],
    ['host.example:443', 'host.example'],
    ['127.0.0.1:8101', '127.0.0.1:8101'],
    [`${'a'.repeat(63)}.example`, `${'a'.repeat(63)}.example`],
  ] as const) {
    assert.equal(parseHost(text), host, text);
  }
});

test('anything else is no host', () => {
  for (const text of [
    '',
    'localhost',
    'b.example.',
    'a..example',
    '.example',
    'https://b.example',
    'b.example/x',
    'user@b.example',
    'b.example:99999',
    'b.example:',
    '[::1]',
    'b.exa mple',
    'b.example,c.example',
    'xn--zzzzzzzz.example',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(130)}example`,
  ]) {
    assert.equal(parseHost(text), null, text);
  }
});

test('a name has neither port nor numbers for labels', () => {
  assert.equal(parseHostName('Bücher.example'), 'xn--bcher-kva.example');
  for (const text of ['b.example:8443', 'b.example:443', '192.0.2.1', '0x7f.1', 'localhost']) {
    assert.equal(parseHostName(text), null, text);
  }
});
