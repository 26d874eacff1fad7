import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Prepared } from '../support/memory-web.ts';
import { jrd, SampleWeb, webFingerUrl } from './sample.ts';

const OLD = 'alice@old.example';
const NEW = 'alice@new.example';

test('an account that moved leads to the new one', async () => {
  const web = new SampleWeb()
    .mastodon(OLD, { moved: { acct: NEW } })
    .mastodon(NEW, { note: 'x.com/alice', bot: true });
  const [lookup] = await web.lookUp(OLD);
  assert.deepEqual(lookup, {
    address: OLD,
    at: '2026-01-01T00:00:00.000Z',
    status: 'moved',
    canonical: NEW,
    movedFrom: OLD,
    software: 'mastodon',
    profile: {
      url: 'https://new.example/@alice',
      twitter: ['alice'],
      bot: true,
      memorial: false,
      suspended: false,
    },
    why: null,
  });
  web.expectAllAsked();
});

test('a move within a server leaves the host out, and the handle domain is meant', async () => {
  const web = new SampleWeb()
    .on(webFingerUrl('alice@split.example'), jrd('acct:alice@split.example', 'web.example', 'alice'))
    .on(webFingerUrl('anna@split.example'), jrd('acct:anna@split.example', 'web.example', 'anna'))
    .nodeInfo('web.example', 'mastodon')
    .api('web.example', 'alice', { moved: { acct: 'anna' } })
    .api('web.example', 'anna');
  const [lookup] = await web.lookUp('alice@split.example');
  assert.deepEqual([lookup?.status, lookup?.canonical], ['moved', 'anna@split.example']);
  web.expectAllAsked();
});

/** How an actor's URL becomes an address: WebFinger of the URL. */
test('movedTo of an actor is an actor, whose address WebFinger knows', async () => {
  const web = new SampleWeb()
    .on(webFingerUrl(OLD), jrd(`acct:${OLD}`, 'old.example', 'alice'))
    .nodeInfo('old.example', 'misskey')
    .on('old.example/users/alice', {
      body: { type: 'Person', preferredUsername: 'alice', movedTo: 'https://new.example/users/alice' },
    })
    .on(
      'new.example/.well-known/webfinger?resource=https:%2F%2Fnew.example%2Fusers%2Falice',
      jrd(`acct:${NEW}`, 'new.example', 'alice'),
    )
    .mastodon(NEW);
  const [lookup] = await web.lookUp(OLD);
  assert.deepEqual([lookup?.status, lookup?.canonical, lookup?.movedFrom], ['moved', NEW, OLD]);
  web.expectAllAsked();
});

test('movedTo of an actor that calls itself by the address of somebody else leads nowhere', async () => {
  const web = new SampleWeb()
    .on(webFingerUrl(OLD), jrd(`acct:${OLD}`, 'old.example', 'alice'))
    .nodeInfo('old.example', 'misskey')
    .on('old.example/users/alice', {
      body: { type: 'Person', preferredUsername: 'alice', movedTo: 'https://evil.example/users/alice' },
    })
    .on(
      'evil.example/.well-known/webfinger?resource=https:%2F%2Fevil.example%2Fusers%2Falice',
      jrd('acct:bob@big.example', 'evil.example', 'alice'),
    )
    .on(webFingerUrl('bob@big.example'), jrd('acct:bob@big.example', 'big.example', 'bob'));
  const [lookup] = await web.lookUp(OLD);
  assert.deepEqual([lookup?.status, lookup?.canonical], ['gone', null]);
  assert.match(lookup?.why ?? '', /moved to https:\/\/evil\.example\/users\/alice, but .* says otherwise/);
  web.expectAllAsked();
});

test('three moves in a row are followed, four are not', async () => {
  const chain = (length: number) => {
    const web = new SampleWeb();
    for (let hop = 0; hop <= length; hop++) {
      const moved = hop < length ? { acct: `alice@h${hop + 1}.example` } : null;
      web.mastodon(`alice@h${hop}.example`, { moved });
    }
    return web;
  };
  const [three] = await chain(3).lookUp('alice@h0.example');
  assert.deepEqual(
    [three?.status, three?.canonical, three?.movedFrom],
    ['moved', 'alice@h3.example', 'alice@h0.example'],
  );
  const [four] = await chain(4).lookUp('alice@h0.example');
  assert.deepEqual([four?.status, four?.canonical], ['gone', null]);
  assert.match(four?.why ?? '', /more than 3 times/);
});

test('moves in a circle end', async () => {
  const web = new SampleWeb().mastodon(OLD, { moved: { acct: NEW } }).mastodon(NEW, { moved: { acct: OLD } });
  web
    .on(webFingerUrl(OLD), jrd(`acct:${OLD}`, 'old.example', 'alice'))
    .api('old.example', 'alice', { moved: { acct: NEW } });
  const [lookup] = await web.lookUp(OLD);
  assert.deepEqual([lookup?.status, lookup?.why], ['gone', 'it moved in a circle']);
  web.expectAllAsked();
});

/** What the new address answers, and what becomes of the old one. */
const NOWHERE: readonly (readonly [Prepared, string, string])[] = [
  [{ status: 400 }, 'gone', 'it moved to alice@new.example, but new.example does not know it'],
  [{ status: 410 }, 'gone', 'it moved to alice@new.example, but new.example says it is gone for good'],
  [{ status: 403 }, 'refused', 'it moved to alice@new.example, but new.example refuses to say (HTTP 403)'],
  [{ status: 500 }, 'unreachable', 'it moved to alice@new.example, but new.example has a fault (HTTP 500)'],
];

for (const [prepared, status, why] of NOWHERE) {
  test(`an account that moved where WebFinger answers ${prepared.status} is ${status}`, async () => {
    const web = new SampleWeb().mastodon(OLD, { moved: { acct: NEW } }).on(webFingerUrl(NEW), prepared);
    const [lookup] = await web.lookUp(OLD);
    assert.deepEqual(
      [lookup?.status, lookup?.canonical, lookup?.movedFrom, lookup?.why],
      [status, null, null, why],
    );
    web.expectAllAsked();
  });
}
