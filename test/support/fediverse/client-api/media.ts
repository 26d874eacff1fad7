import { json, page, type Reply } from '../exchange.ts';
import type { Part } from '../multipart.ts';
import type { Route } from '../router.ts';
import type { MediumKind } from '../state/media.ts';
import { route, type Visit } from './guard.ts';
import { refusal, refused } from './refusals.ts';
import type { Site } from './site.ts';
import { mediumJson } from './status-json.ts';

const WRITE = ['write:media'];

/** Uploads: `app/controllers/api/v2/media_controller.rb` of Mastodon, and what others do instead. */
export function mediaRoutes(site: Site): Route[] {
  const { media, instance, posting } = site;
  return [
    ...['/api/v1/media', '/api/v2/media'].map(path =>
      route(site, 'POST', path, WRITE, visit => upload(site, visit)),
    ),
    route(site, 'GET', '/api/v1/media/:id', WRITE, ({ me, params }) => {
      const medium = media.get(me, params['id'] ?? '');
      if (!medium || (medium.attachedTo !== null && posting.uploads === 'async-video'))
        return refusal(instance.software, 'missing');
      switch (media.stateOf(medium)) {
        case 'processing':
          return json(mediumJson(site, medium), posting.uploads === 'async-video' ? 206 : 200);
        case 'ready':
          return json(mediumJson(site, medium));
        case 'failed':
          return refused(instance.software, 422, 'Error processing thumbnail for uploaded media');
      }
    }),
  ];
}

function upload(site: Site, { me, parts, form, url }: Visit): Reply {
  const { instance, posting, rules, media } = site;
  const { software } = instance;
  if (parts === null) return refused(software, 400, 'The body of the request is no complete form');
  const file = parts?.find(({ name, fileName }) => name === 'file' && fileName !== null);
  const invalid = (error: string) => refused(software, 422, `Validation failed: ${error}`);
  if (!file || file.bytes === 0) return invalid("File can't be blank");
  if (software.name === 'hollo' && file.type === null) return page('', 500);
  const type = file.type ?? 'application/octet-stream';
  const kind = kindOf(file, type);
  if (!kind) return invalid('File content type is invalid, File is invalid');
  const most = kind === 'image' ? posting.imageBytes : posting.videoBytes;
  if (file.bytes > most) return invalid(`File size must be less than ${most} Bytes`);
  const description = form.get('description') ?? null;
  if (Array.from(description ?? '').length > posting.descriptionCharacters)
    return invalid(`Description is too long (maximum is ${posting.descriptionCharacters} characters)`);
  const isV2 = url.pathname.startsWith('/api/v2');
  const isSlow = kind !== 'image' && posting.uploads === 'async-video' && isV2;
  const isBroken = rules.brokenFiles.has(file.fileName ?? '');
  if (isBroken && !isSlow) return refused(software, 422, 'Error processing thumbnail for uploaded media');
  const { bytes, sha256, fileName } = file;
  const medium = media.add(
    { owner: me, kind, bytes, sha256, fileName: fileName ?? '', type, description, isBroken },
    isSlow ? rules.mediaMs : 0,
  );
  const is202 = isSlow || posting.uploads === 'always-202';
  const shown = mediumJson(site, medium);
  const hasUrl = !isSlow && (posting.uploads !== 'url-later' || !isV2);
  return json(hasUrl ? shown : { ...shown, url: null, preview_url: null }, is202 ? 202 : 200);
}

/** @returns null for what Mastodon does not take */
function kindOf({ head, sounds }: Part, type: string): MediumKind | null {
  if (type === 'image/gif') return 'gifv';
  if (/^image\/(jpeg|png|webp|heic|heif|avif)$/.test(type)) return 'image';
  if (type.startsWith('audio/')) return 'audio';
  if (!/^video\/(mp4|webm|quicktime|ogg)$/.test(type)) return null;
  // A real MP4 without an audio track; what only claims to be one stays a video.
  return head.includes('ftyp') && !sounds ? 'gifv' : 'video';
}
