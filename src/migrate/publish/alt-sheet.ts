import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Draft, PostLimits } from '../../posts/types.ts';
import { type AltTexts, altTextCsv, altTextOf, readAltTexts } from '../../report/alt-text-csv.ts';
import { FILES, openFolder, replaceFile, throwCsvError } from '../folder.ts';
import type { OpenedTweets } from './open-tweets.ts';
import { type DraftRequest, readDrafts } from './read-drafts.ts';

/** The sheet that was written. */
export interface AltSheet {
  /** Absolute. */
  readonly path: string;
  readonly files: number;
  /** How many of them have a description. */
  readonly described: number;
}

/** No server is asked: whatever one may take belongs into the sheet. */
const NO_LIMITS: PostLimits = {
  maxCharacters: 100_000,
  urlCharacters: null,
  unit: 'code-points',
  maxAttachments: 4,
  imageBytes: Number.POSITIVE_INFINITY,
  videoBytes: Number.POSITIVE_INFINITY,
  imagePixels: null,
  videoPixels: null,
  videoFrameRate: null,
  descriptionCharacters: 100_000,
  mimeTypes: null,
};

/**
 * Writes `alt-text.csv` into the migration folder: a row for each photo, video and GIF of the chosen tweets. What was
 * written into an earlier one stays.
 * @throws {CsvError} when an earlier sheet cannot be read; {Error} with a sentence when none can be written
 */
export async function writeAltSheet(
  { archive, folder }: OpenedTweets,
  choice: DraftRequest['choice'],
): Promise<AltSheet> {
  await openFolder(folder);
  const path = join(folder, FILES.altTexts);
  const written = await earlierTexts(path);
  const source = await readDrafts(archive, {
    choice,
    convert: { mention: 'name', hashtags: true, addressOf: () => null },
    date: null,
    warnings: { always: null, matches: [] },
    // Nothing is posted here, so it is no matter whether circle tweets can be told.
    visibility: 'private',
    media: { onMissing: 'post', requireAlt: false, altOf: name => altTextOf(written, name) },
    limits: NO_LIMITS,
    quotes: false,
    wasPosted: () => false,
    spoolFolder: folder,
  });
  try {
    const count = { files: 0, described: 0 };
    await replaceFile(path, altTextCsv(counting(source.drafts(), count), written));
    return { path, ...count };
  } finally {
    await source.close();
  }
}

async function* counting(
  drafts: AsyncIterable<Draft>,
  count: { files: number; described: number },
): AsyncGenerator<Draft> {
  for await (const draft of drafts) {
    const files = draft.parts.flatMap(({ media }) => media);
    count.files += files.length;
    count.described += files.filter(({ description }) => description !== null).length;
    yield draft;
  }
}

async function earlierTexts(path: string): Promise<AltTexts> {
  if (!existsSync(path)) return new Map();
  return await readAltTexts(createReadStream(path), path).catch((error: unknown) =>
    throwCsvError(path, error),
  );
}
