import { codeOf, systemReason } from '../files/reason.ts';
import { ArchiveError } from './errors.ts';

/** What to do about some of the reasons, as it follows them. */
const REMEDIES: Readonly<Record<string, string>> = {
  ENOENT: 'check the path',
  ENOTDIR: 'check the path',
  EISDIR: 'name a file',
  EACCES: 'change its permissions or copy it',
  EPERM: 'change its permissions or copy it',
  ELOOP: 'name the place itself',
  EMFILE: 'close other programs',
  ENFILE: 'close other programs',
};

/** Why the system does not let a file be read, and what to do about it, as a part of a sentence. */
export function reasonAndRemedy(error: unknown): string {
  const remedy = REMEDIES[codeOf(error) ?? ''];
  return systemReason(error) + (remedy === undefined ? '' : `, ${remedy}`);
}

/** The error for a file or folder of the user that the file system does not give. */
export function unreadable(path: string, error: unknown): ArchiveError {
  return new ArchiveError(`${path} cannot be read: ${reasonAndRemedy(error)}.`, { cause: error });
}
