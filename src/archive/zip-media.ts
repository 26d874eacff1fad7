import { DamagedFileError } from './errors.ts';
import { innerName } from './top-folder.ts';
import type { Bytes } from './zip-bytes.ts';
import { readDirectory } from './zip-directory.ts';
import { findDirectory } from './zip-end.ts';
import { dataOffset, STORED, type ZipEntry } from './zip-entry.ts';

const MEDIA_ZIP = /^(.*_media\/)[^/]+\.zip$/;

/**
 * Takes in the media that lie in zips of their own inside the media folder, as they did until January 2020:
 * they stand in `index` then as if they lay in that folder. Only a stored zip can be read in place; any other, and
 * a damaged one, stays the file that it is.
 */
export async function takeInMedia(bytes: Bytes, index: Map<string, ZipEntry>): Promise<void> {
  const zips = [...index].filter(([name, entry]) => MEDIA_ZIP.test(name) && entry.method === STORED);
  for (const [name, zip] of zips) {
    const media = await mediaIn(bytes, zip);
    if (media.length === 0) continue;
    index.delete(name);
    const [, folder] = MEDIA_ZIP.exec(name) ?? [];
    for (const [basename, entry] of media) index.set(`${folder}${basename}`, entry);
  }
}

/** The files of a stored zip, their offsets counted in the zip that holds it. */
async function mediaIn(bytes: Bytes, zip: ZipEntry): Promise<[basename: string, entry: ZipEntry][]> {
  const media: [basename: string, entry: ZipEntry][] = [];
  try {
    const start = await dataOffset(bytes, zip);
    const inner = bytes.part(start, zip.packedSize);
    const place = await findDirectory(inner);
    if (!place) return [];
    for await (const [raw, entry] of readDirectory(inner, place)) {
      const basename = innerName(raw)?.split('/').at(-1);
      if (basename) media.push([basename, { ...entry, offset: start + entry.offset }]);
    }
  } catch (error) {
    if (error instanceof DamagedFileError || error instanceof RangeError) return [];
    throw error;
  }
  return media;
}
