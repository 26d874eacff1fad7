import { join } from 'node:path';
import type { Container } from './container.ts';
import { ArchiveError } from './errors.ts';
import { unreadable } from './file-errors.ts';
import { notTwitters } from './foreign.ts';
import { layoutOf, tellingFiles } from './layout.ts';
import type { Problems } from './problems.ts';
import { isTwitters } from './recognise.ts';
import { SeveralZips } from './several.ts';
import { isOfTwitter } from './top-folder.ts';
import { ZipContainer } from './zip.ts';

/** Twitter names the zips of a large archive `twitter-2022-12-01-<64 hex digits>-1.zip`, `…-2.zip`. */
const NAME_OF_PART = /^twitter-.*\.zip$/i;

/**
 * Opens the zips of one archive that lie in a folder. One after the other, because people name the folder of their
 * downloads: what is not Twitter's or cannot be opened is left alone, unless there is nothing else. Left alone, a
 * zip with the name of a part is a problem.
 * @param path the folder
 * @param names of the zips in it, in their order
 * @throws {ArchiveError} of the zip that is most likely the archive, when none can be used
 * @throws the signal's reason when it is aborted
 */
export async function openZips(
  path: string,
  names: readonly string[],
  problems: Problems,
  signal?: AbortSignal,
): Promise<Container> {
  const parts: ZipContainer[] = [];
  const broken = new Map<string, ArchiveError>();
  let foreign: ArchiveError | undefined;
  try {
    for (const name of names) {
      const zip = await openZip(join(path, name), signal).catch((error: unknown) => {
        if (!(error instanceof ArchiveError)) throw error;
        broken.set(name, error);
      });
      if (!zip) continue;
      parts.push(zip);
      if (await isPart(zip)) continue;
      parts.pop();
      foreign ??= notTwitters(zip.path, zip.names());
      await zip.close();
    }
    const brokenPart = [...broken].find(([name]) => NAME_OF_PART.test(name));
    const [first, second] = parts;
    if (!first) throw brokenPart?.[1] ?? [...broken.values()][0] ?? foreign;
    const container = second ? new SeveralZips(path, parts) : first;
    for (const [name, error] of broken) {
      if (NAME_OF_PART.test(name)) problems.add(name, fragmentOf(error, join(path, name)));
    }
    return container;
  } catch (error) {
    await Promise.allSettled(parts.map(zip => zip.close()));
    throw error;
  }
}

/**
 * Opens a zip.
 * @throws {ArchiveError} when it cannot be read
 * @throws the signal's reason when it is aborted
 */
export function openZip(path: string, signal?: AbortSignal): Promise<ZipContainer> {
  return ZipContainer.open(path, signal).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw error instanceof ArchiveError ? error : unreadable(path, error);
  });
}

/** A part may hold nothing but media. */
async function isPart(zip: ZipContainer): Promise<boolean> {
  const layout = layoutOf(zip.names());
  if (tellingFiles(layout).length > 0) return isTwitters(zip, layout);
  return [...zip.names()].some(isOfTwitter);
}

/** What an error says of a zip, as a problem says it. */
function fragmentOf(error: ArchiveError, path: string): string {
  return error.message.replace(`${path} `, '').replace(/\.$/, '');
}
