import { constants } from 'node:fs';
import { access, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Account } from '../archive/types.ts';

/** The files of a migration folder: everything one migration knows, in the open. */
export const FILES = {
  matches: 'matches.csv',
  unresolved: 'unresolved.csv',
  following: 'following_accounts.csv',
  lookups: 'lookups.jsonl',
} as const;

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
    await mkdir(folder, { recursive: true });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const isFile = await stat(folder).then(
      found => !found.isDirectory(),
      () => false,
    );
    const what = isFile ? 'there is a file of that name' : 'you may not write there';
    throw new Error(`The results cannot go into ${folder}: ${what}. Choose another folder with --dir.`, {
      cause: error,
    });
  }
  return folder;
}

/** Writes a file whole or not at all: a crash or a full disk leaves the former one. */
export async function replaceFile(path: string, chunks: Iterable<string>): Promise<void> {
  const draft = `${path}.new`;
  try {
    const handle = await open(draft, 'w', 0o600);
    try {
      await writeFile(handle, chunks);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    const what = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${path} could not be written (${what}). Is it open in another program, or the disk full?`,
      {
        cause: error,
      },
    );
  }
}
