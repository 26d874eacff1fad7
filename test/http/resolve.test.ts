import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveBySystem } from '../../src/http/resolve.ts';

test('the system resolves what is in its hosts file', async () => {
  const addresses = await resolveBySystem('localhost');
  assert.ok(addresses.some(address => address === '127.0.0.1' || address === '::1'));
});
