import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { SampleArchive } from '../support/archive.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';
import { makeZip, writeZip } from '../support/zip.ts';

const sample = () =>
  new SampleArchive()
    .relation('following', '11', '12')
    .relation('follower', '12', '13')
    .tweet({ text: 'good morning' })
    .tweet({
      text: '@ann hello',
      replyTo: { id: '11', handle: 'ann' },
      mentions: [{ id: '11', handle: 'ann', name: '@ann@a.example' }],
    })
    .tweet({ text: 'and more', replyTo: { id: '1000000001', handle: 'heron' } })
    .tweet({ text: 'RT @bob: so true', mentions: [{ id: '12', handle: 'bob', name: 'Bob' }] })
    .tweet({
      text: 'look',
      media: [
        { basename: 'a.jpg', content: 'JPEG' },
        { basename: 'b.jpg', content: null },
      ],
    });

const document = {
  account: { id: '1000000001', handle: 'heron', name: 'Grey Heron' },
  exported: '2022-12-01T10:20:30.000Z',
  era: '2022',
  tweets: {
    total: 5,
    originals: 2,
    retweets: 1,
    replies_to_others: 1,
    self_replies: 1,
    notes_joined: 0,
    superseded: 0,
    circle: 0,
  },
  media: { items: 2, missing: 1, bytes: 4 },
  contacts: {
    following: { total: 2, with_handle: 2 },
    followers: { total: 2, with_handle: 1 },
    blocked: { total: 0, with_handle: 0 },
    muted: { total: 0, with_handle: 0 },
  },
  clues: 1,
  problems: [],
};

describe('oxpecker inspect', () => {
  it('says what is in a zip, as JSON', async t => {
    const cwd = await temporaryFolder(t);
    await writeZip(
      join(cwd, 'twitter.zip'),
      Array.from(sample().files(), ([name, data]) => ({ name, data })),
    );
    const { code, stdout, stderr } = await runCli(['inspect', '--json', 'twitter.zip'], { cwd });
    assert.equal(code, 0, stderr);
    assert.deepEqual(JSON.parse(stdout), document);
  });

  it('says the same of the unpacked folder', async t => {
    const cwd = await temporaryFolder(t);
    for (const [name, data] of sample().files()) {
      await mkdir(dirname(join(cwd, 'unpacked', name)), { recursive: true });
      await writeFile(join(cwd, 'unpacked', name), data);
    }
    const { stdout } = await runCli(['inspect', '--json', 'unpacked'], { cwd });
    assert.deepEqual(JSON.parse(stdout), document);
  });

  it('speaks to people, and keeps progress off stdout', async t => {
    const cwd = await temporaryFolder(t);
    await writeZip(
      join(cwd, 'twitter.zip'),
      Array.from(sample().files(), ([name, data]) => ({ name, data })),
    );
    const { code, stdout, stderr } = await runCli(['inspect', 'twitter.zip'], { cwd });
    assert.equal(code, 0);
    assert.match(stdout, /@heron \(Grey Heron\)/);
    assert.match(stdout, /^tweets +5 /m);
    assert.match(stderr, /^Reading twitter\.zip$/m);
    const quiet = await runCli(['inspect', '-q', 'twitter.zip'], { cwd });
    assert.deepEqual([quiet.stdout, quiet.stderr], [stdout, '']);
  });

  for (const damaged of ['data/follower.js', 'data/account.js', 'data/manifest.js']) {
    it(`loses one file to damage in it, and ends with 3: ${damaged}`, async t => {
      const cwd = await temporaryFolder(t);
      const entries = Array.from(sample().files(), ([name, data]) => ({
        name,
        data,
        options: { wrongCrc: name === damaged },
      }));
      await writeZip(join(cwd, 'twitter.zip'), entries);
      const { code, stdout } = await runCli(['inspect', '--json', 'twitter.zip'], { cwd });
      assert.equal(code, 3);
      const { tweets, account, problems } = JSON.parse(stdout) as typeof document & {
        problems: { file: string }[];
      };
      assert.deepEqual([tweets, account], [document.tweets, document.account]);
      assert.deepEqual(
        problems.map(({ file }) => file),
        [damaged],
      );
    });
  }

  it('has one sentence for what is no archive', async t => {
    const cwd = await temporaryFolder(t);
    const whole = await makeZip(Array.from(sample().files(), ([name, data]) => ({ name, data })));
    const files: Readonly<Record<string, Buffer>> = {
      'empty.zip': Buffer.alloc(0),
      'page.zip': Buffer.from('<!doctype html><title>Sign in</title>'),
      'half.zip': whole.subarray(0, whole.length / 2),
      'mastodon.zip': await makeZip([
        { name: 'actor.json', data: '{}' },
        { name: 'outbox.json', data: '{}' },
      ]),
    };
    for (const [name, bytes] of Object.entries(files)) {
      await writeFile(join(cwd, name), bytes);
      const { code, stdout, stderr } = await runCli(['inspect', '-q', name], { cwd });
      assert.deepEqual([name, code, stdout], [name, 1, '']);
      assert.match(stderr, new RegExp(`^error: [^\\n]*${name.replace('.', '\\.')}[^\\n]*\\n$`));
    }
  });
});
