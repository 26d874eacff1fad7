import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { codeOf, systemReason } from '../files/reason.ts';
import { JournalError } from './errors.ts';

/** A link as the last part of a path, where it must not be one; FreeBSD says EMLINK. */
const IS_LINK: ReadonlySet<unknown> = new Set(['ELOOP', 'EMLINK']);

/**
 * Opens a file whose every word will be believed: what stands in a journal is posted, and deleted. So it has to be a
 * file of the person's own, as ssh and git want theirs to be, and no link: who comes by another path takes another lock.
 * Root may read everybody's (containers do), and what is root's may be read by all. Windows keeps rights elsewhere.
 * @throws {JournalError} when it is not, or cannot be opened; its cause is the error of the system
 */
export async function openOwnFile(path: string, flags: number): Promise<FileHandle> {
  const handle = await open(path, flags | (constants.O_NOFOLLOW ?? 0), 0o600).catch((cause: unknown) => {
    throw new JournalError(IS_LINK.has(codeOf(cause)) ? linked(path) : cannotOpen(path, cause), { cause });
  });
  const { uid } = await handle.stat();
  const me = process.getuid?.() ?? 0;
  if (me === 0 || uid === 0 || uid === me) return handle;
  await handle.close();
  throw new JournalError(
    `${path} belongs to another user of this machine (${uid}), who may have written anything into it: make it yours with chown if you trust it, or work in another folder with --dir`,
  );
}

/** Whether the file to open was not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof JournalError && codeOf(error.cause) === 'ENOENT';
}

function linked(path: string): string {
  return `${path} is a link, and two runs could take two locks for what is one file: name the folder that it leads to with --dir, or put the file itself here`;
}

function cannotOpen(path: string, cause: unknown): string {
  return `${path} cannot be opened (${systemReason(cause)}): look whether you may read and write it and its folder`;
}
