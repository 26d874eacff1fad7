import type { Check } from '../../report/doctor-check.ts';

/** Of what is broken, where nothing else is. */
const CODES = { login: 4, network: 5, else: 1 } as const;

/** The exit code for what was found: 0 without anything broken, 1 when it is of several kinds. */
export function exitCodeOf(checks: readonly Check[]): 0 | 1 | 4 | 5 {
  const kinds = new Set(
    checks.flatMap(({ verdict }) => (typeof verdict === 'string' ? [] : [verdict.broken])),
  );
  const [kind, ...others] = kinds;
  if (kind === undefined) return 0;
  return others.length > 0 ? 1 : CODES[kind];
}
