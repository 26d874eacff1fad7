import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryJournal } from '../../../src/journal/journal.ts';
import type { Entry } from '../../../src/journal/types.ts';
import type { PostTraits } from '../../../src/mastodon/status-types.ts';
import { changeIn } from '../../../src/migrate/publish/answer.ts';
import { type Ingredients, payloadOf } from '../../../src/migrate/publish/payload.ts';
import type { PostLimits } from '../../../src/posts/types.ts';
import { draft, part } from './posting.ts';

const LIMITS: PostLimits = {
  maxCharacters: 60,
  urlCharacters: 23,
  unit: 'graphemes',
  maxAttachments: 4,
  imageBytes: 1,
  videoBytes: 1,
  imagePixels: null,
  videoPixels: null,
  videoFrameRate: null,
  descriptionCharacters: 1,
  mimeTypes: null,
};

const TRAITS: PostTraits = {
  idempotency: 'unlocked',
  quotes: true,
  backdates: false,
  hasLocalOnly: false,
  hasContentType: false,
  hasAllowedMentions: true,
  anyAtPings: false,
  listsPrivate: true,
  hasSource: true,
  deletesMedia: false,
};

async function made(
  entries: readonly Entry[],
  changes: Partial<Ingredients> = {},
  traits: Partial<PostTraits> = {},
): Promise<Ingredients> {
  const journal = memoryJournal({ twitterId: '1', target: 'a@b.example' }, { run: 'r', now: () => 0 });
  for (const entry of entries) await journal.append(entry);
  return {
    items: journal.items,
    request: { backdate: true, localOnly: true, onMissingMedia: 'link' },
    publishing: { limits: LIMITS, traits: { ...TRAITS, ...traits } },
    replyTo: null,
    mediaIds: [],
    isMissing: false,
    mentionIds: [],
    ...changes,
  };
}

const POSTED: Entry = { key: 'post:1/0#0', op: 'post', state: 'done', id: '7', url: 'https://b.example/7' };
const DELETED: Entry = { key: 'post:1/0#0', op: 'delete', state: 'done', id: '7' };

test('what is quoted is quoted, or linked where it was not posted, or is no more', async () => {
  const quoting = draft(2, [part('a (1/2)'), part('a (2/2)')], { quotedTweetId: '1' });
  const crossposted = { ...POSTED, state: 'skipped', why: 'already' } as const;
  assert.equal(payloadOf(quoting, 0, await made([crossposted])).quotedStatusId, '7');
  const quoted = payloadOf(quoting, 0, await made([POSTED]));
  assert.deepEqual([quoted.text, quoted.quotedStatusId], ['a (1/2)', '7']);
  assert.equal(payloadOf(quoting, 1, await made([POSTED])).quotedStatusId, null);
  for (const entries of [[], [POSTED, DELETED]]) {
    const linked = payloadOf(quoting, 0, await made(entries));
    assert.deepEqual([linked.text, linked.quotedStatusId], ['a (1/2)\nhttps://x.com/i/status/1', null]);
  }
  const elsewhere = payloadOf(quoting, 0, await made([POSTED], {}, { quotes: false }));
  assert.equal(elsewhere.text, 'a (1/2)\nhttps://b.example/7');
});

test('a link for a missing file that no longer fits is left out', async () => {
  const short = payloadOf(draft(2, 'kurz'), 0, await made([], { isMissing: true }));
  assert.equal(short.text, 'kurz\nhttps://x.com/i/status/2');
  const long = payloadOf(draft(2, 'x'.repeat(50)), 0, await made([], { isMissing: true }));
  assert.equal(long.text, 'x'.repeat(50));
});

test('a past date and local posts only where the server has them', async () => {
  const plain = payloadOf(draft(1, 'a'), 0, await made([]));
  assert.deepEqual([plain.backdateTo, plain.localOnly], [null, false]);
  const able = payloadOf(draft(1, 'a'), 0, await made([], {}, { backdates: true, hasLocalOnly: true }));
  assert.deepEqual([able.backdateTo, able.localOnly], ['2015-06-01T12:01:00.000Z', true]);
});

test('of an answer only what was sent is compared', async () => {
  const payload = payloadOf(draft(1, 'a'), 0, await made([], { mediaIds: ['m'], replyTo: '5' }));
  const status = {
    id: '9',
    url: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    visibility: 'unlisted',
    content: 'whatever',
    spoiler: 'x',
    language: 'xx',
    inReplyToId: '5',
    attachments: 1,
  };
  assert.equal(changeIn(payload, status), null);
  assert.match(changeIn(payload, { ...status, visibility: 'public' }) ?? '', /^visibility public/);
  assert.match(changeIn(payload, { ...status, inReplyToId: null }) ?? '', /does not answer/);
  assert.match(changeIn(payload, { ...status, attachments: 0 }) ?? '', /^0 of 1 files/);
  const dated = { ...payload, backdateTo: '2015-06-01T12:01:00.000Z' };
  assert.match(changeIn(dated, status) ?? '', /^dated 2026/);
  assert.equal(changeIn(dated, { ...status, createdAt: '2015-06-01T12:01:00Z' }), null);
});
