import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAddress } from '../../../src/people/extract/parse.ts';

test('every way to write one address gives it', () => {
  for (const text of [
    'alice@b.example',
    '@alice@b.example',
    '  alice@B.Example\r\n',
    'https://b.example/@alice',
    'b.example/@alice',
    'https://b.example/users/alice?x=1',
    'acct:alice@b.example',
    '＠alice＠b.example',
    'alice[at]b[dot]example',
    '<alice@b.example>',
    '(@alice@b.example)',
  ]) {
    assert.equal(parseAddress(text), 'alice@b.example', text);
  }
});

test("an office's name is an account when it is written down as one", () => {
  assert.equal(parseAddress('info@b.example'), 'info@b.example');
});

test('Threads and Bluesky names give the accounts that can be followed', () => {
  assert.equal(parseAddress('https://www.threads.com/@alice'), 'alice@threads.net');
  assert.equal(parseAddress('@alice.bsky.social'), 'alice.bsky.social@bsky.brid.gy');
});

test('anything else is no address', () => {
  for (const text of [
    '',
    'alice',
    '@alice',
    'alice@b',
    'alice@gmail.com',
    'alice@twitter.com',
    'alice@192.0.2.1',
    '@alice@b.example @bob@b.example',
    'perhaps @alice@b.example',
    'https://b.example/@alice/1095',
    'alice@b.exam…',
    '=HYPERLINK("x")@b.example',
  ]) {
    assert.equal(parseAddress(text), null, text);
  }
});
