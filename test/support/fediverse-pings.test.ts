import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HomeWorld } from './home-world.ts';

let here: HomeWorld;

before(async () => {
  here = await HomeWorld.start();
});
after(() => here.close());

const pinged = async (text: string, more: object = {}) => {
  const already = here.home.pings.length;
  await here.post(text, more);
  return here.home.pings.slice(already).map(({ target }) => target);
};

test('Mastodon pings whoever a text names, strangers on the own server by their bare name', async () => {
  const [home, alice] = here.settle();
  const away = here.world.mastodon('away-of-pings.example');
  const [bob, carol] = [home.account('bob'), away.account('carol')];
  for (const text of [
    '@bob',
    'hi @BOB!',
    '.@bob',
    '(@bob)',
    '"@bob"',
    `@bob@${home.name}`,
    'ü @bob',
    '@bob.',
    '-@bob',
  ]) {
    assert.deepEqual(await pinged(text), [bob.address], text);
  }
  assert.deepEqual(await pinged(`@carol@${away.name} and @bob and @bob`), [carol.address, bob.address]);
  for (const text of [
    '＠bob',
    '@nobody',
    'me@bob',
    'me@bob.example',
    'https://a.example/@bob',
    '=@bob',
    '@bob_x',
    '@carol',
    '@ bob',
    '@alice',
    'ü@bob',
  ]) {
    assert.deepEqual(await pinged(text), [], text);
  }
  assert.equal(home.pings[0]?.actor, alice.address);
});

test('allowed_mentions turns away a post that would ping anybody else', async () => {
  const [home] = here.settle();
  const [bob, eve] = [home.account('bob'), home.account('eve')];
  assert.equal((await here.post('@bob', { allowed_mentions: ['0'] })).status, 422);
  assert.equal((await here.post('@bob @eve', { allowed_mentions: [bob.id] })).status, 422);
  assert.deepEqual([home.pings, home.writes], [[], []]);
  assert.deepEqual(await pinged('＠bob', { allowed_mentions: ['0'] }), []);
  assert.deepEqual(await pinged('@bob @eve', { allowed_mentions: [bob.id, eve.id] }), [
    bob.address,
    eve.address,
  ]);
  const [old] = here.settle({ version: '4.1.9' });
  old.account('bob');
  assert.equal((await here.post('@bob', { allowed_mentions: ['0'] })).status, 200);
});

test('snac2 looks into words and e-mail addresses too, not into URLs', async () => {
  const [home] = here.settle({ software: 'snac' });
  const bob = home.account('bob');
  for (const text of ['@bob', 'me@bob.example', 'x/@bob', '=@bob', '`@BOB`'])
    assert.deepEqual(await pinged(text), [bob.address], text);
  for (const text of ['＠bob', 'https://a.example/@bob', '@bobby', '@bob_x', 'bob@example.com'])
    assert.deepEqual(await pinged(text), [], text);
});

test('mentions, hashtags and links become HTML', async () => {
  const [home] = here.settle();
  const bob = home.account('bob');
  const { body } = await here.post('@bob #One ＃Zwei https://a.example/x &\n<b>', { visibility: 'unlisted' });
  assert.equal(
    body.content,
    `<p><span class="h-card" translate="no"><a href="${bob.url}" class="u-url mention">@<span>bob</span></a></span> ` +
      `<a href="https://${home.name}/tags/one" class="mention hashtag" rel="tag">#<span>One</span></a> ` +
      `<a href="https://${home.name}/tags/zwei" class="mention hashtag" rel="tag">#<span>Zwei</span></a> ` +
      '<a href="https://a.example/x" target="_blank" rel="nofollow noopener" translate="no">' +
      '<span class="invisible">https://</span><span class="">a.example/x</span><span class="invisible"></span></a> &amp;<br />&lt;b&gt;</p>',
  );
  assert.deepEqual(
    body.tags.map(({ name }: { name: string }) => name),
    ['one', 'zwei'],
  );
  assert.deepEqual((await here.post('#\u2060One #1')).body.tags, []);
});
