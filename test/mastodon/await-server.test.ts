import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { awaitServer } from '../../src/mastodon/await-server.ts';
import { TemporaryError } from '../../src/mastodon/errors.ts';
import { atHome, type Home } from './home.ts';

const MINUTE = 60_000;
const KNOWN = { software: 'snac', version: '2.96' };

const look = (home: Home, giveUpAfterMs: number) =>
  awaitServer(home.api(), KNOWN, {
    host: 'home.example',
    clock: home.clock,
    random: () => 0.5,
    signal: new AbortController().signal,
    giveUpAfterMs,
    onEvent: event => home.events.push(event),
  });

describe('the server of an account', () => {
  for (const fault of [{ kind: 'html' }, { kind: 'reset-before' }, { kind: 'status', status: 503 }] as const)
    test(`is waited for while it is away (${fault.kind})`, async context => {
      const home = await atHome(context);
      const set = home.home.fault({ ...fault, path: /./, times: 12 });
      const server = await look(home, 15 * MINUTE);
      assert.deepEqual([server.software, set.hits], ['mastodon', 12]);
      assert.ok(home.events.some(({ type }) => type === 'retrying'));
    });

  test('is given up after as long as the person waits', async context => {
    const home = await atHome(context);
    const began = home.clock.now();
    home.home.fault({ kind: 'html', path: /./, times: Number.POSITIVE_INFINITY });
    await assert.rejects(look(home, 2 * MINUTE), TemporaryError);
    assert.ok(home.clock.now() - began <= 2 * MINUTE);
    await assert.rejects(look(home, 0), TemporaryError);
  });

  test('is what it was at the login when it does not say so today', async context => {
    const home = await atHome(context);
    home.home.fault({ kind: 'status', status: 500, path: /nodeinfo/, times: Number.POSITIVE_INFINITY });
    const server = await look(home, MINUTE);
    assert.deepEqual([server.software, server.version, server.quirks.hasBlocks], ['snac', '2.96', false]);
  });
});
