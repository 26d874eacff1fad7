import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { reasonAndRemedy } from '../archive/file-errors.ts';
import { openArchive } from '../archive/open.ts';
import { isAbsent } from '../files/reason.ts';
import { defaultFolder, FILES, JOURNAL_FILE } from './folder.ts';

/** Which migration somebody means. */
export interface PlaceRequest {
  /** As it was typed: a migration folder, a CSV of people, or an archive; null: whatever is here. */
  readonly input: string | null;
  /** The migration folder, when it was named apart. */
  readonly folder: string | null;
}

/** What finding it works with. */
export interface PlaceTools {
  readonly cwd: string;
  readonly signal: AbortSignal;
  /** The folder that an earlier run for this Twitter account used; null when there was none. */
  readonly earlierFolder: (twitterId: string) => Promise<string | null>;
}

/**
 * The folders of the migrations that somebody means: several only where nothing was named. Each holds a journal.
 * @returns absolute paths
 * @throws {Error} with a sentence for the person when there is none
 * @throws {ArchiveError} when what was named is no archive either
 */
export async function migrationFolders(request: PlaceRequest, tools: PlaceTools): Promise<readonly string[]> {
  const { cwd } = tools;
  if (request.folder !== null) return [await expectJournal(resolve(cwd, request.folder))];
  if (request.input === null) return await foldersHere(cwd);
  const path = resolve(cwd, request.input);
  if (/\.csv$/i.test(path)) {
    // A list outside a migration folder is worked on in the folder of those without an archive.
    const near = dirname(path);
    return [(await journalsIn(near)).length > 0 ? near : await expectJournal(defaultFolder(cwd, null))];
  }
  if ((await journalsIn(path)).length > 0) return [path];
  // A folder of a migration in which nothing was done yet.
  if ((await namesIn(path)).includes(FILES.lookups)) return [await expectJournal(path)];
  return [await folderOfArchive(path, tools)];
}

/** The journals in a folder, absolute, in the order of their names. */
export async function journalsIn(folder: string): Promise<readonly string[]> {
  const names = (await namesIn(folder)).filter(name => JOURNAL_FILE.test(name));
  return names.sort().map(name => join(folder, name));
}

/** The migration folders at a place, that place itself included, absolute; also where nothing was done yet. */
export async function foldersBelow(cwd: string): Promise<readonly string[]> {
  if ((await journalsIn(cwd)).length > 0) return [cwd];
  const folders: string[] = [];
  for (const name of (await namesIn(cwd)).sort()) {
    if (!name.startsWith('oxpecker-')) continue;
    const folder = join(cwd, name);
    const isBegun = (await namesIn(folder)).includes(FILES.lookups);
    if (isBegun || (await journalsIn(folder)).length > 0) folders.push(folder);
  }
  return folders;
}

async function foldersHere(cwd: string): Promise<readonly string[]> {
  const folders = await foldersBelow(cwd);
  const begun: string[] = [];
  for (const folder of folders) if ((await journalsIn(folder)).length > 0) begun.push(folder);
  if (begun.length > 0) return begun;
  if (folders[0] !== undefined) {
    throw new Error(
      `Nothing was done from ${folders[0]} yet: npx oxpecker follow, with your archive, begins it`,
    );
  }
  throw new Error(
    `There is no migration in ${cwd}: name its folder (oxpecker-<your handle>), or the archive`,
  );
}

async function folderOfArchive(path: string, { cwd, signal, earlierFolder }: PlaceTools): Promise<string> {
  const archive = await openArchive(path, signal);
  const { account } = archive;
  await archive.close();
  const here = defaultFolder(cwd, account);
  if (account === null || (await journalsIn(here)).length > 0) return await expectJournal(here);
  return await expectJournal((await earlierFolder(account.id)) ?? here);
}

async function expectJournal(folder: string): Promise<string> {
  if ((await journalsIn(folder)).length > 0) return folder;
  throw new Error(
    `There is no journal in ${folder}: nothing was done from there yet. If the migration lives in another folder, name that`,
  );
}

/** What is no folder holds nothing. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw new Error(`${folder} cannot be read: ${reasonAndRemedy(error)}.`, { cause: error });
  }
}
