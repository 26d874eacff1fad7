import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { codeOf } from '../files/reason.ts';
import { AccountSchema, type StoredAccount } from './accounts.ts';
import { AppSchema } from './apps.ts';
import { MigrationSchema } from './migrations.ts';
import { PairSchema } from './pairs.ts';
import { settingsFolder } from './place.ts';

/** A file or folder of the settings. */
export interface SettingsEntry {
  readonly path: string;
  readonly isFolder: boolean;
  /** Its permission bits; of no meaning on Windows. */
  readonly mode: number;
  /** Whether its content is not understood, or you may not read it. */
  readonly problem: 'damaged' | 'unreadable' | null;
}

/** What the settings hold, as they lie there. */
export interface SettingsLook {
  readonly folder: string;
  /** The folder first; none where there is no folder yet. */
  readonly entries: readonly SettingsEntry[];
  readonly accounts: readonly StoredAccount[];
  /** The paths of the journals that are remembered. */
  readonly journals: readonly string[];
}

const KINDS = {
  accounts: AccountSchema,
  apps: AppSchema,
  migrations: MigrationSchema,
  pairs: PairSchema,
} as const;

/**
 * Looks at the settings without a trace: no folder is made, and no file that others can read is closed to them, as
 * the stores do.
 * @param configFolder where settings live; `undefined` for the usual place of the system
 * @throws the file system's own errors, when the folder cannot be read
 */
export async function lookAtSettings(configFolder: string | undefined): Promise<SettingsLook> {
  const folder = settingsFolder(configFolder);
  const entries: SettingsEntry[] = [];
  const accounts: StoredAccount[] = [];
  const journals: string[] = [];
  for (const path of [folder, ...Object.keys(KINDS).map(kind => join(folder, kind))]) {
    const mode = await modeOf(path);
    if (mode === null) continue;
    const problem = (await namesIn(path)) === null ? 'unreadable' : null;
    entries.push({ path, isFolder: true, mode, problem });
  }
  for (const [kind, schema] of Object.entries(KINDS)) {
    for (const path of await filesIn(join(folder, kind))) {
      const mode = (await modeOf(path)) ?? 0;
      const text = await readFile(path, 'utf8').catch(ignoreRefused);
      const content = text === null ? undefined : parseJson(text);
      const problem = text === null ? 'unreadable' : v.is(schema, content) ? null : 'damaged';
      entries.push({ path, isFolder: false, mode, problem });
      const [account, pair] = [v.safeParse(AccountSchema, content), v.safeParse(PairSchema, content)];
      if (kind === 'accounts' && account.success) accounts.push(account.output);
      if (kind === 'pairs' && pair.success) journals.push(pair.output.journal);
    }
  }
  return { folder, entries, accounts, journals };
}

async function filesIn(folder: string): Promise<string[]> {
  return ((await namesIn(folder)) ?? [])
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => join(folder, name));
}

async function namesIn(folder: string): Promise<string[] | null> {
  return await readdir(folder).catch(ignoreRefused);
}

async function modeOf(path: string): Promise<number | null> {
  const found = await stat(path).catch(ignoreRefused);
  return found === null ? null : found.mode & 0o777;
}

const REFUSALS: ReadonlySet<unknown> = new Set(['ENOENT', 'EACCES', 'EPERM']);

/** What is not there, or nobody lets us see, is a finding. */
function ignoreRefused(error: unknown): null {
  if (REFUSALS.has(codeOf(error))) return null;
  throw error;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
