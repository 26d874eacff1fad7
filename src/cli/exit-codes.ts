/** Every exit code with its meaning, in lines of at most 73 columns, as `oxpecker help exit-codes` prints them. */
const EXIT_CODES = [
  [
    0,
    'done, or nothing to do (people gone or refusing are results, not',
    'failures; for find, unreachable servers are too)',
  ],
  [1, 'failed'],
  [2, 'the command line is not understood, or a question cannot be asked without', 'a terminal'],
  [
    3,
    'some items could not be read, decided or finished, such as the follow of',
    'somebody whose server is unreachable: 3 until --retry-failed decides',
    'them or --accept-failed lets them be',
  ],
  [4, 'login needed'],
  [5, 'temporary: run the same command again (with --json, retry_at says when)'],
  [11, 'another run holds the lock'],
  [130, 'interrupted with Ctrl-C'],
  [143, 'terminated'],
] as const;

export type ExitCode = (typeof EXIT_CODES)[number][0];

/** @returns the table of exit codes */
export function exitCodesText(): string {
  const rows = EXIT_CODES.map(([code, ...lines]) => {
    return `  ${String(code).padStart(3)}  ${lines.join(`\n${' '.repeat(7)}`)}\n`;
  });
  return `Exit codes:\n${rows.join('')}`;
}
