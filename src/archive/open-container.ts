import { readdir, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { isAbsent } from '../files/reason.ts';
import type { Container } from './container.ts';
import { ArchiveError } from './errors.ts';
import { unreadable } from './file-errors.ts';
import { FolderContainer } from './folder.ts';
import { HOW_TO_GET_IT } from './foreign.ts';
import { layoutOf } from './layout.ts';
import { openZip, openZips } from './open-zips.ts';
import type { Problems } from './problems.ts';
import { isTwitters } from './recognise.ts';

/**
 * Opens what the user named: a zip, an unpacked folder, or a folder with the zip or zips of one archive.
 * @param problems gains the zips of a folder that should be read and cannot
 * @param signal ends opening, and whatever is read afterwards, at the next chunk
 * @throws {ArchiveError} when it cannot be read or has no files
 * @throws the signal's reason when it is aborted
 */
export async function openContainer(
  path: string,
  problems: Problems,
  signal?: AbortSignal,
): Promise<Container> {
  signal?.throwIfAborted();
  const named = await stat(path).catch((error: unknown) => {
    throw isAbsent(error) ? notThere(path) : unreadable(path, error);
  });
  if (!named.isFile() && !named.isDirectory()) {
    throw new ArchiveError(
      `${path} is neither a file nor a folder: name the zip that Twitter gave you, or its unpacked folder.`,
    );
  }
  const container = named.isDirectory()
    ? await openFolder(path, problems, signal)
    : await openZip(path, signal);
  for (const _name of container.names()) return container;
  await container.close();
  throw new ArchiveError(
    `${path} has no files in it: name the zip that Twitter gave you, or its unpacked folder.`,
  );
}

/** People who never had an archive give the name of their account. */
function notThere(path: string): ArchiveError {
  const isName = /^(?:@?\w{1,15}|@?[\w.-]+@[\w.-]+\.\w+)$/.test(basename(path));
  return new ArchiveError(
    isName
      ? `There is no file or folder ${path}, and the name of an account is not enough: ${HOW_TO_GET_IT}`
      : `${path} is not there: look how it is spelled and in which folder it is, or drag the file into this window, which writes its path.`,
  );
}

/**
 * An unpacked archive counts before the zips beside it. Where there is none, or nobody can tell, as among the
 * projects in a folder of downloads, a zip of Twitter's is what was meant.
 */
async function openFolder(path: string, problems: Problems, signal?: AbortSignal): Promise<Container> {
  const zips = await zipsIn(path);
  let unclear: ArchiveError | undefined;
  try {
    const folder = await FolderContainer.open(path, signal);
    if (zips.length === 0 || (await isTwitters(folder, layoutOf(folder.names())))) return folder;
  } catch (error) {
    if (zips.length === 0 || !(error instanceof ArchiveError)) throw error;
    unclear = error;
  }
  return openZips(path, zips, problems, signal).catch((error: unknown) => {
    throw error instanceof ArchiveError ? (unclear ?? error) : error;
  });
}

async function zipsIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const zips = entries.filter(entry => entry.isFile() && /^[^.].*\.zip$/i.test(entry.name));
  return zips.map(entry => entry.name).sort();
}
