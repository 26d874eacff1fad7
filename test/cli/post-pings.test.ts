import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SampleArchive } from '../support/archive.ts';
import { postWorld } from './post-world.ts';

const TEXT = 'Write to me@bob.example or @ann@mail.example, cc @bob, f@bob, https://x.example/@bob';

describe('oxpecker post pings nobody', () => {
  for (const software of ['mastodon', 'gotosocial', 'akkoma', 'hollo', 'snac'] as const) {
    it(`on ${software}, whatever an @ stands in`, async t => {
      const { post, home, texts } = await postWorld(t, new SampleArchive().tweet({ text: TEXT }), {
        software,
      });
      for (const name of ['bob', 'ann', 'mail', '07', '12']) home.account(name);
      const { code, stderr } = await post('--date', 'footer', '--date-format', 'D MMM @HH:mm');
      assert.equal(code, 0, stderr);
      const [text = ''] = texts();
      assert.match(text, /https:\/\/x\.example\/@bob/);
      assert.match(text, software === 'snac' ? /me＠bob\.example/ : /me@bob\.example/);
      assert.match(text, /15 Jan ＠12:00$/);
      assert.deepEqual(home.pings, []);
    });
  }
});
