import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { SampleArchive } from '../support/archive.ts';
import { postWorld, smallArchive } from './post-world.ts';

describe('oxpecker post', () => {
  it('posts what was tweeted, once, in threads, and says so', async t => {
    const { post, texts, home, heron } = await postWorld(t);
    const first = await post();
    assert.equal(first.code, 0, first.stderr);
    assert.deepEqual(texts(), [
      'Good morning ＠ann\n\n(May 6, 2012, 7:00 AM)',
      'and good night\n\n(May 6, 2012, 7:01 AM)',
      'Look\n\n(May 6, 2012, 7:02 AM)',
    ]);
    const [photo, reply, root] = home.posts(heron);
    assert.equal(reply?.replyTo, root);
    assert.equal(photo?.media.length, 1);
    assert.ok(home.posts(heron).every(({ visibility }) => visibility === 'unlisted'));
    assert.deepEqual(home.pings, []);
    assert.match(first.stdout, /^3 tweets posted as heron@home\.example\n {2}The last: http:\S+\n$/);
    assert.match(
      first.stderr,
      /^Post 3 tweets as heron@home\.example \(mastodon 4\.5\.2\), from twitter\.zip$/m,
    );
    assert.match(
      first.stderr,
      /^Left out: 1 retweet \(--retweets\) · 1 reply to others, or below one \(--replies\)\.$/m,
    );
    assert.doesNotMatch(first.stderr, /Waiting for/);

    const again = await post();
    assert.equal(again.code, 0);
    assert.equal(again.stdout, 'Nothing new posted as heron@home.example\n');
    assert.match(again.stderr, /^Resuming: 3 done, 0 failed, 0 left\.$/m);
    assert.equal(home.posts(heron).length, 3);
  });

  it('asks first, and posts nothing after a no', async t => {
    const { run, texts } = await postWorld(t);
    const asked: string[] = [];
    const { code, stderr } = await run(['post', 'twitter.zip', '--was-public'], {
      terminal: true,
      onStderr: (text, type) => {
        if (!text.includes('Post 3 tweets now?') || asked.length > 0) return;
        asked.push('n');
        setImmediate(() => type('n'));
      },
    });
    assert.equal(code, 0, stderr);
    assert.deepEqual(asked, ['n']);
    assert.match(stderr, /Nothing was posted\./);
    assert.deepEqual(texts(), []);
  });

  it('shows in a dry run what it would post, and writes every decision down', async t => {
    const { post, texts, cwd, run } = await postWorld(t);
    const { code, stdout, stderr } = await post('--dry-run');
    assert.equal(code, 0, stderr);
    assert.match(
      stdout,
      /^2012-05-06 {2}199000000000000002 {2}and good night \(May 6, 2012, 7:01 AM\) {2}↳ thread$/m,
    );
    assert.match(stdout, /^Post 3 tweets as heron@home\.example/m);
    assert.match(stdout, /stands in oxpecker-heron.posts\.csv: edit its column post/);
    assert.deepEqual(texts(), []);

    const path = join(cwd, 'oxpecker-heron', 'posts.csv');
    const csv = await readFile(path, 'utf8');
    assert.equal(csv.split('\r\n').length, 1 + 5 + 1);
    assert.match(
      csv,
      /,reply,"?answers somebody else, or goes on below such an answer \(--replies brings it\)"?,/,
    );
    await writeFile(path, csv.replace(/^(199000000000000001,.*),yes\r$/m, '$1,no\r'));
    const selected = await post('--select', 'oxpecker-heron/posts.csv');
    assert.equal(selected.code, 0, selected.stderr);
    assert.match(selected.stderr, /Left out: 3 with no in the selection\./);
    assert.deepEqual(
      texts().map(text => text.split('\n')[0]),
      ['and good night', 'Look'],
    );
    const status = await run(['status']);
    assert.match(status.stdout, /^post: 2 done, 0 left$/m);
  });

  it('goes on where --max ended, and exports which tweet became which post', async t => {
    const { post, texts, run, home, heron } = await postWorld(t);
    const first = await post('--max', '1');
    assert.equal(first.code, 0, first.stderr);
    assert.match(first.stderr, /2 beyond --max, for a later run/);
    assert.match(first.stdout, /^2 tweets left: run the same command again to go on\.$/m);
    assert.equal(texts().length, 1);
    assert.equal((await post()).code, 0);
    const [, reply, root] = home.posts(heron);
    assert.equal(reply?.replyTo, root);

    const { stdout, code } = await run(['export-map']);
    assert.equal(code, 0);
    const [header, ...rows] = stdout.trim().split('\n');
    assert.equal(header, 'tweet_id,part,tweeted_at,posted_at,url,status_id,account');
    assert.equal(rows.length, 3);
    assert.match(rows[0] ?? '', /^199000000000000001,1,2012-\S+Z,2\S+Z,http:\S+,\d+,heron@home\.example$/);
    const map = JSON.parse((await run(['export-map', 'oxpecker-heron', '--json'])).stdout);
    assert.equal(map.type, 'post_map');
    assert.deepEqual(
      map.posts.map((each: { status_id: string }) => each.status_id),
      home
        .posts(heron)
        .map(({ id }) => id)
        .reverse(),
    );
  });

  it('says which tweet failed and why, and tries again when asked to', async t => {
    const { post, home, texts } = await postWorld(t);
    home.fault({ method: 'POST', path: /\/statuses$/, kind: 'status', status: 422 });
    const first = await post();
    assert.equal(first.code, 3, first.stderr);
    assert.match(first.stdout, /^1 tweet posted/m);
    assert.match(first.stdout, /^ {4}tweet 199000000000000001 of 2012-05-06 “Good morning ＠ann/m);
    assert.match(first.stdout, /^ {2}1 parent: held back, the tweet they answer did not go out$/m);
    const second = await post('--retry-failed');
    assert.equal(second.code, 0, second.stdout);
    assert.equal(texts().length, 3);
  });

  it('finds what a lost journal knew, and takes it over', async t => {
    const { post, cwd, texts, run } = await postWorld(t);
    assert.equal((await post()).code, 0);
    const { rm } = await import('node:fs/promises');
    await rm(join(cwd, 'oxpecker-heron'), { recursive: true });
    await rm(join(cwd, 'config', 'pairs'), { recursive: true });
    const asked = await post();
    assert.equal(asked.code, 2, asked.stderr);
    assert.match(
      asked.stderr,
      /3 posts in your account are some of these tweets already.*--adopt, or --no-adopt/s,
    );
    const adopted = await post('--adopt');
    assert.equal(adopted.code, 0, adopted.stderr);
    assert.equal(
      adopted.stdout,
      'Nothing new posted as heron@home.example\n  3 stood there already and count as posted\n',
    );
    assert.equal(texts().length, 3);
    assert.equal((await run(['export-map'])).stdout.trim().split('\n').length, 4);
  });

  it('posts nothing in quiet hours', async t => {
    const { post, home, clock } = await postWorld(t);
    const hour = new Date(clock.now()).getUTCHours();
    const two = (count: number) => `${String(count % 24).padStart(2, '0')}:00`;
    const { code, stderr } = await post(
      '--max-wait',
      'unlimited',
      '--quiet-hours',
      `${two(hour)}-${two(hour + 2)}`,
      '--time-zone',
      'UTC',
    );
    assert.equal(code, 0, stderr);
    assert.match(stderr, /Nothing is posted from \d\d:00 to \d\d:00, which comes on top\./);
    const [first] = home.writes.filter(({ op }) => op === 'post');
    assert.equal(new Date(first?.at ?? 0).getUTCHours(), (hour + 2) % 24);
  });

  it('describes photos by the sheet', async t => {
    const { post, run, cwd, home } = await postWorld(t);
    const sheet = await run(['alt-text', 'twitter.zip']);
    assert.equal(sheet.code, 0, sheet.stderr);
    assert.match(
      sheet.stdout,
      /^oxpecker-heron.alt-text\.csv: 1 photo, GIF or video, 0 of them described\.$/m,
    );
    assert.match(sheet.stderr, /Write into its column description, then:\nnpx oxpecker post twitter\.zip /);
    const none = await run(['alt-text', 'twitter.zip', '--match', 'Good morning', '--dir', 'none']);
    assert.match(none.stderr, /Those tweets have nothing to describe\.\n$/);
    const path = join(cwd, 'oxpecker-heron', 'alt-text.csv');
    const csv = await readFile(path, 'utf8');
    await writeFile(path, csv.replace('199000000000000003-AbC.jpg,', '199000000000000003-AbC.jpg,A heron'));
    assert.match((await run(['alt-text', 'twitter.zip', '--json'])).stdout, /"files":1,"described":1/);
    assert.equal((await post('--alt-text', path, '--require-alt')).code, 0);
    const [upload] = home.writes.flatMap(write => (write.op === 'upload' ? [write.upload] : []));
    assert.equal(upload?.description, 'A heron');
  });

  it('gives the dates of the tweets where the server can', async t => {
    const { post, home, heron, texts } = await postWorld(t, smallArchive(), {
      software: 'gotosocial',
      version: '0.20.0',
    });
    const { code, stderr } = await post();
    assert.equal(code, 0, stderr);
    assert.match(stderr, /with the dates of the tweets: \S+ sends posts of the past to nobody/);
    assert.deepEqual(texts(), ['Good morning ＠ann', 'and good night', 'Look']);
    assert.equal(new Date(home.posts(heron).at(-1)?.createdAt ?? 0).toISOString().slice(0, 10), '2012-05-06');
  });

  it('has nothing to do for an archive without tweets', async t => {
    const { post } = await postWorld(t, new SampleArchive());
    const { code, stdout, stderr } = await post();
    assert.equal(code, 0, stderr);
    assert.equal(stdout, 'Nothing new posted as heron@home.example\n');
    assert.match(stderr, /^Nothing to post as heron/m);
  });
});
