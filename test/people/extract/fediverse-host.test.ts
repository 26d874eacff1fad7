import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CLOSED_SERVERS, KNOWN_SERVERS, MIRRORS } from '../../../src/people/extract/data/fediverse-hosts.ts';
import { MAIL_HOSTS, OTHER_NETWORKS, OTHER_SITES } from '../../../src/people/extract/data/other-hosts.ts';
import { isFediverseHost, isForeignHost } from '../../../src/people/extract/fediverse-host.ts';
import { publicHost } from '../../../src/people/extract/host.ts';

const foreign = [...CLOSED_SERVERS, ...MIRRORS, ...MAIL_HOSTS, ...OTHER_NETWORKS, ...OTHER_SITES];

test('every host of the tables is in normal form and stands in one table only', () => {
  const all = [...KNOWN_SERVERS, ...foreign];
  for (const host of all) assert.equal(publicHost(host), host);
  assert.deepEqual(
    all.filter((host, index) => all.indexOf(host) !== index),
    [],
  );
});

test('known servers are fediverse hosts, the others never', () => {
  for (const host of KNOWN_SERVERS) assert.ok(isFediverseHost(host), host);
  for (const host of foreign) assert.ok(isForeignHost(host) && !isFediverseHost(host), host);
});

test('names show a fediverse server', () => {
  for (const host of ['mstdn.example', 'social.b.example', 'b.social', 'toot.b.example', 'my-fedi.example']) {
    assert.ok(isFediverseHost(host), host);
  }
  for (const host of ['b.example', 'social-media.example', 'tooth.example', 'antisocial.example']) {
    assert.ok(!isFediverseHost(host), host);
  }
});

test('mail brands are known in every country, servers under a network domain are not refused', () => {
  for (const host of ['gmx.at', 'yahoo.co.jp', 'hotmail.com.br', 'live.nl'])
    assert.ok(isForeignHost(host), host);
  for (const host of ['live.b.example', 'mastodon.matrix.org', 'gmx.social.example']) {
    assert.ok(!isForeignHost(host), host);
  }
  for (const host of ['alice.substack.com', 'beta.birdsite.live', 'birdsite.b.example']) {
    assert.ok(isForeignHost(host), host);
  }
});
