import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { readMultipart } from './fediverse/multipart.ts';
import { HomeWorld } from './home-world.ts';

let here: HomeWorld;

before(async () => {
  here = await HomeWorld.start();
});
after(() => here.close());

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
const ids = async (...names: string[]) => {
  const found: string[] = [];
  for (const name of names)
    found.push((await here.upload(name, name.endsWith('mp4') ? 'video/mp4' : 'image/png')).body.id);
  return found;
};

test('an upload is measured, not kept', async () => {
  const [home] = here.settle();
  const { status, body } = await here.upload('a.png', 'image/png', 'pixels', 'a house');
  assert.equal(status, 200);
  assert.equal(body.type, 'image');
  assert.equal(body.description, 'a house');
  assert.ok(body.url);
  assert.deepEqual(home.writes.at(-1)?.upload, {
    bytes: 6,
    sha256: sha256('pixels'),
    fileName: 'a.png',
    type: 'image/png',
    description: 'a house',
  });
});

test('a form is read in pieces of any size', async () => {
  const file = Buffer.from(`\r\n--almost\r\n-\r${'x'.repeat(300)}soun\r\n`);
  const form = Buffer.concat([
    Buffer.from('--b\r\ncontent-disposition: form-data; name="description"\r\n\r\nalt\r\n--b\r\n'),
    Buffer.from(
      'content-disposition: form-data; name="file"; filename="a.mp4"\r\nContent-Type: video/mp4\r\n\r\n',
    ),
    file,
    Buffer.from('\r\n--b--\r\n'),
  ]);
  for (const size of [1, 2, 3, 7, 64, 1000]) {
    const pieces: Buffer[] = [];
    for (let at = 0; at < form.length; at += size) pieces.push(form.subarray(at, at + size));
    const parts = await readMultipart(Readable.from(pieces), 'multipart/form-data; boundary=b');
    assert.deepEqual(
      parts?.map(({ name, text, bytes, sha256: hash, type, sounds }) => [
        name,
        text,
        bytes,
        hash,
        type,
        sounds,
      ]),
      [
        ['description', 'alt', 3, sha256('alt'), null, false],
        ['file', '', file.length, sha256(file), 'video/mp4', true],
      ],
    );
    assert.equal(
      await readMultipart(Readable.from(pieces.slice(0, -1 - 10 / size)), 'multipart/form-data; boundary=b'),
      null,
    );
  }
});

test('a video is worked on before it can be posted', async () => {
  const [home] = here.settle({ mediaMs: 10_000 });
  const { status, body } = await here.upload('a.mp4', 'video/mp4');
  assert.deepEqual([status, body.url, body.type], [202, null, 'video']);
  const look = () => here.ask('GET', `/api/v1/media/${body.id}`);
  assert.equal((await look()).status, 206);
  assert.equal((await here.post('early', { media_ids: [body.id] })).status, 422);
  here.clock.time += 10_000;
  const ready = await look();
  assert.equal(ready.status, 200);
  assert.ok(ready.body.url);
  const { body: posted } = await here.post('now', { media_ids: [body.id] });
  assert.equal(posted.media_attachments.length, 1);
  assert.deepEqual(home.writes.at(-1)?.post?.mediaIds, [body.id]);
  assert.equal((await here.post('again', { media_ids: [body.id] })).status, 422);
});

test('a broken video fails for good, a broken picture at once', async () => {
  const [home] = here.settle();
  home.rules.brokenFiles.add('a.mp4').add('a.png');
  assert.equal((await here.upload('a.png', 'image/png')).status, 422);
  const { body } = await here.upload('a.mp4', 'video/mp4');
  here.clock.time += 2000;
  assert.equal((await here.ask('GET', `/api/v1/media/${body.id}`)).status, 422);
  assert.equal((await here.post('no', { media_ids: [body.id] })).status, 422);
});

test('four attachments, a video alone, none that nobody knows', async () => {
  const [home] = here.settle({ mediaMs: 0 });
  const images = await ids('1.png', '2.png', '3.png', '4.png', '5.png');
  const [video] = await ids('v.mp4');
  const statusOf = async (...media: unknown[]) => (await here.post('p', { media_ids: media })).status;
  assert.equal(await statusOf(...images), 422);
  assert.equal(await statusOf(images[0], video), 422);
  assert.equal(await statusOf('1'), 422);
  assert.deepEqual(here.texts, []);
  assert.equal((await here.post('', { media_ids: images.slice(0, 4) })).status, 200);
  assert.deepEqual(
    home.unattached.map(({ id }) => id),
    [images[4], video],
  );
});

test('an animation stands beside pictures', async () => {
  here.settle({ mediaMs: 0 });
  const film = (tracks: string) => Buffer.from(`\0\0\0\x20ftypisom${'.'.repeat(100_000)}${tracks}`);
  const silent = await here.upload('g.mp4', 'video/mp4', film('vide'));
  const loud = await here.upload('v.mp4', 'video/mp4', film('videsoun'));
  assert.deepEqual([silent.body.type, loud.body.type], ['gifv', 'video']);
  const [image] = await ids('a.png');
  assert.equal((await here.post('p', { media_ids: [silent.body.id, image] })).status, 200);
});

test('what nobody attaches is gone after a day', async () => {
  const [home] = here.settle();
  const [kept, lost] = await ids('a.png', 'b.png');
  await here.post('kept', { media_ids: [kept] });
  here.clock.time += 24 * 3_600_000;
  assert.deepEqual(home.unattached, []);
  assert.equal((await here.post('late', { media_ids: [lost] })).status, 422);
  assert.equal(home.posts(here.alice)[0]?.media[0]?.id, kept);
});

test('thirty uploads in half an hour', async () => {
  const [home] = here.settle();
  await ids(...Array.from({ length: 30 }, (_, number) => `${number}.png`));
  assert.equal((await here.upload('31.png', 'image/png')).status, 429);
  assert.equal(home.limits.refusedBy.get('media'), 1);
});

test('Mastodon measures files and descriptions', async () => {
  const [home] = here.settle();
  assert.equal((await here.upload('a.svg', 'image/svg+xml')).status, 422);
  assert.equal((await here.upload('a.png', 'image/png', 'x', 'd'.repeat(1501))).status, 422);
  assert.equal((await here.upload('a.png', 'image/png', Buffer.alloc(16 * 2 ** 20 + 1))).status, 422);
  assert.equal((await here.upload('a.png', 'image/png', '')).status, 422);
  assert.deepEqual(home.writes, []);
  here.settle({ version: '4.6.0' });
  assert.equal((await here.upload('a.png', 'image/png', 'x', 'd'.repeat(10_000))).status, 200);
});

test('a deleted post gives its media back, or takes them along', async () => {
  const [home] = here.settle();
  for (const [query, left] of [
    ['', 1],
    ['?delete_media=true', 0],
  ] as const) {
    const { body } = await here.post('p', {
      media_ids: home.unattached[0] ? [home.unattached[0].id] : await ids('a.png'),
    });
    await here.ask('DELETE', `/api/v1/statuses/${body.id}${query}`);
    assert.equal(home.unattached.length, left);
  }
});

test('others answer uploads in their own ways', async () => {
  here.settle({ software: 'akkoma' });
  const akkoma = await here.upload('a.mp4', 'video/mp4');
  assert.equal(akkoma.status, 202);
  assert.ok(akkoma.body.url);
  assert.equal(
    (await here.post('p', { media_ids: [akkoma.body.id, 'unknown'] })).body.media_attachments.length,
    1,
  );
  here.settle({ software: 'gotosocial' });
  const gotosocial = await here.upload('a.png', 'image/png');
  assert.deepEqual([gotosocial.status, gotosocial.body.url], [200, null]);
  assert.ok((await here.ask('GET', `/api/v1/media/${gotosocial.body.id}`)).body.url);
  assert.equal((await here.upload('a.png', 'image/png', 'x', 'd'.repeat(1501))).status, 400);
  assert.equal((await here.upload('a.mp4', 'video/mp4', Buffer.alloc(40 * 2 ** 20 + 1))).status, 400);
  const [hollo] = here.settle({ software: 'hollo' });
  const bare = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\nx\r\n--b--\r\n';
  const answer = await here.client.open(
    `https://${hollo.name}/api/v2/media`,
    {
      ...here.headers,
      'content-type': 'multipart/form-data; boundary=b',
      'content-length': String(bare.length),
    },
    { method: 'POST', body: bare },
  );
  answer.resume();
  assert.equal(answer.statusCode, 500);
  here.settle({ software: 'snac' });
  const { body } = await here.post('dangling', { media_ids: ['nothing.png'] });
  assert.equal(body.media_attachments.length, 1);
});
