import { broken, type Check, ok, warning } from '../../report/doctor-check.ts';

/** What this machine is. */
export interface MachineFacts {
  readonly oxpecker: string;
  /** Without a `v`. */
  readonly node: string;
  /** The range of `engines` in `package.json`: `>=20.19`. */
  readonly needed: string;
  readonly platform: string;
  /** Whether a person can be asked. */
  readonly canAsk: boolean;
  /** Of stdout; null where it is no terminal. */
  readonly columns: number | null;
  /** The variables that begin with `OXPECKER_`; values may be secret and are not looked at. */
  readonly variables: readonly string[];
  readonly knownVariables: readonly string[];
  /** The host of the proxy that is set. */
  readonly proxy: string | null;
}

/** Judges the machine. Pure. */
export function judgeMachine(facts: MachineFacts): Check[] {
  return [nodeCheck(facts), terminalCheck(facts), ...variableChecks(facts), ...proxyCheck(facts)];
}

function nodeCheck({ oxpecker, node, needed, platform }: MachineFacts): Check {
  const least = needed.replace(/^>=\s*/, '');
  const runs = `oxpecker ${oxpecker} runs on Node ${node}, ${platform}`;
  if (compareVersions(node, least) >= 0) return ok('node', `${runs}.`);
  return broken('node', `${runs}, which is too old.`, `install Node ${least} or later from nodejs.org`);
}

/** @returns below 0 when `a` is older than `b` */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map(version => version.split('.').map(part => Number.parseInt(part, 10)));
  for (const at of [0, 1, 2]) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function terminalCheck({ canAsk, columns }: MachineFacts): Check {
  if (canAsk) {
    const width = columns !== null ? ` of ${columns} columns` : '';
    return ok('terminal', `Questions are asked on this terminal${width}.`);
  }
  return ok(
    'terminal',
    'There is no terminal to ask on: commands that have a question need the option that answers it, such as --yes.',
  );
}

function variableChecks({ variables, knownVariables }: MachineFacts): Check[] {
  const unknown = variables.filter(name => !knownVariables.includes(name));
  const known = variables.filter(name => knownVariables.includes(name));
  return [
    ...(known.length > 0 ? [ok('variables', `These variables are set: ${known.join(', ')}.`)] : []),
    ...(unknown.length > 0
      ? [
          warning(
            'variables',
            `No option is called like ${unknown.join(', ')}: nobody reads ${unknown.length === 1 ? 'it' : 'them'}.`,
            'npx oxpecker help environment lists all variables',
          ),
        ]
      : []),
  ];
}

function proxyCheck({ proxy }: MachineFacts): Check[] {
  return proxy === null ? [] : [ok('proxy', `Connections are made by the proxy ${proxy} (HTTPS_PROXY).`)];
}
