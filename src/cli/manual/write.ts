import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { declareProgram } from '../declare.ts';
import { VERSION } from '../version.ts';
import { manualOf } from './manual.ts';

/**
 * Writes the manual page; the build calls it. It has the date of the release, not of the build, so that whoever builds
 * the same commit gets the same file.
 * @param changelog the path of the one that says when this version was released
 */
export async function writeManual(path: string, changelog: string): Promise<void> {
  const silent = { write: () => undefined, width: () => 80 };
  const program = declareProgram(() => async () => undefined, silent);
  const date = releaseDate(await readFile(changelog, 'utf8'), VERSION);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await manualOf(program, date));
}

/** @returns the date in the heading of a version, `## 1.2.3 (2026-01-31)`; null where there is none */
function releaseDate(changelog: string, version: string): string | null {
  const heading = changelog.split('\n').find(line => line.startsWith(`## ${version} `)) ?? '';
  return /\d{4}-\d{2}-\d{2}/.exec(heading)?.[0] ?? null;
}
