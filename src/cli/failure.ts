import { LockedError } from '../journal/errors.ts';
import { wrap } from '../report/columns.ts';
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
  const code = error instanceof ExitError ? error.code : error instanceof LockedError ? 11 : 1;
  const details = error instanceof ExitError ? error.details : {};
  if (terminal.json)
    terminal.sayJson({ type: 'error', exit_code: code, message: sentenceOf(error), ...details });
  else showSentence(sentenceOf(error), terminal);
  const isSurprise = error instanceof Error && !(error instanceof ExitError);
  for (const line of (isSurprise ? error.stack : '')?.split('\n').slice(1) ?? []) terminal.detail(line);
  return code;
}

function showSentence(sentence: string, terminal: Terminal): void {
  const label = 'error:';
  const text = wrap(`${label} ${cleanText(sentence)}`, terminal.errorColumns).join('\n');
  terminal.stderr.write(`${terminal.style('stderr').bold(label)}${text.slice(label.length)}\n`);
}

function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return isMistake(error)
    ? `This is a mistake in oxpecker (${message}): run it again with --verbose and report what it prints.`
    : message;
}

/** Errors that the language throws are nothing a person can mend. */
function isMistake(error: unknown): boolean {
  return [TypeError, RangeError, ReferenceError, SyntaxError].some(kind => error instanceof kind);
}
