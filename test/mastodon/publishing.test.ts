import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { TemporaryError, UnclearError } from '../../src/mastodon/errors.ts';
import type { MediaState, OwnStatus, Publishing, Upload } from '../../src/mastodon/status-types.ts';
import { atHome } from './home.ts';
import { PLAIN } from './scripted.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function file(fileName: string, mimeType: string): Upload {
  return {
    async *open() {
      yield Buffer.from('some bytes of a film with soun');
    },
    bytes: 30,
    mimeType,
    fileName,
    description: 'Was man sieht',
  };
}

async function idsIn(pages: AsyncIterable<readonly OwnStatus[]>): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of pages) ids.push(...page.map(({ id }) => id));
  return ids;
}

/** Asks for a file until it is no longer worked on. */
async function wait(publishing: Publishing, id: string, sleep: () => Promise<void>): Promise<MediaState> {
  for (;;) {
    const state = await publishing.mediaState(id);
    if (state !== 'processing') return state;
    await sleep();
  }
}

describe('publishing on', () => {
  for (const software of ['mastodon', 'gotosocial', 'akkoma', 'hollo', 'sharkey', 'snac'] as const) {
    test(`${software}: a photo, a video, an answer, looked at and deleted`, async context => {
      const home = await atHome(context, { software });
      const publishing = await (await home.open()).publishing();
      const photo = await publishing.uploadMedia(file('a.jpg', 'image/jpeg'));
      assert.equal(photo.state, 'ready');
      const video = await publishing.uploadMedia(file('b.mp4', 'video/mp4'));
      if (video.state === 'processing') {
        const state = await wait(publishing, video.id, () => home.clock.sleep(1000));
        assert.equal(state, 'ready');
      }
      const first = await publishing.post(
        { ...PLAIN, text: 'Erstes\n& <b>', mediaIds: [photo.id] },
        randomUUID(),
      );
      assert.deepEqual([first.attachments, first.visibility], [1, 'unlisted']);
      const answer = { ...PLAIN, text: 'Zweites', mediaIds: [video.id], inReplyToId: first.id };
      const second = await publishing.post({ ...answer, visibility: 'private' }, randomUUID());
      assert.deepEqual([second.inReplyToId, second.visibility], [first.id, 'private']);
      assert.deepEqual(await publishing.status(first.id), first);
      if (publishing.traits.hasSource && software !== 'snac') {
        assert.equal(await publishing.statusSource(first.id), 'Erstes\n& <b>');
      }
      const isListed = publishing.traits.listsPrivate;
      const both = [second.id, first.id];
      assert.deepEqual(await idsIn(publishing.ownStatuses()), isListed ? both : [first.id]);
      assert.deepEqual(await idsIn(publishing.homeStatuses()), both);
      assert.equal(await publishing.deleteStatus(second.id), 'deleted');
      assert.deepEqual(await idsIn(publishing.homeStatuses()), [first.id]);
      const sent = home.home.writes.map(({ op }) => op);
      assert.deepEqual(sent, ['upload', 'upload', 'post', 'post', 'delete']);
      assert.deepEqual(home.home.pings, []);
      assert.equal(home.home.limits.refused, 0);
    });
  }

  test('Mastodon: whoever is mentioned unasked makes it fail', async context => {
    const home = await atHome(context);
    const bob = home.away.account('bob');
    const bobId = home.home.instance.idOf(bob);
    const publishing = await (await home.open()).publishing();
    const hello = { ...PLAIN, text: 'Hi @bob@away.example' };
    await assert.rejects(publishing.post(hello, randomUUID()), { name: 'ApiError', status: 422 });
    assert.deepEqual(home.home.writes, []);
    await publishing.post({ ...hello, mentionIds: [bobId] }, randomUUID());
    assert.equal(home.home.pings.length, 1);
  });

  test('GoToSocial: a post gets its date, and reaches nobody', async context => {
    const home = await atHome(context, { software: 'gotosocial' });
    const publishing = await (await home.open()).publishing();
    const backdateTo = '2010-01-02T03:04:05.000Z';
    const old = await publishing.post({ ...PLAIN, backdateTo }, randomUUID());
    assert.equal(Date.parse(old.createdAt), Date.parse(backdateTo));
  });

  test('GoToSocial: at an even pace posts come one by one, but for those of the past', async context => {
    for (const { backdate, version, took } of [
      { backdate: true, version: '0.20.0', took: [0, 1] },
      { backdate: false, version: '0.20.0', took: [9, 11] },
      { backdate: true, version: '0.17.3', took: [9, 11] },
    ]) {
      const home = await atHome(context, { software: 'gotosocial', version });
      const publishing = await (await home.open({ pace: 'even' })).publishing({ backdate });
      const backdateTo = backdate ? '2010-01-02T03:04:05.000Z' : null;
      const [began, [least = 0, most = 0]] = [home.clock.now(), took];
      // 300 in three hours is one in 36 seconds.
      const finishAt = publishing.forecast({ posts: 18, uploads: 0 });
      for (let count = 0; count < 18; count++) {
        await publishing.turn('post');
        await publishing.post({ ...PLAIN, backdateTo }, randomUUID());
      }
      for (const end of [home.clock.now(), finishAt]) {
        const minutes = (end - began) / MINUTE;
        assert.ok(minutes >= least && minutes <= most, `${backdate} ${version}: ${minutes} min`);
      }
    }
  });

  test('a server that commits late: unclear, and its key finds the post', async context => {
    const home = await atHome(context);
    const publishing = await (await home.open()).publishing();
    const key = randomUUID();
    home.home.fault({ method: 'POST', path: /\/statuses$/, kind: 'slow-commit', afterMs: 30_000 });
    await assert.rejects(publishing.post(PLAIN, key), UnclearError);
    home.clock.time += 90_000;
    const [found] = await idsIn(publishing.ownStatuses());
    assert.ok(found);
    assert.equal((await publishing.post(PLAIN, key)).id, found);
    assert.equal(home.home.writes.length, 1);
  });

  test('Akkoma: coming too soon once does not spoil the key for good', async context => {
    const home = await atHome(context, { software: 'akkoma' });
    const publishing = await (await home.open()).publishing();
    home.home.limits.change('post', { requests: 2 });
    const keys = Array.from({ length: 5 }, () => randomUUID());
    const ids: string[] = [];
    for (const key of keys) ids.push((await publishing.post(PLAIN, key)).id);
    assert.ok(home.home.limits.refused > 0);
    assert.equal(new Set(ids).size, 5);
    // Each key still finds its post.
    for (const [index, key] of keys.entries()) {
      assert.equal((await publishing.post(PLAIN, key)).id, ids[index]);
    }
    assert.equal(home.home.posts(home.alice).length, 5);
  });
});

describe('the limits of publishing', () => {
  test('are kept by requests that run side by side', async context => {
    const home = await atHome(context);
    const publishing = await (await home.open()).publishing();
    const photo = file('a.jpg', 'image/jpeg');
    for (let n = 0; n < 29; n++) await publishing.uploadMedia(photo);
    await Promise.all([1, 2, 3].map(() => publishing.uploadMedia(photo)));
    assert.equal(home.home.writes.length, 32);
    assert.equal(home.home.limits.refused, 0);
  });

  test('tell when so many posts and uploads will be done', async context => {
    const home = await atHome(context);
    const publishing = await (await home.open()).publishing();
    const now = home.clock.now();
    const hours = (posts: number, uploads: number) =>
      Math.floor((publishing.forecast({ posts, uploads }) - now) / HOUR);
    assert.equal(publishing.forecast({ posts: 0, uploads: 0 }), now);
    assert.equal(publishing.forecast({ posts: 300, uploads: 30 }) - now <= 10 * MINUTE, true);
    // 300 in 3 hours; 30 in half an hour.
    assert.deepEqual([hours(301, 0), hours(3001, 0)], [3, 30]);
    assert.deepEqual([hours(0, 61), hours(10, 601)], [1, 10]);
    assert.equal(hours(3001, 601), 30);
  });

  test('can be waited for before anything is noted', async context => {
    const home = await atHome(context);
    home.home.limits.change('post', { requests: 2 });
    const publishing = await (await home.open()).publishing();
    for (let n = 0; n < 2; n++) {
      await publishing.turn('post');
      await publishing.post(PLAIN, randomUUID());
    }
    const before = home.clock.now();
    await publishing.turn('upload');
    await publishing.turn('delete');
    assert.equal(home.clock.now(), before);
    await publishing.turn('post');
    assert.ok(home.clock.now() - before > HOUR);
    assert.equal(home.events.at(-1)?.type, 'waiting');
    await publishing.post(PLAIN, randomUUID());
    assert.equal(home.home.limits.refused, 0);
    const hasty = await (await home.open({ maxWaitMs: 0 })).publishing();
    await hasty.post(PLAIN, randomUUID());
    await assert.rejects(hasty.turn('post'), TemporaryError);
  });
});
