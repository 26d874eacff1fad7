import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { createWeb } from '../../src/http/web.ts';
import { canonicalAddress } from '../../src/migrate/canonical-address.ts';
import type { Address } from '../../src/people/address.ts';
import { redirectsTo } from '../support/fediverse/odd-hosts.ts';
import { startFediverse, type World } from '../support/fediverse/world.ts';
import { SteppingClock } from '../support/stepping-clock.ts';

/** Pages at `social.split.example`, handles at `split.example`. */
async function splitWorld(t: TestContext): Promise<World> {
  const world = await startFediverse();
  t.after(() => world.close());
  world.mastodon('social.split.example', { handleHost: 'split.example' }).account('ann');
  world.host('split.example', redirectsTo('https://social.split.example'));
  return world;
}

function ask(world: World, address: Address, signal = new AbortController().signal) {
  const openWeb = async () =>
    createWeb({ userAgent: 'test', connectTo: world.connectTo, insecureHosts: [], ca: world.caPem });
  return canonicalAddress(address, { openWeb, clock: new SteppingClock(), signal });
}

describe('the canonical address', () => {
  it('is what the host of any of its addresses says', async t => {
    const world = await splitWorld(t);
    assert.equal(await ask(world, 'ann@social.split.example'), 'ann@split.example');
    assert.equal(await ask(world, 'ann@split.example'), 'ann@split.example');
  });

  it('of nobody, or at a host that must not be asked, is none', async t => {
    const world = await splitWorld(t);
    assert.equal(await ask(world, 'bob@social.split.example'), null);
    assert.equal(await ask(world, 'ann@localhost'), null);
  });

  it('at a host that does not answer is not known', async t => {
    const world = await splitWorld(t);
    world.dead('dead.example');
    await assert.rejects(ask(world, 'ann@dead.example'), { name: 'UnreachableError' });
    const stopped = AbortSignal.abort(new Error('stopped'));
    await assert.rejects(ask(world, 'ann@social.split.example', stopped), /stopped/);
  });
});
