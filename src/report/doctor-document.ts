import type { Check, CheckGroup, CheckName } from './doctor-check.ts';

/** What `doctor --json` prints. It holds no token; paths begin with `~` where they lie in the home folder. */
export interface DoctorDocument {
  readonly type: 'doctor';
  /** Of oxpecker. */
  readonly version: string;
  /** `false` when anything is `broken`. */
  readonly healthy: boolean;
  readonly checks: readonly CheckDocument[];
}

/** What came of one look. */
export interface CheckDocument {
  /** This machine, an account or server, or the folder of a migration. */
  readonly about: string;
  readonly name: CheckName;
  readonly verdict: 'ok' | 'warning' | 'broken';
  readonly what: string;
  /** What to do; `null` where there is nothing to do, or `what` says it. */
  readonly next: string | null;
}

/** The document of all checks. */
export function doctorDocument(version: string, groups: readonly CheckGroup[]): DoctorDocument {
  const checks = groups.flatMap(({ about, checks }) => checks.map(check => checkDocument(about, check)));
  return { type: 'doctor', version, healthy: checks.every(({ verdict }) => verdict !== 'broken'), checks };
}

function checkDocument(about: string, { name, verdict, what, next }: Check): CheckDocument {
  return { about, name, verdict: typeof verdict === 'string' ? verdict : 'broken', what, next };
}
