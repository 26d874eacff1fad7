import { accountOf } from './account.ts';
import { Catalogue, type Category, type CategoryFiles } from './catalogue.ts';
import type { Container } from './container.ts';
import { eraOf } from './era.ts';
import { notTwitters } from './foreign.ts';
import { hasKnownScript, type Layout, layoutOf, tellingFiles } from './layout.ts';
import { readManifest } from './manifest.ts';
import { MediaFiles } from './media-files.ts';
import { openContainer } from './open-container.ts';
import { dateInName, grailbirdOwner } from './owner.ts';
import { Problems } from './problems.ts';
import { isTwitters } from './recognise.ts';
import { one, type ReadRecord, readRecords } from './records.ts';
import { type ArchiveParts, TwitterArchive } from './twitter-archive.ts';
import type { Account, Archive } from './types.ts';

/**
 * Opens a Twitter archive of any era.
 * @param path a zip, an unpacked folder, or a folder of several zips
 * @param signal ends opening, and whatever is read afterwards, at the next chunk
 * @throws {ArchiveError} when it cannot be read, or holds no data of Twitter's
 * @throws the signal's reason when it is aborted
 */
export async function openArchive(path: string, signal?: AbortSignal): Promise<Archive> {
  const problems = new Problems();
  const container = await openContainer(path, problems, signal);
  try {
    return await readArchive(container, problems);
  } catch (error) {
    await container.close();
    throw error;
  }
}

/**
 * The archive that lies in a container, and closes it.
 * @param problems found so far
 * @throws {ArchiveError} when there is no data of Twitter's in it
 */
export async function readArchive(container: Container, problems = new Problems()): Promise<Archive> {
  const layout = layoutOf(container.names());
  if (!(await isTwitters(container, layout))) {
    throw notTwitters(container.path, container.names(), tellingFiles(layout)[0]);
  }
  const partsOf = hasKnownScript(layout.scripts) ? yourTwitterData : grailbird;
  return new TwitterArchive(await partsOf(container, layout, problems));
}

async function yourTwitterData(
  container: Container,
  layout: Layout,
  problems: Problems,
): Promise<ArchiveParts> {
  const manifest = await readManifest(container, `${layout.base}manifest.js`, problems);
  const catalogue = new Catalogue(layout, manifest);
  const records = <T>(category: Category, kind: string, read: ReadRecord<T>) =>
    readRecords(container, catalogue.files(category).present, kind, read, problems);
  let account: Account | undefined;
  // To the end, where damage shows.
  for await (const [owner] of records('account', 'accounts', one(accountOf))) account ??= owner;
  const firstTweet = manifest ? undefined : await firstOf(records('tweet', 'tweets', asIs));
  return {
    container,
    era: eraOf(layout, manifest, firstTweet),
    account: account ?? manifest?.account ?? null,
    exported: manifest?.exported ?? dateInName(container.path),
    files: category => catalogue.files(category),
    media: new MediaFiles(container, catalogue.mediaFolders(), layout.mediaZips, problems),
    problems,
  };
}

const NO_FILES: CategoryFiles = { present: [], missing: [], unlisted: [] };

async function grailbird(container: Container, layout: Layout, problems: Problems): Promise<ArchiveParts> {
  const { account, exported } = await grailbirdOwner(container, layout.months, problems);
  return {
    container,
    era: 'grailbird',
    account,
    exported: exported ?? dateInName(container.path),
    files: category => (category === 'tweet' ? { ...NO_FILES, present: layout.months } : NO_FILES),
    media: new MediaFiles(container, [], [], problems),
    problems,
  };
}

async function firstOf<T>(batches: AsyncIterable<readonly T[]>): Promise<T | undefined> {
  for await (const batch of batches) return batch[0];
  return undefined;
}

function asIs(record: unknown, found: unknown[]): number {
  found.push(record);
  return 0;
}
