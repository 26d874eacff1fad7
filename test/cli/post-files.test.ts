import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SampleArchive } from '../support/archive.ts';
import { postWorld } from './post-world.ts';

const photo = () => new SampleArchive().tweet({ text: 'Look', media: [{ basename: 'odd.jpg' }] });

describe('oxpecker post, when the server takes a tweet but not its photo', () => {
  it('says what it posted without it', async t => {
    const { post, home } = await postWorld(t, photo());
    home.rules.brokenFiles.add('odd.jpg');
    const { code, stdout } = await post();
    assert.equal(code, 0);
    assert.match(stdout, /^1 tweet posted/m);
    assert.match(stdout, /^Careful: tweet \d+ was posted without odd\.jpg: the server does not take it/m);
  });

  it('says why it left the tweet out', async t => {
    const { post, home } = await postWorld(t, photo());
    home.rules.brokenFiles.add('odd.jpg');
    const { stdout } = await post('--on-missing-media', 'skip', '--json');
    const outcome = stdout.split('\n').find(line => line.includes('"post_outcome"'));
    assert.match(outcome ?? '', /"word":"media","detail":"odd\.jpg: the server does not take it: /);
  });
});
