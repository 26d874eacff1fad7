import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../src/http/clock.ts';
import { createWeb } from '../../src/http/web.ts';
import type { Lookup } from '../../src/people/types.ts';
import {
  endlessBody,
  hostMetaOnly,
  pageForEverything,
  redirectsTo,
  tornAnswer,
} from '../support/fediverse/odd-hosts.ts';
import { startFediverse, type World } from '../support/fediverse/world.ts';
import { lookUp } from './sample.ts';

const clock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => setTimeout(ms, undefined, signal ? { signal } : {}),
  timeout: ms => AbortSignal.timeout(ms),
};

let world: World;
let lookups: ReadonlyMap<string, Lookup>;

/** Everything is asked in one run, over real connections. */
before(async () => {
  world = await startFediverse();
  people();
  const web = createWeb({ userAgent: 'oxpecker/test', ca: world.caPem, connectTo: world.connectTo });
  try {
    const result = await lookUp(web, clock, Object.keys(EXPECTED));
    lookups = new Map(result.lookups.map(lookup => [lookup.address, lookup]));
    assert.deepEqual(result.left, { postponed: [], retryAt: null, offline: false });
  } finally {
    await web.close();
  }
});
after(() => world.close());

function people(): void {
  const social = world.mastodon('social.example', { anonymousLimit: true });
  const link = { note: 'Formerly https://twitter.com/Alice_T' };
  social.account('alice', link);
  social.account('ghost', { suspended: true });
  social.account('rip', { memorial: true });
  social.account('robot', { bot: true });
  social.account('left', { gone: true });
  const closed = world.mastodon('closed.example', { closedApi: true, authorizedFetch: true });
  closed.account('alice', { fields: [{ name: 'X', value: 'https://x.com/alice_t' }] });
  world.mastodon('snac.example', { software: 'snac' }).account('alice', link);
  world.mastodon('gts.example', { software: 'gotosocial' }).account('alice', link);
  const split = world.mastodon('web.split.example', { handleHost: 'split.example' });
  split.account('alice', link);
  world.host('split.example', redirectsTo('https://web.split.example'));
  world.mastodon('web.meta.example', { handleHost: 'meta.example' }).account('alice');
  world.host('meta.example', hostMetaOnly('https://web.meta.example'));
  const misskey = world.mastodon('misskey.example', { software: 'misskey' });
  misskey.account('old').moveTo(social.account('new', link));
  social.account('older').moveTo(misskey.account('newer', link));
  world.host('trap.example', redirectsTo(`http://${world.plainHost}`));
  world.host('endless.example').on('/.well-known/webfinger', endlessBody());
  world.host('torn.example').on('/.well-known/webfinger', tornAnswer());
  world.host('page.example', pageForEverything());
  world.host('expired.example', [], 'expired');
  world.dead('dead.example');
}

/** Address → status, canonical address, software, accounts on Twitter. */
const EXPECTED: Readonly<Record<string, readonly [string, (string | null)?, (string | null)?, string[]?]>> = {
  'Alice@social.example': ['found', 'alice@social.example', 'mastodon', ['alice_t']],
  'ghost@social.example': ['found', 'ghost@social.example', 'mastodon', []],
  'rip@social.example': ['found', 'rip@social.example', 'mastodon', []],
  'robot@social.example': ['found', 'robot@social.example', 'mastodon', []],
  'left@social.example': ['gone'],
  'nobody@social.example': ['unknown'],
  'alice@closed.example': ['found', 'alice@closed.example', 'mastodon', ['alice_t']],
  'alice@snac.example': ['found', 'alice@snac.example', 'snac', ['alice_t']],
  'alice@gts.example': ['found', 'alice@gts.example', 'gotosocial'],
  'alice@split.example': ['found', 'alice@split.example', 'mastodon', ['alice_t']],
  'alice@web.split.example': ['found', 'alice@split.example', 'mastodon', ['alice_t']],
  'alice@meta.example': ['found', 'alice@meta.example', 'mastodon', []],
  'old@misskey.example': ['moved', 'new@social.example', 'mastodon', ['alice_t']],
  'older@social.example': ['moved', 'newer@misskey.example', 'misskey', ['alice_t']],
  'a@trap.example': ['refused'],
  'a@endless.example': ['unreachable'],
  'a@torn.example': ['unreachable'],
  'a@page.example': ['unknown'],
  'a@expired.example': ['unreachable'],
  'a@dead.example': ['unreachable'],
};

for (const [address, [status, canonical = null, software = null, twitter]] of Object.entries(EXPECTED)) {
  test(`${address} is ${status}`, () => {
    const lookup = lookups.get(address.replace('?', ''));
    assert.deepEqual(
      [lookup?.status, lookup?.canonical, lookup?.software],
      [status, canonical, software],
      lookup?.why ?? '',
    );
    if (twitter) assert.deepEqual(lookup?.profile?.twitter, twitter);
  });
}

test('profiles say what they are', () => {
  assert.equal(lookups.get('ghost@social.example')?.profile?.suspended, true);
  assert.equal(lookups.get('rip@social.example')?.profile?.memorial, true);
  assert.equal(lookups.get('robot@social.example')?.profile?.bot, true);
  assert.equal(lookups.get('old@misskey.example')?.movedFrom, 'old@misskey.example');
});

test('nobody is asked too often or too much at once', () => {
  assert.equal(world.requests.to('social.example', '/.well-known/nodeinfo').length, 1);
  assert.equal(world.requests.to('misskey.example', '/api').length, 0);
  assert.equal(world.requests.to('dead.example').length, 0);
  assert.equal(world.requests.to(world.plainHost).length, 0);
  assert.ok(world.requests.peak('social.example') <= 2);
});
