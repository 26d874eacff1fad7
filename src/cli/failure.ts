import { codeOf, pathOf, systemReason } from '../files/reason.ts';
import { GuardError, UnreachableError } from '../http/errors.ts';
import { LockedError, WhoseJournalError } from '../journal/errors.ts';
import { ApiError, LoginError, TemporaryError } from '../mastodon/errors.ts';
import { wrap } from '../report/columns.ts';
import type { ErrorLine } from '../report/error-line.ts';
import { utcTime } from '../report/numbers.ts';
import { cleanText } from '../report/text.ts';
import { ExitError } from './errors.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/**
 * Tells the person what ended the run, with `--verbose` its stack as well.
 * @param signal the run's own: what only fails because it was aborted is reported as what aborted it
 * @returns the exit code
 */
export function fail(thrown: unknown, signal: AbortSignal, terminal: Terminal): Exclude<ExitCode, 0> {
  const isAbort = thrown === signal.reason || (thrown instanceof Error && thrown.name === 'AbortError');
  const error: unknown = signal.aborted && isAbort ? signal.reason : thrown;
  const code = exitCodeFor(error);
  if (!terminal.json) showSentence(sentenceOf(error), terminal);
  const isSurprise = error instanceof Error && code === 1;
  for (const line of (isSurprise ? error.stack : '')?.split('\n').slice(1) ?? []) terminal.detail(line);
  for (const cause of causesOf(error)) terminal.detail(`    because: ${cause.message}`);
  if (terminal.json) {
    // Behind all other lines: there a script looks for it.
    const details = code === 5 ? { retry_at: null, ...detailsOf(error) } : detailsOf(error);
    const line: ErrorLine = { type: 'error', exit_code: code, message: sentenceOf(error), ...details };
    terminal.sayJson({ ...line });
  }
  return code;
}

function showSentence(sentence: string, terminal: Terminal): void {
  const label = 'error:';
  const text = wrap(`${label} ${cleanText(sentence)}`, terminal.errorColumns).join('\n');
  terminal.stderr.write(`${terminal.style('stderr').bold(label)}${text.slice(label.length)}\n`);
}

function* causesOf(error: unknown): Generator<Error> {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause !== error) yield cause;
}

function exitCodeFor(error: unknown): Exclude<ExitCode, 0> {
  if (error instanceof ExitError) return error.code;
  if (error instanceof LockedError) return 11;
  if (error instanceof LoginError) return 4;
  if (error instanceof WhoseJournalError) return 2;
  return error instanceof TemporaryError || error instanceof UnreachableError ? 5 : 1;
}

/** What the JSON form of an error says besides its sentence. */
function detailsOf(error: unknown): Pick<ErrorLine, 'retry_at'> {
  if (error instanceof ExitError) return error.details;
  if (!(error instanceof TemporaryError)) return {};
  return { retry_at: error.retryAt === null ? null : new Date(error.retryAt).toISOString() };
}

/** Errors that hold a fragment become whole sentences. */
function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof UnreachableError)
    return `Your server gave no usable answer (${message}): run the same command again when it does`;
  if (error instanceof TemporaryError && error.retryAt !== null)
    return `${message.replace(/\.$/, '')} (from ${utcTime(error.retryAt)} on).`;
  if (error instanceof GuardError)
    return `Your server was not asked: ${message}. Look how its name is spelled, and log in by the right one`;
  if (error instanceof ApiError)
    return `Your server did not do what it was asked: ${message}; run the same command again later, and if that does not help, ask those who run the server`;
  if (codeOf(error) !== undefined) {
    const path = pathOf(error);
    // A socket has codes as well, and a write into an open file names no path.
    const what = path === null ? 'The system refused something' : `${path} cannot be used`;
    const reason = path === null ? `${systemReason(error)}; ${message}` : systemReason(error);
    return `${what} (${reason}): see to that, then run the same command again`;
  }
  return isMistake(error)
    ? `This is a mistake in oxpecker (${message}): run it again with --verbose and report what it prints.`
    : message;
}

/** Errors that the language throws are nothing a person can mend. */
function isMistake(error: unknown): boolean {
  return [TypeError, RangeError, ReferenceError, SyntaxError].some(kind => error instanceof kind);
}
