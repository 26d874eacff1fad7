import type { Journal } from '../../journal/types.ts';
import type { Publishing } from '../../mastodon/status-types.ts';
import type { DraftRequest } from '../../migrate/publish/read-drafts.ts';
import type { PublishRequest } from '../../migrate/publish/types.ts';
import type { Context } from '../context.ts';
import { choiceOf, inputOf } from './post-choice.ts';
import type { PostOptions } from './post-options.ts';
import type { PostReporter } from './post-reporter.ts';

/** What a request for drafts depends on beside the options. */
export interface RequestParts {
  readonly context: Context;
  readonly options: PostOptions;
  readonly reporter: PostReporter;
  readonly journal: Journal;
  readonly publishing: Publishing;
  /** The migration folder. */
  readonly folder: string;
  readonly visibility: DraftRequest['visibility'];
  readonly timeZone: string;
}

/**
 * Which drafts are wanted.
 * @throws {CsvError} {Error} with a sentence when a file that was named cannot be read
 */
export async function draftRequest(parts: RequestParts): Promise<DraftRequest> {
  const { context, options, reporter, journal, publishing, folder, visibility, timeZone } = parts;
  const { traits, limits } = publishing;
  const { postOf } = await import('../../migrate/publish/standing.ts');
  const isBackdated = backdates(parts);
  const place = options.date ?? (isBackdated ? 'none' : 'footer');
  const { dateFormat, dateLang: locale, cw, cwMatch } = options;
  return {
    choice: await choiceOf(context, options, timeZone),
    convert: {
      // A post of the past may mention nobody else (mastodon-api.md §2).
      mention: options.mention === 'matched' && isBackdated ? 'link' : options.mention,
      hashtags: options.hashtags,
      anyAtPings: traits.anyAtPings,
      addressOf: await addressOf(options, folder),
    },
    date: place === 'none' ? null : { place, style: { format: dateFormat ?? null, locale, timeZone } },
    warnings: { always: cw ?? null, matches: cwMatch ?? [] },
    visibility,
    media: {
      onMissing: options.onMissingMedia,
      requireAlt: options.requireAlt ?? false,
      altOf: await altTexts(parts),
    },
    limits,
    quotes: traits.quotes,
    wasPosted: id => postOf(journal.items, id) !== null,
    spoolFolder: folder,
    onProgress: tweets => reporter.reading(tweets),
  };
}

/** How the drafts are published. */
export function publishRequest(parts: Pick<RequestParts, 'options' | 'publishing'>): PublishRequest {
  const { options } = parts;
  return {
    max: options.max ?? Number.POSITIVE_INFINITY,
    retryFailed: options.retryFailed ?? false,
    acceptFailed: options.acceptFailed ?? false,
    named: new Set(options.tweet ?? []),
    onMissingMedia: options.onMissingMedia,
    backdate: backdates(parts),
    localOnly: options.localOnly ?? false,
    skipExisting: options.skipExisting ?? false,
  };
}

/** Whether the posts get the dates of their tweets. */
function backdates({ options, publishing }: Pick<RequestParts, 'options' | 'publishing'>): boolean {
  return options.backdate && publishing.traits.backdates;
}

async function addressOf(
  { mention }: PostOptions,
  folder: string,
): Promise<DraftRequest['convert']['addressOf']> {
  if (mention !== 'matched') return () => null;
  const { readMatchedAddresses } = await import('../../migrate/publish/matched-addresses.ts');
  return await readMatchedAddresses(folder);
}

async function altTexts({ context, options }: RequestParts): Promise<DraftRequest['media']['altOf']> {
  const { altText } = options;
  if (altText === undefined) return () => null;
  const { altTextOf, readAltTexts } = await import('../../report/alt-text-csv.ts');
  const texts = await readAltTexts(inputOf(context, altText), altText);
  return fileName => altTextOf(texts, fileName);
}
