import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Draft } from '../../../src/posts/types.ts';
import type { MastodonOptions } from '../../support/fediverse/mastodon-host.ts';
import { Crash } from '../mortal-runs.ts';
import { draft, file, type Posting, part, type RunOptions, startPosting } from './posting.ts';

/** One of each kind of idempotency (mastodon-api.md §2). */
const SERVERS: readonly MastodonOptions[] = [
  { software: 'mastodon', version: '4.5.2' },
  { software: 'mastodon', version: '4.6.3' },
  { software: 'mastodon', version: '4.7.2' },
  { software: 'akkoma' },
  { software: 'hollo' },
  { software: 'gotosocial' },
  { software: 'snac' },
];

const TEXTS = ['eins', 'gleich', 'faden (1/2)', 'faden (2/2)', 'gleich', 'antwort', 'foto'];

function story(): Draft[] {
  return [
    draft(1, 'eins'),
    draft(2, 'gleich'),
    draft(3, [part('faden (1/2)', file('a')), part('faden (2/2)')], { parentTweetId: '1' }),
    draft(4, 'gleich'),
    draft(5, 'antwort', { parentTweetId: '3' }),
    draft(6, [part('foto', file('b'))]),
  ];
}

/** Runs until a run comes to its end; each but the last dies or is stopped. @returns how many runs it took */
async function persist(posting: Posting, drafts: readonly Draft[], options: RunOptions): Promise<number> {
  for (let runs = 1; runs < 12; runs += 1) {
    try {
      const result = await posting.run(
        drafts,
        runs === 1 ? options : { request: { ...options.request, retryFailed: true } },
      );
      if (result.left === 0 && result.failed === 0) return runs;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
    posting.home.clock.time += 1000;
  }
  throw new Error('it comes to no end');
}

/** Everything stands there once, in its order, in its threads. */
function assertExact(posting: Posting, texts: readonly string[], what: string): void {
  posting.home.clock.time += 3_600_000;
  assert.equal(posting.home.home.postsUnderWay, 0, what);
  assert.deepEqual(posting.texts, texts, what);
  assert.deepEqual(posting.written, texts, what);
  for (const post of posting.home.home.posts(posting.home.alice)) {
    const parent = { 'faden (1/2)': 'eins', 'faden (2/2)': 'faden (1/2)', antwort: 'faden (2/2)' }[post.text];
    assert.equal(post.replyTo?.text, parent, `${what}: ${post.text}`);
    const files = post.text === 'foto' || post.text === 'faden (1/2)' ? 1 : 0;
    assert.equal(post.media.length, files, `${what}: ${post.text}`);
  }
  assert.deepEqual(posting.home.home.pings, [], what);
}

/** A fediverse for one of many tries in a test. */
async function tryOnce(server: MastodonOptions, body: (posting: Posting) => Promise<void>): Promise<void> {
  const ends: (() => Promise<void>)[] = [];
  try {
    await body(await startPosting({ after: end => ends.push(end) }, server));
  } finally {
    for (const end of ends) await end();
  }
}

for (const server of SERVERS) {
  const name = `${server.software} ${server.version ?? ''}`.trim();

  test(`${name}: a death at any entry of the journal loses nothing and posts nothing twice`, async () => {
    let isOver = false;
    for (let at = 0; !isOver; at += 1) {
      for (const when of ['before', 'after'] as const) {
        await tryOnce(server, async posting => {
          isOver = (await persist(posting, story(), { death: { at, when } })) === 1;
          assertExact(posting, TEXTS, `${name}, ${when} entry ${at}`);
        });
      }
      assert.ok(at < 60);
    }
  });

  const faults = [
    'timeout-before',
    'timeout-after',
    'reset-before',
    'reset-after',
    'torn',
    'slow-commit',
  ] as const;
  for (const kind of faults) {
    test(`${name}: ${kind} of a post is settled within the run`, async () => {
      for (const after of [2, 6]) {
        await tryOnce(server, async posting => {
          const fault = posting.home.home.fault({ method: 'POST', path: /\/statuses$/, kind, after });
          assert.equal(await persist(posting, story(), {}), 1);
          assert.equal(fault.hits, 1);
          assertExact(posting, TEXTS, `${name}, ${kind} of post ${after}`);
        });
      }
    });
  }

  test(`${name}: a server that fails over every other post, and a process that dies as often`, async () => {
    await tryOnce(server, async posting => {
      const { home } = posting.home;
      const path = /\/statuses$/;
      for (let after = 0; after < 12; after += 2)
        home.fault({ method: 'POST', path, kind: 'slow-commit', after });
      for (let runs = 1; runs < 9; runs += 1) {
        try {
          await posting.run(story(), { death: { at: 5, when: runs % 2 === 0 ? 'before' : 'after' } });
        } catch (error) {
          if (!(error instanceof Crash)) throw error;
        }
      }
      await persist(posting, story(), {});
      assertExact(posting, TEXTS, name);
    });
  });
}

test('gotosocial: a death at any entry, with the dates of the tweets', async () => {
  let isOver = false;
  for (let at = 0; !isOver; at += 1) {
    await tryOnce({ software: 'gotosocial' }, async posting => {
      const death = { at, when: 'before' } as const;
      isOver = (await persist(posting, story(), { death, request: { backdate: true } })) === 1;
      assertExact(posting, TEXTS, `backdated, before entry ${at}`);
    });
  }
});
