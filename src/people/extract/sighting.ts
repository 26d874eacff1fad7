/** How an address was written, strongest first. */
export type Form =
  /** `@a@b.c`, `acct:a@b.c`, `b.c/@a`: only the fediverse writes so. */
  | 'explicit'
  /** `b.c/u/a`: other sites have such profiles too. */
  | 'profile'
  /** `a@b.c`, `a[at]b.c`: an e-mail address looks the same. */
  | 'mailbox'
  /** `alice at b.c`: an English sentence may look the same. */
  | 'spoken';

/** An account as it was read: the user as written, the host in normal form. */
export interface Name {
  readonly user: string;
  readonly host: string;
  readonly form: Form;
}

/**
 * A stretch `[start, end)` of a folded text. `name: null`: it was understood and names no account (a link to
 * something else), and nothing else may be read into it.
 */
export interface Sighting {
  readonly start: number;
  readonly end: number;
  readonly name: Name | null;
}

/** The text with all sightings blanked out, at its old length, for whoever looks next. */
export function blank(text: string, sightings: readonly Sighting[]): string {
  let rest = '';
  let done = 0;
  for (const { start, end } of sightings) {
    rest += text.slice(done, start) + ' '.repeat(end - start);
    done = end;
  }
  return rest + text.slice(done);
}
