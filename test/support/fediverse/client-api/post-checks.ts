import type { Account } from '../account.ts';
import { json, type Reply } from '../exchange.ts';
import { isLanguage } from '../languages.ts';
import { lengthOf } from '../length.ts';
import { mentionsIn } from '../mentions.ts';
import type { Medium } from '../state/media.ts';
import type { NewStatus, Status } from '../state/statuses.ts';
import type { Visit } from './guard.ts';
import { refusal, refused } from './refusals.ts';
import { schedule } from './schedule.ts';
import type { Site } from './site.ts';

const VISIBILITIES = ['public', 'unlisted', 'private', 'direct'];

/** What a server makes of a wish: a post that can be stored, or why not. `replay` answers after the first look. */
export function check(site: Site, visit: Visit, key: string | null, replay: Reply | null): NewStatus | Reply {
  const { instance, posting, neighbourhood } = site;
  const { software } = instance;
  const { me } = visit;
  // Hollo reads JSON alone: of a form nothing arrives.
  const isRead = software.name !== 'hollo' || /^application\/json/.test(visit.headers['content-type'] ?? '');
  const field = (name: string) => (isRead ? visit.form.get(name) : undefined);
  const invalid = (error: string) =>
    software.name === 'akkoma' ? json({ error }, 422) : refused(software, 422, error);

  const replyTo = target(site, field('in_reply_to_id'));
  const quoted = posting.quotes ? target(site, field('quoted_status_id')) : null;
  if (replyTo === undefined || quoted === undefined) return refusal(software, 'missing');
  if (quoted && (quoted.visibility === 'direct' || quoted.author !== me))
    return invalid('Validation failed: Quoted post cannot be quoted');
  if (replay) return replay;

  const media = attachments(site, visit, isRead ? visit.form.all('media_ids') : []);
  if (typeof media === 'string') return invalid(media);
  let [text, spoiler] = [field('status') ?? '', field('spoiler_text') ?? ''];
  if (software.name === 'mastodon' && text.trim() === '') [text, spoiler] = [spoiler, ''];
  if (isRead && !posting.takesAnything && text.trim() === '' && media.length === 0)
    return invalid("Validation failed: Text can't be blank");
  if (lengthOf(text, spoiler, posting) > posting.maxCharacters)
    return invalid(`Validation failed: Text character limit of ${posting.maxCharacters} exceeded`);

  const visibility = visibilityOf(site, me, field('visibility'));
  if (visibility === null) return invalid(`'${field('visibility')}' is not a valid visibility`);
  const mentions = mentionsIn(text, instance, neighbourhood)
    .map(({ account }) => account)
    .filter(account => account !== null);
  const allowed = visit.form.all('allowed_mentions');
  const unexpected = mentions.filter(account => !allowed.includes(instance.idOf(account)));
  if (posting.allowedMentions && allowed.length > 0 && unexpected.length > 0)
    return invalid('Post would be sent to unexpected accounts');
  const when = schedule(site, { at: field('scheduled_at'), me, mentions, replyTo });
  if (when !== null && typeof when !== 'number') return when;

  return {
    author: me,
    text,
    spoiler,
    visibility,
    sensitive: (isRead ? (visit.form.flag('sensitive') ?? false) : false) || spoiler !== '',
    language: languageOf(site, field('language')),
    replyTo,
    quoted,
    media,
    mentions,
    localOnly: posting.localOnly && (visit.form.flag('local_only') ?? false),
    contentType: field('content_type') ?? null,
    backdatedTo: when,
    isQuiet: when !== null && posting.backdates === 'quietly',
    key,
  };
}

/** @returns null for one that does not exist */
function visibilityOf({ rules, posting, instance }: Site, me: Account, asked = 'public'): string | null {
  const { name, version } = instance.software;
  if (!VISIBILITIES.includes(asked)) return posting.takesAnything ? 'direct' : null;
  if (asked === 'public' && rules.limitsAccounts.has(me.username)) return 'unlisted';
  return asked === 'unlisted' && name === 'snac' && Number(version) <= 2.75 ? 'public' : asked;
}

/** @returns null when none is asked for, undefined when it is not there */
function target({ statuses, posting }: Site, id: string | undefined): Status | null | undefined {
  if (id === undefined || id === '') return null;
  const found = statuses.get(id);
  return found ?? (posting.takesAnything ? null : undefined);
}

/** @returns the reason when they cannot be attached (`validate_media!`) */
function attachments(site: Site, { me }: Visit, ids: readonly string[]): Medium[] | string {
  const { posting, media } = site;
  if (posting.countsAttachments && ids.length > posting.maxAttachments)
    return 'Cannot attach more than 4 files';
  if (posting.unknownMedia === 'dangling')
    return ids.slice(0, posting.maxAttachments).map(id => media.get(me, id) ?? media.dangling(me, id));
  const known = ids.map(id => media.get(me, id)).filter(medium => medium !== undefined);
  const there = known.filter(medium => medium.attachedTo === null);
  if (there.length < ids.length && posting.unknownMedia === 'refused')
    return `Media ${ids.join(', ')} not found or already attached to another post`;
  if (
    posting.countsAttachments &&
    there.length > 1 &&
    there.some(({ kind }) => kind === 'video' || kind === 'audio')
  )
    return 'Cannot attach a video to a post that already contains images';
  if (posting.uploads === 'async-video' && there.some(medium => media.stateOf(medium) !== 'ready'))
    return 'Cannot attach files that have not finished processing. Try again in a moment!';
  return there.slice(0, posting.maxAttachments);
}

/** A language that nobody knows becomes one's own, without a word. */
function languageOf({ posting }: Site, language: string | undefined): string | null {
  if (!posting.languages) return 'en';
  return language !== undefined && isLanguage(language) ? language : 'en';
}
