import { readFileSync } from 'node:fs';
import type { Account } from '../support/fediverse/account.ts';
import type { MastodonHost, MastodonOptions } from '../support/fediverse/mastodon-host.ts';
import type { World } from '../support/fediverse/world.ts';
import type { Matches } from '../support/mishaps/watch.ts';

/** Where a round happens. */
export interface Stage {
  readonly world: World;
  readonly home: MastodonHost;
  readonly alice: Account;
  /** A folder with a login, in which the program runs. */
  readonly cwd: string;
  readonly random: () => number;
}

/** One command of the program that may be killed at any point. */
export interface Operation {
  readonly name: string;
  /** The kinds of server that it is tried on. */
  readonly servers: readonly MastodonOptions[];
  readonly args: readonly string[];
  /** The requests that do something, by name: each is worth a kill of its own. */
  readonly requests: Readonly<Record<string, Matches>>;
  /** How the keys of its items begin in the journal. */
  readonly prefix: string;
  /**
   * Makes the input.
   * @returns what must hold when it is done; given the text of the journal it throws {AssertionError}, else it says
   * what was done, in words
   */
  prepare(stage: Stage): Promise<(journal: string) => string>;
}

/** Whether the journal ends with an intent that nobody knows the outcome of. @param file may be missing or torn */
export function leftUnclear(file: string, prefix: string): boolean {
  try {
    return [...lastStates(readFileSync(file, 'utf8'), prefix).values()].includes('intent');
  } catch {
    return false;
  }
}

/** @returns key of an item → the state in its last record; a torn last line is left out */
export function lastStates(journal: string, prefix: string): Map<string, string> {
  const lines = journal.split('\n').slice(0, -1);
  const records = lines.map(line => JSON.parse(line)).filter(({ key }) => key?.startsWith(prefix));
  return new Map(records.map(record => [record.key, record.state]));
}
