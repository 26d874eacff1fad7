import { constants, existsSync } from 'node:fs';
import { access, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, parse, resolve } from 'node:path';
import { reasonAndRemedy } from '../archive/file-errors.ts';
import type { Account } from '../archive/types.ts';
import { CsvError } from '../csv/errors.ts';
import { makeFolder } from '../files/make-folder.ts';
import { codeOf, systemReason } from '../files/reason.ts';

/** The files of a migration folder: everything one migration knows, in the open. */
export const FILES = {
  matches: 'matches.csv',
  unresolved: 'unresolved.csv',
  following: 'following_accounts.csv',
  lookups: 'lookups.jsonl',
  posts: 'posts.csv',
  altTexts: 'alt-text.csv',
} as const;

/** Of every name that `journalFile` gives. */
export const JOURNAL_FILE = /^journal-[^/\\]+@[^/\\]+\.jsonl$/;

/**
 * The name of a journal within its folder.
 * @param target `user@host` of the account on the fediverse; case makes no difference
 */
export function journalFile(target: string): string {
  const plain = target
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}._@~-]/gu, character => `%${Buffer.from(character).toString('hex')}`);
  return `journal-${plain}.jsonl`;
}

/** @returns the folder a migration lives in when nobody says otherwise: `<cwd>/oxpecker-<handle>` */
export function defaultFolder(cwd: string, account: Account | null): string {
  const name = account?.handle?.replace(/\W/g, '') || account?.id.replace(/\W/g, '') || 'contacts';
  return join(cwd, `oxpecker-${name}`);
}

/**
 * Makes sure that a migration folder is there and can be written.
 * @returns its absolute path
 * @throws {Error} with a sentence for the user when it is a file, or may not be written
 */
export async function openFolder(path: string): Promise<string> {
  const folder = resolve(path);
  try {
    await makeFolder(folder);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const isFile = await stat(folder).then(
      found => !found.isDirectory(),
      () => false,
    );
    const what = isFile ? 'there is a file of that name' : systemReason(error);
    throw new Error(`The results cannot go into ${folder}: ${what}. Choose another folder with --dir.`, {
      cause: error,
    });
  }
  for (const file of Object.values(FILES)) await expectWritable(join(folder, file));
  return folder;
}

/** On Windows a spreadsheet locks the file it has open: better to hear of it before an hour of lookups. */
async function expectWritable(path: string): Promise<void> {
  try {
    await (await open(path, 'r+')).close();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    const next = 'close it in other programs, or move it away';
    throw new Error(`${path} cannot be written (${systemReason(error)}): ${next}.`, { cause: error });
  }
}

/**
 * Writes a file whole or not at all: a crash or a full disk leaves the former one. A link in its place is replaced, what
 * it leads to is left alone.
 */
export async function replaceFile(
  path: string,
  chunks: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const draft = `${path}.new`;
  try {
    // Of a run that died, or a link that somebody laid there.
    await rm(draft, { force: true });
    const handle = await open(draft, 'wx', 0o600);
    try {
      await writeFile(handle, chunks);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => 'the error that led here says more');
    // What ends the making of the text, such as Ctrl-C, is not about the file.
    if (codeOf(error) === undefined) throw error;
    throw new Error(
      `${path} could not be written (${systemReason(error)}). Close it in other programs and make room on the disk, then run the same command again.`,
      { cause: error },
    );
  }
}

/**
 * Gives a file another name where somebody's work is in it: `posts.csv` becomes `posts-edited.csv`, or, where there is
 * one, `posts-edited-2.csv`.
 * @returns the new path; null where there is no such file, or nothing of worth in it
 * @throws {Error} the file system's own
 */
export async function setAside(
  path: string,
  isOfWorth: (chunks: AsyncIterable<Uint8Array>) => Promise<boolean>,
): Promise<string | null> {
  if (!existsSync(path)) return null;
  const handle = await open(path);
  try {
    if (!(await isOfWorth(handle.createReadStream({ autoClose: false })))) return null;
  } finally {
    // On Windows no file that is open gets another name.
    await handle.close();
  }
  const { dir, name, ext } = parse(path);
  for (let count = 1; ; count += 1) {
    const aside = join(dir, `${name}-edited${count === 1 ? '' : `-${count}`}${ext}`);
    if (existsSync(aside)) continue;
    await rename(path, aside);
    return aside;
  }
}

/**
 * Says in a sentence that the file system does not give a CSV file; any other error is thrown as it is.
 * @throws {CsvError}
 */
export function throwCsvError(path: string, error: unknown): never {
  if (!(error instanceof Error && 'syscall' in error)) throw error;
  throw new CsvError(`${path} cannot be read: ${reasonAndRemedy(error)}.`, { cause: error });
}
