import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publicHost, readHost } from '../../../src/people/extract/host.ts';

test('hosts are put in lower-case punycode', () => {
  assert.equal(publicHost('Mastodon.SOCIAL'), 'mastodon.social');
  assert.equal(publicHost('Bücher.example'), 'xn--bcher-kva.example');
  assert.equal(publicHost('例え.テスト'), 'xn--r8jz45g.xn--zckzah');
});

test('what cannot be a public server is refused', () => {
  for (const host of [
    'localhost',
    'printer.local',
    'nas.home.arpa',
    'fedi.internal',
    'a.onion',
    '192.0.2.1',
    '1.2.3',
    '2x.png',
    '10.am',
    '-a.example',
    'a-.example',
    'a..example',
    'xn--zzzzzzzz.example',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(130)}example`,
  ]) {
    assert.equal(publicHost(host), null, host);
  }
});

test('a label may have 63 characters and a host 253', () => {
  assert.notEqual(publicHost(`${'a'.repeat(63)}.example`), null);
  assert.equal(publicHost(`${'a.'.repeat(123)}example`)?.length, 253);
});

test('reading ends where the sentence goes on', () => {
  for (const [text, host, end] of [
    ['b.example.', 'b.example', 9],
    ['b.example로', 'b.example', 9],
    ['b.example.그리고', 'b.example', 9],
    ['mastodon.social-on', 'mastodon.social', 15],
    ['b.example.Then', 'b.example', 9],
    ['b.한국로', 'b.xn--3e0b707e', 4],
  ] as const) {
    assert.deepEqual(readHost(text, 0), { host, end }, text);
  }
});

test('a host cut by an ellipsis is none', () => {
  for (const text of [
    'mastodon.s…',
    'mastodon.social…',
    'mastodon.social...',
    'mastodon...',
    'mastodon.social.…',
  ]) {
    assert.equal(readHost(text, 0), null, text);
  }
});
