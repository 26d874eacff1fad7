import { json } from '../exchange.ts';
import type { Posting } from '../posting.ts';
import { get, type Route } from '../router.ts';
import type { Software } from '../software.ts';
import type { Site } from './site.ts';

/** What a server says of itself, to everybody: `/api/v2/instance` and its older form. */
export function instanceRoutes({ instance, posting }: Site): Route[] {
  const configuration = configurationJson(instance.software, posting);
  const { software, handleHost, webHost } = instance;
  const about = {
    title: `The ${webHost} server`,
    version: versionText(software),
    languages: ['en'],
    rules: [],
  };
  const { instanceApi, apiVersion } = software;
  const newest = [
    get('/api/v2/instance', () =>
      json({
        ...about,
        domain: handleHost,
        source_url: 'https://github.com/mastodon/mastodon',
        description: '',
        usage: { users: { active_month: 1 } },
        configuration,
        registrations: { enabled: false, approval_required: true },
        ...(apiVersion === null ? {} : { api_versions: { mastodon: apiVersion } }),
        contact: { email: `admin@${webHost}`, account: null },
      }),
    ),
  ];
  return [
    ...(instanceApi === 2 ? newest : []),
    get('/api/v1/instance', () =>
      json({
        ...about,
        uri: handleHost,
        short_description: '',
        description: '',
        email: `admin@${webHost}`,
        urls: { streaming_api: `wss://${webHost}` },
        stats: { user_count: instance.size, status_count: 0, domain_count: 1 },
        registrations: false,
        configuration,
      }),
    ),
  ];
}

/** As each software words it; what is not Mastodon claims to be. */
function versionText({ name, version }: Software): string {
  switch (name) {
    case 'mastodon':
      return version;
    case 'gotosocial':
      return `${version}+git-0000000`;
    case 'akkoma':
      return `2.7.2 (compatible; Akkoma ${version})`;
    case 'snac':
      return `4.0.0 (not true; really snac/${version})`;
    case 'hollo':
      return `4.2.0 (compatible; Hollo ${version})`;
    default:
      return `4.2.1 (compatible; Sharkey ${version}, like Mastodon)`;
  }
}

/** What can be posted. Akkoma says less than the others, and some of it elsewhere. */
function configurationJson({ name }: Software, posting: Posting): object {
  const { maxCharacters, maxAttachments, advertisedUrl, imageBytes, videoBytes, descriptionCharacters } =
    posting;
  return {
    accounts: { max_featured_tags: 10 },
    statuses: {
      max_characters: maxCharacters,
      max_media_attachments: maxAttachments,
      ...(name === 'akkoma' ? {} : { characters_reserved_per_url: advertisedUrl }),
    },
    media_attachments: {
      image_size_limit: imageBytes,
      video_size_limit: videoBytes,
      ...(name === 'akkoma' ? {} : { supported_mime_types: MIME_TYPES, ...MATRICES }),
      ...(name === 'akkoma' || name === 'snac' ? {} : { description_limit: descriptionCharacters }),
    },
  };
}

const MIME_TYPES = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/heic',
  'image/heif',
  'image/webp',
  'image/avif',
  'video/webm',
  'video/mp4',
  'video/quicktime',
  'video/ogg',
  'audio/mpeg',
  'audio/mp3',
  'audio/ogg',
];

const MATRICES = {
  image_matrix_limit: 33_177_600,
  video_matrix_limit: 8_294_400,
  video_frame_rate_limit: 120,
};
