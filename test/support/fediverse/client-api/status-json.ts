import { accountJson } from '../account-json.ts';
import { mentionsIn } from '../mentions.ts';
import { postHtml, tagsIn } from '../post-html.ts';
import type { Medium } from '../state/media.ts';
import type { Status } from '../state/statuses.ts';
import type { Site } from './site.ts';

/** The `Status` entity of the Mastodon API (4.5). */
export function statusJson(site: Site, status: Status): Record<string, unknown> {
  const { instance, posting, statuses, neighbourhood } = site;
  const { author, replyTo, quoted, text } = status;
  const isSnac = instance.software.name === 'snac';
  const created = new Date(status.createdAt).toISOString();
  return {
    id: status.id,
    created_at: isSnac ? created.replace(/\.\d+Z/, '.000Z') : created,
    in_reply_to_id: replyTo && statuses.get(replyTo.id) ? replyTo.id : null,
    in_reply_to_account_id: replyTo && statuses.get(replyTo.id) ? instance.idOf(replyTo.author) : null,
    sensitive: status.sensitive,
    spoiler_text: status.spoiler,
    visibility: status.visibility,
    language: status.language,
    uri: `${author.uri}/statuses/${status.id}`,
    url: status.url,
    replies_count: 0,
    reblogs_count: 0,
    favourites_count: 0,
    edited_at: null,
    favourited: false,
    reblogged: false,
    muted: false,
    bookmarked: false,
    pinned: false,
    ...(isSnac ? { text } : {}),
    content: postHtml(text, instance, part => mentionsIn(part, instance, neighbourhood)),
    filtered: [],
    reblog: null,
    account: accountJson(author, instance),
    media_attachments: shownMedia(site, status).map(medium => mediumJson(site, medium)),
    mentions: status.mentions.map(account => ({
      id: instance.idOf(account),
      username: account.username,
      url: account.url,
      acct: account.instance === instance ? account.username : account.address,
    })),
    tags: tagsIn(text).map(name => ({ name: name.toLowerCase(), url: `${instance.origin}/tags/${name}` })),
    emojis: [],
    card: null,
    poll: null,
    ...(posting.quotes
      ? { quote: quoted ? { state: 'accepted', quoted_status: { id: quoted.id } } : null }
      : {}),
    ...(posting.localOnly ? { local_only: status.localOnly } : {}),
  };
}

/** On Mastodon an upload is in one post: when two are stored at once, in the later one. */
function shownMedia({ posting }: Site, { id, media }: Status): readonly Medium[] {
  if (posting.unknownMedia !== 'refused') return media;
  return media.filter(({ attachedTo }) => attachedTo === id || attachedTo === null);
}

/** The `MediaAttachment` entity; without a URL while it is worked on. */
export function mediumJson({ instance, media, posting }: Site, medium: Medium): Record<string, unknown> {
  const url = `${instance.origin}/media_attachments/files/${medium.id}/original/${medium.sha256.slice(0, 16)}`;
  const isShown = posting.uploads !== 'async-video' || media.stateOf(medium) === 'ready';
  return {
    id: medium.id,
    type: medium.kind,
    url: isShown ? url : null,
    preview_url: isShown ? url.replace('original', 'small') : null,
    remote_url: null,
    preview_remote_url: null,
    text_url: null,
    meta: {},
    description: medium.description,
    blurhash: null,
  };
}
