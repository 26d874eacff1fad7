import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { DamagedFileError } from '../../src/archive/errors.ts';
import { UnclearError } from '../../src/mastodon/errors.ts';
import type { Upload } from '../../src/mastodon/status-types.ts';
import { json, page } from '../support/fediverse/exchange.ts';
import { scripted } from './scripted.ts';

const MEDIA = /^\/api\/v\d\/media$/;
const ONE = /^\/api\/v1\/media\//;
const BYTES = 300_000;

/** A file of noise, and how often it was opened. */
function file(more: Partial<Upload> = {}): Upload & { readonly opened: number } {
  let opened = 0;
  return {
    async *open() {
      opened++;
      for (let n = 0; n < 3; n++) yield new Uint8Array(BYTES / 3).fill(n);
    },
    bytes: BYTES,
    mimeType: 'image/jpeg',
    fileName: 'EhX_1.jpg',
    description: null,
    get opened() {
      return opened;
    },
    ...more,
  };
}

async function sha256(upload: Upload): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of upload.open()) hash.update(chunk);
  return hash.digest('hex');
}

const done = json({ id: '8', type: 'image', url: 'https://home.example/8.jpg' });
const working = json({ id: '8', type: 'video', url: null }, 202);

describe('an upload', () => {
  test('carries the file with its name, its type and its description', async context => {
    const { script, publishing } = await scripted(context);
    script.on('POST', MEDIA, done);
    const photo = file({ description: 'Ein Bär' });
    assert.deepEqual(await publishing.uploadMedia(photo), { id: '8', state: 'ready' });
    assert.deepEqual(script.paths, ['/api/v2/media']);
    const [description, sent, ...more] = script.asked[0]?.parts ?? [];
    assert.deepEqual([description?.name, description?.text], ['description', 'Ein Bär']);
    assert.deepEqual(
      [sent?.name, sent?.fileName, sent?.type, sent?.bytes, sent?.sha256],
      ['file', 'EhX_1.jpg', 'image/jpeg', BYTES, await sha256(file())],
    );
    assert.deepEqual(more, []);
    await publishing.uploadMedia(file());
    assert.deepEqual(
      script.asked[1]?.parts?.map(({ name }) => name),
      ['file'],
    );
  });

  test('is ready, or has to be asked for', async context => {
    const { script, publishing } = await scripted(context);
    const atOnce = { id: '8', url: 'https://home.example/8.jpg' };
    for (const [answer, state] of [
      [json(atOnce), 'ready'],
      // GoToSocial hides the address of a file that it has.
      [json({ id: '8', url: null }), 'ready'],
      [json({ id: '8' }), 'ready'],
      [working, 'processing'],
      [json({ id: '8' }, 202), 'processing'],
      // Akkoma.
      [json(atOnce, 202), 'ready'],
    ] as const) {
      script.on('POST', MEDIA, answer);
      assert.deepEqual(await publishing.uploadMedia(file()), { id: '8', state }, JSON.stringify(answer));
    }
  });

  test('goes the older way where the newer one is missing, from then on at once', async context => {
    const { script, publishing } = await scripted(context);
    script.on('POST', /v2\/media$/, json({ error: 'Not found' }, 404)).on('POST', /v1\/media$/, done);
    for (let n = 0; n < 2; n++) assert.equal((await publishing.uploadMedia(file())).id, '8');
    assert.deepEqual(script.paths, ['/api/v2/media', '/api/v1/media', '/api/v1/media']);
    script.on('POST', /v1\/media$/, json({ error: 'Not found' }, 404));
    await assert.rejects(publishing.uploadMedia(file()), { name: 'ApiError', status: 404 });
  });

  test('that the server does not want is not sent again', async context => {
    const { script, publishing } = await scripted(context);
    for (const status of [400, 403, 413, 422]) {
      script.on('POST', MEDIA, json({ error: 'No' }, status));
      const photo = file();
      await assert.rejects(publishing.uploadMedia(photo), { name: 'ApiError', status });
      assert.equal(photo.opened, 1);
    }
  });

  test('that is unclear is sent again from its beginning, up to three times', async context => {
    const { script, publishing } = await scripted(context);
    const photo = file();
    script.on('POST', MEDIA, { status: 200, unsent: 'reset' }, page('<h1>Gateway</h1>', 504), done);
    assert.deepEqual(await publishing.uploadMedia(photo), { id: '8', state: 'ready' });
    assert.equal(photo.opened, 3);
    const hashes = script.asked.map(({ parts }) => parts?.[0]?.sha256);
    assert.deepEqual(hashes, Array(3).fill(await sha256(file())));
    const broken = file();
    script.on('POST', MEDIA, json({ error: 'Error processing thumbnail' }, 500));
    await assert.rejects(publishing.uploadMedia(broken), UnclearError);
    script.on('POST', MEDIA, page('<h1>Welcome</h1>'));
    await assert.rejects(publishing.uploadMedia(broken), UnclearError);
    assert.equal(broken.opened, 6);
  });

  test('that takes too long is sent again', async context => {
    const { home, script, publishing } = await scripted(context);
    const silent = () => {
      home.clock.expire();
      return { status: 200, unsent: 'silence' } as const;
    };
    script.on('POST', MEDIA, silent, done);
    const began = home.clock.now();
    assert.equal((await publishing.uploadMedia(file())).id, '8');
    assert.ok(home.clock.now() - began >= 5 * 60_000);
  });

  test('waits for its turn among 30 in half an hour, and is sent anew when it came too soon', async context => {
    const { home, script, publishing } = await scripted(context);
    script.on('POST', MEDIA, done);
    const began = home.clock.now();
    for (let n = 0; n < 31; n++) await publishing.uploadMedia(file());
    assert.ok(home.clock.now() - began >= 30 * 60_000);
    const [waiting] = home.events;
    assert.equal(waiting?.type === 'waiting' && waiting.limit, '30 uploads in 30 minutes');
    script.on('POST', MEDIA, json({ error: 'Too many requests' }, 429), done);
    const photo = file();
    await publishing.uploadMedia(photo);
    assert.equal(photo.opened, 2);
  });

  test('of a file that breaks off fails as the file does', async context => {
    const { script, publishing } = await scripted(context);
    script.on('POST', MEDIA, done);
    async function* open(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(BYTES);
      throw new DamagedFileError('is not what was packed: its CRC-32 is wrong');
    }
    await assert.rejects(publishing.uploadMedia(file({ open })), {
      name: 'DamagedFileError',
      message: 'is not what was packed: its CRC-32 is wrong',
    });
    await assert.rejects(publishing.uploadMedia(file({ bytes: BYTES - 1 })), { name: 'GuardError' });
  });

  test('ends at once when the person stops', async context => {
    const stop = new AbortController();
    const { home, publishing } = await scripted(context, { signal: stop.signal });
    const gate = home.home.hold('/api/v2/media');
    const uploading = publishing.uploadMedia(file());
    await gate.arrivals(1);
    stop.abort(new Error('stopped'));
    await assert.rejects(uploading, /stopped/);
    gate.open();
  });
});

describe('a file on the server', () => {
  test('is worked on, ready, broken for good, or not there', async context => {
    const { script, publishing } = await scripted(context);
    for (const [answer, state] of [
      [json({ id: 'a/b', url: null }, 206), 'processing'],
      [working, 'processing'],
      [done, 'ready'],
      [json({ id: '8', url: null }), 'ready'],
      [json({ error: 'Error processing thumbnail' }, 422), 'failed'],
      [json({ error: 'Record not found' }, 404), 'gone'],
    ] as const) {
      script.on('GET', ONE, answer);
      assert.equal(await publishing.mediaState('a/b'), state, JSON.stringify(answer));
    }
    assert.equal(script.paths[0], '/api/v1/media/a%2Fb');
    script.on('GET', ONE, page('<h1>Welcome</h1>'));
    await assert.rejects(publishing.mediaState('8'), {
      name: 'ApiError',
      message: /something else than a file/,
    });
    script.on('GET', ONE, json({ error: 'No' }, 403));
    await assert.rejects(publishing.mediaState('8'), { name: 'ApiError', status: 403 });
  });

  test('may be asked for by another scope on Akkoma', async context => {
    const scopes = ['read:accounts', 'read:statuses', 'write:statuses', 'write:media'];
    for (const [software, missing] of [
      ['akkoma', /scope read:media/],
      ['mastodon', /scope write:media/],
    ] as const) {
      const known = scopes.filter(scope => software === 'akkoma' || scope !== 'write:media');
      const { script, publishing } = await scripted(context, { software, scopes: known });
      script.on('GET', ONE, json({ error: 'Forbidden' }, 403));
      await assert.rejects(publishing.mediaState('8'), { name: 'LoginError', message: missing });
    }
  });
});
