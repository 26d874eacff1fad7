import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Container } from './container.ts';
import { ArchiveError } from './errors.ts';
import { unreadable } from './file-errors.ts';
import { FolderContainer } from './folder.ts';
import { SeveralZips } from './several.ts';
import { isOfTwitter } from './top-folder.ts';
import { ZipContainer } from './zip.ts';

/**
 * Opens what the user named: a zip, an unpacked folder, or a folder with the zip or zips of one archive.
 * @param signal ends opening, and whatever is read afterwards, at the next chunk
 * @throws {ArchiveError} when it cannot be read or has no files
 * @throws the signal's reason when it is aborted
 */
export async function openContainer(path: string, signal?: AbortSignal): Promise<Container> {
  signal?.throwIfAborted();
  const named = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (!named.isFile() && !named.isDirectory()) {
    throw new ArchiveError(
      `${path} is neither a file nor a folder: name the zip that Twitter gave you, or its unpacked folder.`,
    );
  }
  const container = named.isDirectory() ? await openFolder(path, signal) : await openZip(path, signal);
  for (const _name of container.names()) return container;
  await container.close();
  throw new ArchiveError(
    `${path} has no files in it: name the zip that Twitter gave you, or its unpacked folder.`,
  );
}

async function openFolder(path: string, signal?: AbortSignal): Promise<Container> {
  const folder = await FolderContainer.open(path, signal);
  const names = [...folder.names()];
  const zips = names.filter(name => /^[^/]+\.zip$/i.test(name)).sort();
  return zips.length === 0 || names.some(isOfTwitter) ? folder : openZips(path, zips, signal);
}

/** Zips that hold nothing of Twitter's are left alone, unless there are no others. */
async function openZips(path: string, names: readonly string[], signal?: AbortSignal): Promise<Container> {
  const zips: ZipContainer[] = [];
  try {
    for (const name of names) zips.push(await openZip(join(path, name), signal));
    const ours = zips.filter(zip => [...zip.names()].some(isOfTwitter));
    const used = ours.length > 0 ? ours : zips;
    for (const zip of zips) if (!used.includes(zip)) await zip.close();
    const [first, second] = used;
    return first && !second ? first : new SeveralZips(path, used);
  } catch (error) {
    for (const zip of zips) await zip.close();
    throw error;
  }
}

function openZip(path: string, signal?: AbortSignal): Promise<ZipContainer> {
  return ZipContainer.open(path, signal).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw error instanceof ArchiveError ? error : unreadable(path, error);
  });
}
