/** What is looked at. */
export type CheckName =
  | 'node'
  | 'terminal'
  | 'variables'
  | 'proxy'
  | 'settings'
  | 'login'
  | 'server'
  | 'clock'
  | 'token'
  | 'scopes'
  | 'folder'
  | 'disk'
  | 'journal'
  | 'lock'
  | 'matches';

/** What came of one look. */
export interface Check {
  readonly name: CheckName;
  readonly verdict: Verdict;
  /** What is so and why, as a sentence. */
  readonly what: string;
  /** What to do; null where there is nothing to do, or the sentence says it. */
  readonly next: string | null;
}

/**
 * `broken`: something will fail, because of what stands behind it: the `login`, the `network` or a server that is away,
 * or anything `else`.
 */
export type Verdict = 'ok' | 'warning' | { readonly broken: 'login' | 'network' | 'else' };

/** The checks of one thing: this machine, an account, a migration. */
export interface CheckGroup {
  readonly about: string;
  readonly checks: readonly Check[];
}

/** A check that found nothing wrong. */
export function ok(name: CheckName, what: string): Check {
  return { name, verdict: 'ok', what, next: null };
}

/** A check that found what may go wrong. */
export function warning(name: CheckName, what: string, next: string | null = null): Check {
  return { name, verdict: 'warning', what, next };
}

/** A check that found what will go wrong. */
export function broken(
  name: CheckName,
  what: string,
  next: string | null = null,
  behind: 'login' | 'network' | 'else' = 'else',
): Check {
  return { name, verdict: { broken: behind }, what, next };
}
