import * as v from 'valibot';
import { bodyJson, isOk } from '../http/answers.ts';
import type { PostLimits } from '../posts/types.ts';
import type { Client } from './client.ts';
import { ApiError } from './errors.ts';

const MIB = 1024 * 1024;

/** Mastodon's (mastodon-api.md §§2, 3), the smallest of its versions. */
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

/** mastodon-api.md §§2, 3. */
const GOTOSOCIAL: PostLimits = {
  ...MASTODON,
  maxCharacters: 5000,
  unit: 'code-points',
  imageBytes: 40 * MIB,
  videoBytes: 40 * MIB,
};

/** Software that counts URLs in full: Pleroma by `CommonAPI.Utils.validate_character_limit`. */
const COUNTS_WHOLE_URLS: ReadonlySet<string> = new Set(['gotosocial', 'akkoma', 'pleroma']);

const amount = v.fallback(v.nullable(v.pipe(v.number(), v.finite(), v.minValue(1))), null);
const section = <T extends v.ObjectEntries>(entries: T) => v.fallback(v.nullable(v.object(entries)), null);

const InstanceSchema = v.object({
  version: v.string(),
  configuration: section({
    statuses: section({
      max_characters: amount,
      max_media_attachments: amount,
      characters_reserved_per_url: amount,
    }),
    media_attachments: section({
      supported_mime_types: v.fallback(v.nullable(v.pipe(v.array(v.string()), v.minLength(1))), null),
      image_size_limit: amount,
      image_matrix_limit: amount,
      video_size_limit: amount,
      video_frame_rate_limit: amount,
      video_matrix_limit: amount,
      description_limit: amount,
    }),
  }),
  // Pleroma and Akkoma, in the older form.
  max_toot_chars: amount,
  upload_limit: amount,
  description_limit: amount,
});

/**
 * Asks the server what it takes: `configuration` of `/api/v2/instance`, or of the older form where that is missing.
 * What it does not say is as on Mastodon.
 * @throws {ApiError} when it says nothing at all of itself
 * @throws {LoginError | TemporaryError}
 */
export async function readPostLimits(client: Client): Promise<PostLimits> {
  const newer = await instanceOf(client, '/api/v2/instance');
  const instance = newer ?? (await instanceOf(client, '/api/v1/instance'));
  if (instance === null) throw new ApiError(404, 'it does not say what posts it takes');
  const { software } = client.server;
  const silent = software === 'gotosocial' ? GOTOSOCIAL : MASTODON;
  const { statuses = null, media_attachments: media = null } = instance.configuration ?? {};
  return {
    maxCharacters: statuses?.max_characters ?? instance.max_toot_chars ?? silent.maxCharacters,
    urlCharacters: COUNTS_WHOLE_URLS.has(software)
      ? null
      : (statuses?.characters_reserved_per_url ?? silent.urlCharacters),
    unit: silent.unit,
    maxAttachments: statuses?.max_media_attachments ?? silent.maxAttachments,
    imageBytes: media?.image_size_limit ?? instance.upload_limit ?? silent.imageBytes,
    videoBytes: media?.video_size_limit ?? instance.upload_limit ?? silent.videoBytes,
    imagePixels: media?.image_matrix_limit ?? silent.imagePixels,
    videoPixels: media?.video_matrix_limit ?? silent.videoPixels,
    videoFrameRate: media?.video_frame_rate_limit ?? silent.videoFrameRate,
    descriptionCharacters:
      media?.description_limit ?? instance.description_limit ?? silent.descriptionCharacters,
    mimeTypes: media?.supported_mime_types ?? silent.mimeTypes,
  };
}

/** Null where there is no such form. */
async function instanceOf(
  client: Client,
  path: string,
): Promise<v.InferOutput<typeof InstanceSchema> | null> {
  try {
    const answer = await client.read({ path, scope: 'read:accounts' });
    const instance = v.safeParse(InstanceSchema, isOk(answer) ? bodyJson(answer) : undefined);
    return instance.success ? instance.output : null;
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}
