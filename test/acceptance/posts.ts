import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import type { PostMapDocument } from '../../src/report/post-map.ts';
import { writeZip } from '../support/zip.ts';
import type { Browser } from './browser.ts';
import type { SnacServer } from './snac-server.ts';
import { ALT_TEXT, POSTED, sampleTweets } from './tweets.ts';
import { eventually, followersOf, tokensOf } from './world.ts';

/** What the steps of a scenario work with. */
export interface PostScene {
  /** Where Alice is logged in. */
  readonly a: SnacServer;
  /** Where Bob is, who is logged in too. */
  readonly b: SnacServer;
  readonly browser: Browser;
  readonly cwd: string;
  readonly step: (name: string, body: () => Promise<void>) => Promise<void>;
  readonly cli: (...args: string[]) => Promise<Ran>;
  /**
   * The same with a clock of its own, which nothing but its waits moves: they take no time, and are added up. What it
   * writes down is ahead of the real clock by as much, as after a clock that was put back.
   */
  readonly patientCli: (...args: string[]) => Promise<Ran & { waitedMs: number }>;
}

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly all: string;
}

/**
 * How long a post is waited for whose answer was lost: a minute in which the answer may have come, and a minute and a
 * half in which a server may finish late. snac2 sends no `Date`, so that none of it can have passed before the run.
 */
const LATE_MS = 150_000;

const Statuses = v.array(
  v.object({
    id: v.string(),
    uri: v.string(),
    visibility: v.string(),
    content: v.string(),
    text: v.optional(v.string(), ''),
    in_reply_to_id: v.nullable(v.string()),
    media_attachments: v.array(v.object({ url: v.string(), description: v.nullable(v.string()) })),
    mentions: v.array(v.object({ acct: v.string() })),
  }),
);

/** Alice's tweets: posted, seen from the other server, not posted again, taken back. */
export async function movePosts({ a, b, browser, cwd, step, cli, patientCli }: PostScene): Promise<void> {
  const asAlice = ['--as', 'alice@a.example', '--dir', cwd, '--yes', '--max-wait', '10m'];
  const pacing = ['--share', '1', '--pace', 'burst'];
  const post = ['post', 'twitter.zip', ...asAlice, ...pacing, '--was-public', '--alt-text', 'alt.csv'];

  const ask = (server: SnacServer, path: string) =>
    browser.visit(`http://${server.name}${path}`, null, tokensOf(server)[0] ?? '');
  /** The home timeline of the person who is logged in to a server, the oldest first. */
  const timelineOf = async (server: SnacServer) => {
    const { status, text } = await ask(server, '/api/v1/timelines/home?limit=40');
    assert.equal(status, 200, text);
    return v.parse(Statuses, JSON.parse(text)).reverse();
  };
  const posted = async () => {
    const { code, all, stdout } = await cli('export-map', cwd, '--json');
    assert.equal(code, 0, all);
    const { posts }: PostMapDocument = JSON.parse(stdout);
    return posts;
  };

  await step('follow the other way, so that Bob hears of what Alice posts', async () => {
    const table = join(cwd, 'alice.csv');
    writeFileSync(table, 'twitter_id,twitter_handle,address,follow\r\n21,alice,alice@a.example,yes\r\n');
    const { code, all } = await cli(
      'follow',
      table,
      '--as',
      'bob@b.example',
      '--dir',
      join(cwd, 'bob'),
      '--yes',
    );
    assert.equal(code, 0, all);
    await eventually(() => assert.deepEqual(followersOf(a, 'alice'), ['http://b.example/bob']));
  });

  await step('post: what stands there is what was tweeted', async () => {
    const files = Array.from(sampleTweets().files(), ([name, data]) => ({ name, data }));
    await writeZip(join(cwd, 'twitter.zip'), files);
    writeFileSync(
      join(cwd, 'alt.csv'),
      `tweet_id,file,description\r\n${ALT_TEXT.tweetId},${ALT_TEXT.file},"${ALT_TEXT.text}"\r\n`,
    );
    const { code, all } = await cli(...post);
    assert.equal(code, 0, all);

    const there = await timelineOf(a);
    const map = await posted();
    assert.deepEqual(
      map.map(({ tweet_id, status_id }) => [tweet_id, status_id]),
      POSTED.map(({ id }, place) => [id, there[place]?.id]),
    );
    assert.equal(there.length, POSTED.length, 'nothing else stands there');
    for (const [place, wanted] of POSTED.entries()) {
      const status = there[place] ?? assert.fail();
      const date = `(Jan 15, 2019, 12:0${place} PM)`;
      const text = wanted.text.replace('{0}', map[0]?.url ?? '');
      assert.equal(status.text, text === '' ? date : `${text}\n\n${date}`);
      assert.equal(status.visibility, 'unlisted');
      assert.equal(status.in_reply_to_id, wanted.answers === null ? null : there[wanted.answers]?.id);
      assert.deepEqual(status.mentions, []);
      const stored = status.media_attachments.map(({ url }) =>
        readFileSync(join(a.folder, 'user/alice/static', basename(url))),
      );
      assert.deepEqual(stored, wanted.files, `the files of "${text}"`);
    }
    const [perch, pike] = there[2]?.media_attachments ?? [];
    assert.deepEqual([perch?.description, pike?.description], [ALT_TEXT.text, '']);
  });

  await step('post: Bob reads it on his server', async () => {
    const sent = await timelineOf(a);
    const seen = await eventually(async () => {
      const statuses = (await timelineOf(b)).filter(({ uri }) => uri.startsWith('http://a.example/'));
      assert.equal(statuses.length, sent.length);
      return statuses;
    });
    for (const { uri, content, media_attachments } of sent) {
      const there = seen.find(status => status.uri === uri) ?? assert.fail(`Bob does not see ${uri}`);
      assert.equal(there.content, content);
      assert.equal(there.media_attachments.length, media_attachments.length);
      // snac2 names whom a reply answers: Alice herself.
      const others = there.mentions.filter(({ acct }) => acct !== 'alice@a.example');
      assert.deepEqual(others, []);
    }
    const { text } = await ask(b, '/api/v1/notifications');
    assert.doesNotMatch(text, /"mention"/);
  });

  await step('post once more: nothing is posted again', async () => {
    const before = await timelineOf(a);
    const { code, all } = await cli(...post);
    assert.equal(code, 0, all);
    assert.deepEqual(await timelineOf(a), before);
  });

  await step('post after its last answer was lost: it is found, and not sent again', async () => {
    const before = await timelineOf(a);
    forgetLastAnswer(join(cwd, 'journal-alice@a.example.jsonl'));
    assert.equal((await posted()).length, before.length - 1);
    const { code, all, waitedMs } = await patientCli(...post);
    assert.equal(code, 0, all);
    assert.ok(waitedMs >= LATE_MS, `${waitedMs} ms`);
    assert.deepEqual(await timelineOf(a), before);
    assert.equal((await posted()).length, before.length);
  });

  await step('undo post: nothing is left', async () => {
    const { code, all } = await cli('undo', 'post', ...asAlice, ...pacing);
    assert.equal(code, 0, all);
    assert.deepEqual(await timelineOf(a), []);
    assert.deepEqual(await posted(), []);
  });

  await step('post for followers only, which snac2 does not list: found as well', async () => {
    const first = POSTED[0]?.id ?? assert.fail();
    const args = ['post', 'twitter.zip', ...asAlice, ...pacing, '--protected', '--tweet', first];
    const { code, all } = await cli(...args);
    assert.equal(code, 0, all);
    const before = await timelineOf(a);
    assert.deepEqual(
      before.map(({ visibility }) => visibility),
      ['private'],
    );
    forgetLastAnswer(join(cwd, 'journal-alice@a.example.jsonl'));
    const again = await patientCli(...args);
    assert.equal(again.code, 0, again.all);
    assert.ok(again.waitedMs >= LATE_MS, `${again.waitedMs} ms`);
    assert.deepEqual(await timelineOf(a), before);
    const undone = await cli('undo', 'post', ...asAlice, ...pacing);
    assert.equal(undone.code, 0, undone.all);
    assert.deepEqual(await timelineOf(a), []);
  });
}

/** Makes a journal what it was before the answer to the last post came. */
function forgetLastAnswer(journal: string): void {
  const lines = readFileSync(journal, 'utf8').trimEnd().split('\n');
  const last = lines.findLastIndex(
    line => /"key":"post:[^"]*"/.test(line) && line.includes('"state":"done"'),
  );
  assert.match(lines[last - 1] ?? '', /"state":"intent"/);
  writeFileSync(journal, [...lines.slice(0, last), ''].join('\n'));
}
