import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { replaceFile } from './folder.ts';

/**
 * Writes the parts of a list, each whole or not at all: `list.csv`, `list-2.csv` and so on. Parts of an earlier,
 * longer list are removed.
 * @param path of the first part; ends in `.csv`
 * @param parts each in chunks
 * @returns the paths that were written
 */
export async function writeParts(path: string, parts: readonly Iterable<string>[]): Promise<string[]> {
  const stem = path.slice(0, -'.csv'.length);
  const paths = parts.map((_, at) => (at === 0 ? path : `${stem}-${at + 1}.csv`));
  for (const [at, chunks] of parts.entries()) await replaceFile(paths[at] ?? path, chunks);
  const folder = dirname(path);
  for (const file of await readdir(folder)) {
    const part = partOf(file, basename(stem));
    if (part !== null && part > parts.length) await rm(join(folder, file), { force: true });
  }
  return paths;
}

/** @returns 3 for `list-3.csv`; null for whatever else */
function partOf(file: string, stem: string): number | null {
  if (!file.startsWith(`${stem}-`)) return null;
  const digits = /^([1-9]\d*)\.csv$/.exec(file.slice(stem.length + 1))?.[1];
  return digits === undefined ? null : Number(digits);
}
