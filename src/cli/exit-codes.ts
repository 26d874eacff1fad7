/** Every exit code: a word or two, and what it means. */
const EXIT_CODES = [
  [
    0,
    'done',
    'done, or nothing to do (people gone or refusing are results, not failures; for find, unreachable servers are too)',
  ],
  [1, 'failed', 'failed'],
  [
    2,
    'not understood',
    'the command line is not understood, or a question cannot be asked without a terminal',
  ],
  [
    3,
    'not all done',
    'some items could not be read, decided or finished, such as the follow of somebody whose server is unreachable: 3 until --retry-failed decides them or --accept-failed lets them be',
  ],
  [4, 'login needed', 'login needed'],
  [5, 'run it again later', 'temporary: run the same command again (with --json, retry_at says when)'],
  [11, 'another run is at work', 'another run holds the lock'],
  [130, 'interrupted', 'interrupted with Ctrl-C'],
  [143, 'terminated', 'terminated'],
] as const;

export type ExitCode = (typeof EXIT_CODES)[number][0];

/** The table of exit codes. */
export function exitCodeItems(): (readonly [code: string, what: string])[] {
  return EXIT_CODES.map(([code, , what]) => [String(code), what]);
}

/** In a sentence, how a command may end: with these codes, or with what every command has. */
export function ending(codes: readonly ExitCode[]): string {
  const wanted = new Set<ExitCode>([0, 1, 2, ...codes]);
  const words = EXIT_CODES.filter(([code]) => wanted.has(code)).map(([code, word]) => `${code} ${word}`);
  return `${words.join(' · ')}. More: npx oxpecker help exit-codes`;
}
