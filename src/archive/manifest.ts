import { accountFrom } from './account.ts';
import { readAssigned } from './assigned.ts';
import type { Container } from './container.ts';
import { type Fields, fieldsOf, isObject, listOf, numberOf, textOf } from './fields.ts';
import type { Problems } from './problems.ts';
import type { Account } from './types.ts';

/** A file of a category, as the manifest lists it. */
export interface ManifestFile {
  /** `data/tweets.js` */
  readonly name: string;
  /** It is said to hold no record, so nothing is lost when it is missing. */
  readonly empty: boolean;
}

/** A category of the manifest. */
export interface ManifestEntry {
  /** Those that have a name. */
  readonly files: readonly ManifestFile[];
  /** `data/tweets_media` */
  readonly mediaDirectory: string | null;
}

/** What `manifest.js` says of the export it lies in (exports since March 2020). */
export interface Manifest {
  readonly account: Account | null;
  readonly exported: Date | null;
  /** This zip is one of several. */
  readonly partial: boolean;
  /** By category in camel case: `tweets`, `noteTweet`. */
  readonly entries: ReadonlyMap<string, ManifestEntry>;
}

/** @returns `null` when there is no such file, or when it holds no manifest, which is a problem of it */
export async function readManifest(
  container: Container,
  file: string,
  problems: Problems,
): Promise<Manifest | null> {
  const value = await readAssigned(container, file, problems);
  if (value === undefined) return null;
  if (isObject(value) && !Array.isArray(value)) return manifestOf(value);
  problems.add(file, 'is no manifest');
  return null;
}

function manifestOf(manifest: Fields): Manifest {
  const user = fieldsOf(manifest.userInfo);
  const info = fieldsOf(manifest.archiveInfo);
  const exported = new Date(textOf(info.generationDate) ?? Number.NaN);
  const entries = Object.entries(fieldsOf(manifest.dataTypes));
  return {
    account: accountFrom(user.accountId, user.userName, user.displayName),
    exported: Number.isNaN(exported.getTime()) ? null : exported,
    partial: info.isPartialArchive === true,
    entries: new Map(entries.map(([category, entry]) => [category, entryOf(fieldsOf(entry))])),
  };
}

function entryOf(entry: Fields): ManifestEntry {
  return {
    files: listOf(entry.files)
      .map(fieldsOf)
      .map(file => ({ name: textOf(file.fileName) ?? '', empty: numberOf(file.count) === 0 }))
      .filter(file => file.name !== ''),
    mediaDirectory: textOf(entry.mediaDirectory),
  };
}
