import { codeOf } from '../files/caught.ts';
import { ArchiveError } from './errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there, check the path',
  ENOTDIR: 'it is not there, check the path',
  EISDIR: 'it is a folder, name a file',
  EACCES: 'you have no right to read it, change its permissions or copy it',
  EPERM: 'you have no right to read it, change its permissions or copy it',
  ELOOP: 'its links lead in a circle, name the place itself',
  EMFILE: 'too many files are open',
  EIO: 'the disk fails',
};

/** Why the file system refused, and what to do about it, as a part of a sentence. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error) ?? 'unknown error';
  return REASONS[code] ?? code;
}

/** The error for a file or folder of the user that the file system does not give. */
export function unreadable(path: string, error: unknown): ArchiveError {
  return new ArchiveError(`${path} cannot be read: ${reasonOf(error)}.`, { cause: error });
}
