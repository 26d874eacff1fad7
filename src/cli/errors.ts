import type { ErrorLine } from '../report/error-line.ts';
import type { ExitCode } from './exit-codes.ts';

/**
 * An end of the run that has its own exit code and a sentence for the user: what, why, what next. Every other
 * error that reaches `main` exits 1.
 */
export class ExitError extends Error {
  override readonly name = 'ExitError';
  readonly code: Exclude<ExitCode, 0>;
  /** What the JSON form of the error says besides, such as `retry_at`. */
  readonly details: Pick<ErrorLine, 'retry_at'>;

  constructor(code: Exclude<ExitCode, 0>, message: string, details: ExitError['details'] = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** The command line, an environment variable or a file of options is not understood (exit 2). */
export function usageError(message: string): ExitError {
  return new ExitError(2, message);
}
