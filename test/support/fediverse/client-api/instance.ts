import { json } from '../exchange.ts';
import { get, type Route } from '../router.ts';
import type { Site } from './site.ts';

/** What a server says of itself, to everybody: `/api/v2/instance` and its older form. */
export function instanceRoutes({ instance }: Site): Route[] {
  const { software, handleHost, webHost } = instance;
  const version =
    software.name === 'mastodon'
      ? software.version
      : `4.2.0 (compatible; ${software.name} ${software.version})`;
  const about = { title: `The ${webHost} server`, version, languages: ['en'], rules: [] };
  const configuration = {
    accounts: { max_featured_tags: 10 },
    statuses: { max_characters: 500, max_media_attachments: 4, characters_reserved_per_url: 23 },
    media_attachments: { supported_mime_types: ['image/jpeg', 'image/png'], image_size_limit: 16_777_216 },
  };
  return [
    get('/api/v2/instance', () =>
      json({
        ...about,
        domain: handleHost,
        source_url: 'https://github.com/mastodon/mastodon',
        description: '',
        usage: { users: { active_month: 1 } },
        configuration,
        registrations: { enabled: false, approval_required: true },
        api_versions: { mastodon: 7 },
        contact: { email: `admin@${webHost}`, account: null },
      }),
    ),
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
