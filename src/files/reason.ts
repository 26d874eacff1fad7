/** What the codes of the system mean, as parts of a sentence. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of its path is a file',
  EISDIR: 'it is a folder',
  EEXIST: 'there is one already',
  EACCES: 'you do not have the right',
  EPERM: 'you do not have the right',
  EROFS: 'that disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EFBIG: 'it is too large for that disk',
  EBUSY: 'another program uses it',
  ETXTBSY: 'another program uses it',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk fails',
  ENXIO: 'the disk is not there any more',
  ENODEV: 'the disk is not there any more',
  ESTALE: 'the network drive was away meanwhile',
};

/** The code of an error of the system, such as `ENOENT`; undefined for anything else that was thrown. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^E[A-Z\d]+$/.test(code) ? code : undefined;
}

/** Whether the system said that there is nothing at a path. */
export function isAbsent(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** The path that an error of the system is about; null where it does not say. */
export function pathOf(error: unknown): string | null {
  const path = error instanceof Error && 'path' in error ? error.path : undefined;
  return typeof path === 'string' ? path : null;
}

/** Why the system refused, in words, as a part of a sentence; what is no error of the system speaks for itself. */
export function systemReason(error: unknown): string {
  const code = codeOf(error);
  if (code === undefined) return error instanceof Error ? error.message : String(error);
  return REASONS[code] ?? `the system says ${code}`;
}
