import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PostLimits } from '../../src/posts/types.ts';
import { json, page, type Reply } from '../support/fediverse/exchange.ts';
import type { MastodonOptions } from '../support/fediverse/mastodon-host.ts';
import { atHome, type Home } from './home.ts';
import { Script } from './scripted.ts';

const MIB = 1024 * 1024;

const MASTODON: PostLimits = {
  maxCharacters: 500,
  urlCharacters: 23,
  unit: 'graphemes',
  maxAttachments: 4,
  imageBytes: 16 * MIB,
  videoBytes: 99 * MIB,
  imagePixels: null,
  videoPixels: null,
  videoFrameRate: null,
  descriptionCharacters: 1500,
  mimeTypes: null,
};

type Context = Parameters<typeof atHome>[0];

/** What an account says of its server's limits, when the two forms of the instance are answered so. */
async function limitsFrom(
  context: Context,
  newer: Reply,
  older: Reply,
  software: MastodonOptions['software'] = 'mastodon',
): Promise<{ limits: PostLimits; home: Home }> {
  const home = await atHome(context, { ...(software && { software }) });
  const account = await home.open();
  new Script(home).on('GET', /v2\/instance/, newer).on('GET', /v1\/instance/, older);
  return { limits: (await account.publishing()).limits, home };
}

/** What a server says of itself. */
const told = (about: object) => json({ version: '1', ...about });
const MISSING = page('<h1>404</h1>', 404);

describe('the limits for posts', () => {
  test('are those that the server says', async context => {
    const configuration = {
      statuses: { max_characters: 1000, max_media_attachments: 8, characters_reserved_per_url: 30 },
      media_attachments: {
        supported_mime_types: ['image/png', 'video/mp4'],
        image_size_limit: 1,
        image_matrix_limit: 2,
        video_size_limit: 3,
        video_frame_rate_limit: 120,
        video_matrix_limit: 5,
        description_limit: 10_000,
      },
    };
    const { limits } = await limitsFrom(context, told({ configuration }), MISSING);
    assert.deepEqual(limits, {
      maxCharacters: 1000,
      urlCharacters: 30,
      unit: 'graphemes',
      maxAttachments: 8,
      imageBytes: 1,
      videoBytes: 3,
      imagePixels: 2,
      videoPixels: 5,
      videoFrameRate: 120,
      descriptionCharacters: 10_000,
      mimeTypes: ['image/png', 'video/mp4'],
    });
  });

  test("are Mastodon's where it says nothing that makes sense", async context => {
    for (const configuration of [
      undefined,
      null,
      [],
      { statuses: 'x', media_attachments: null },
      {
        statuses: { max_characters: '500', max_media_attachments: 0, characters_reserved_per_url: -1 },
        media_attachments: { supported_mime_types: [], image_size_limit: null, video_frame_rate_limit: {} },
      },
    ]) {
      const { limits } = await limitsFrom(context, told({ configuration }), MISSING);
      assert.deepEqual(limits, MASTODON, JSON.stringify(configuration));
    }
  });

  test('are in the older form where there is no newer one', async context => {
    const statuses = { max_characters: 600, max_media_attachments: 5, characters_reserved_per_url: 23 };
    const older = told({ configuration: { statuses } });
    for (const newer of [MISSING, page('<h1>Hello</h1>'), json({ error: 'no' }, 403), json([]), json({})]) {
      const { limits } = await limitsFrom(context, newer, older);
      assert.deepEqual(limits, { ...MASTODON, maxCharacters: 600, maxAttachments: 5 });
    }
  });

  test('are named in another way by Akkoma, which counts whole URLs', async context => {
    const older = told({ max_toot_chars: 5000, upload_limit: 16_000_000, description_limit: 4000 });
    const { limits } = await limitsFrom(context, MISSING, older, 'akkoma');
    assert.deepEqual(limits, {
      ...MASTODON,
      maxCharacters: 5000,
      urlCharacters: null,
      imageBytes: 16_000_000,
      videoBytes: 16_000_000,
      descriptionCharacters: 4000,
    });
  });

  test('are counted by code points and whole URLs on GoToSocial, whatever it says of URLs', async context => {
    const statuses = { max_characters: 5000, max_media_attachments: 6, characters_reserved_per_url: 25 };
    const gotosocial = {
      ...MASTODON,
      maxCharacters: 5000,
      urlCharacters: null,
      unit: 'code-points',
      imageBytes: 40 * MIB,
      videoBytes: 40 * MIB,
    };
    const said = await limitsFrom(context, told({ configuration: { statuses } }), MISSING, 'gotosocial');
    assert.deepEqual(said.limits, { ...gotosocial, maxAttachments: 6 });
    const silent = await limitsFrom(context, told({}), MISSING, 'gotosocial');
    assert.deepEqual(silent.limits, gotosocial);
  });

  test('are not guessed of a server that says nothing at all', async context => {
    await assert.rejects(limitsFrom(context, MISSING, MISSING), {
      name: 'ApiError',
      message: 'it does not say what posts it takes',
    });
  });

  test('are asked for again while the server is away, and within its limits', async context => {
    const home = await atHome(context);
    const account = await home.open();
    home.home.fault({ path: /v2\/instance/, kind: 'status', status: 503, times: 3 });
    assert.equal((await account.publishing()).limits.maxCharacters, 500);
    assert.ok(home.clock.slept.length >= 3);
  });
});
