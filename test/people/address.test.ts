import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAddress } from '../../src/people/address.ts';

test('an address is read with or without its sign', () => {
  for (const text of [
    'Alice@B.Example',
    '@Alice@b.example',
    'acct:Alice@b.example',
    'ACCT:@Alice@b.example',
  ]) {
    assert.equal(parseAddress(text), 'Alice@b.example', text);
  }
  assert.equal(parseAddress("o'né+1@b.example:8443"), "o'né+1@b.example:8443");
});

test('anything else is none', () => {
  for (const text of [
    '',
    'alice',
    '@alice',
    '@b.example',
    'alice@b',
    'a b@b.example',
    'alice@b.example @bob@b.example',
    'https://b.example/@alice',
    `${'a'.repeat(201)}@b.example`,
  ]) {
    assert.equal(parseAddress(text), null, text);
  }
});
