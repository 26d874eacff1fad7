import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { writeZip } from '../test/support/zip.ts';
import { type BenchArchive, benchArchive } from './generate.ts';

/** Where what is made once lies: a folder that is ignored. */
export const WORK = join(import.meta.dirname, '../.bench');

/** An archive of 200,000 tweets: some 330 MB of JSON. */
export const LARGE: BenchArchive = { tweets: 200_000, following: 3_000, media: 0 };

/** @returns the path of an archive of this size, which is made when it is first asked for */
export async function archiveOf(size: BenchArchive): Promise<string> {
  const path = join(WORK, `${size.tweets}-${size.following}-${size.media}.zip`);
  await onceMade(path, async part => await writeZip(part, benchArchive(size)));
  return path;
}

/** Makes a file unless it is there; one whose making was cut off is not there. */
export async function onceMade(path: string, make: (path: string) => Promise<void>): Promise<void> {
  if (existsSync(path)) return;
  mkdirSync(WORK, { recursive: true });
  await make(`${path}.part`);
  renameSync(`${path}.part`, path);
}
