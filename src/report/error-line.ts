import type { Problem } from '../archive/types.ts';

/** What `--json` writes to stderr when a run fails: the last line there, on a terminal behind lines for people. */
export interface ErrorLine {
  readonly type: 'error';
  /** That of the process. */
  readonly exit_code: 1 | 2 | 3 | 4 | 5 | 11 | 130 | 143;
  /** A sentence: what, why, and what to do next. */
  readonly message: string;
  /** With exit code 5, and no other: when the same command may go on, ISO 8601 in UTC; `null` where nobody knows. */
  readonly retry_at?: string | null;
}

/** What `--json` writes to stderr for each file that could not be read, or only in part. */
export interface ProblemLine {
  readonly type: 'problem';
  /** Its name in the archive. */
  readonly file: string;
  /** Follows that name in a sentence: `is cut off after 1,024 bytes`. */
  readonly what: string;
}

/** The line of a problem. */
export function problemLine({ file, what }: Problem): ProblemLine {
  return { type: 'problem', file, what };
}
