import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { SampleArchive } from '../support/archive.ts';
import { postWorld } from './post-world.ts';

const MENTIONS = new SampleArchive().tweet({
  text: 'Hello @ann and @bob',
  mentions: [
    { id: '11', handle: 'ann' },
    { id: '12', handle: 'bob' },
  ],
});

it('whoever find is sure of is mentioned with --mention matched, and nobody else', async t => {
  const { post, texts, world, home, cwd } = await postWorld(t, MENTIONS);
  const away = world.mastodon('away.example');
  away.account('ann');
  home.account('bob');
  await mkdir(join(cwd, 'oxpecker-heron'));
  const rows = ['11,ann,ann@away.example,confirmed,yes,yes', '12,bob,bob@away.example,guessed,no,no'];
  const header = 'twitter_id,twitter_handle,address,confidence,followed_by_default,follow';
  await writeFile(join(cwd, 'oxpecker-heron', 'matches.csv'), [header, ...rows, ''].join('\n'));
  const { code, stderr } = await post('--mention', 'matched');
  assert.equal(code, 0, stderr);
  assert.match(texts()[0] ?? '', /^Hello @ann@away\.example and ＠bob\n/);
  assert.deepEqual(
    home.pings.map(({ target }) => target),
    ['ann@away.example'],
  );
});
