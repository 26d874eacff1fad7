import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import envPaths from 'env-paths';
import * as v from 'valibot';
import { AccountSchema, type StoredAccount } from './accounts.ts';
import { AppSchema } from './apps.ts';
import { PairSchema } from './pairs.ts';

/** A file or folder of the settings. */
export interface SettingsEntry {
  readonly path: string;
  readonly isFolder: boolean;
  /** Its permission bits; of no meaning on Windows. */
  readonly mode: number;
  /** Whether its content is understood; a folder's always is. */
  readonly isUnderstood: boolean;
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
  migrations: v.object({}),
  pairs: PairSchema,
} as const;

/**
 * Looks at the settings without a trace: no folder is made, and no file that others can read is closed to them, as
 * the stores do.
 * @param configFolder where settings live; `undefined` for the usual place of the system
 * @throws the file system's own errors, when the folder cannot be read
 */
export async function lookAtSettings(configFolder: string | undefined): Promise<SettingsLook> {
  // Where `conf` keeps them too, which would make the folder.
  const folder = configFolder ?? envPaths('oxpecker', { suffix: '' }).config;
  const entries: SettingsEntry[] = [];
  const accounts: StoredAccount[] = [];
  const journals: string[] = [];
  for (const path of [folder, ...Object.keys(KINDS).map(kind => join(folder, kind))]) {
    const mode = await modeOf(path);
    if (mode !== null) entries.push({ path, isFolder: true, mode, isUnderstood: true });
  }
  for (const [kind, schema] of Object.entries(KINDS)) {
    for (const path of await filesIn(join(folder, kind))) {
      const mode = (await modeOf(path)) ?? 0;
      const content = jsonOf(await readFile(path, 'utf8'));
      entries.push({ path, isFolder: false, mode, isUnderstood: v.is(schema, content) });
      const [account, pair] = [v.safeParse(AccountSchema, content), v.safeParse(PairSchema, content)];
      if (kind === 'accounts' && account.success) accounts.push(account.output);
      if (kind === 'pairs' && pair.success) journals.push(pair.output.journal);
    }
  }
  return { folder, entries, accounts, journals };
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(ignoreMissing);
  return (names ?? [])
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => join(folder, name));
}

async function modeOf(path: string): Promise<number | null> {
  const found = await stat(path).catch(ignoreMissing);
  return found === null ? null : found.mode & 0o777;
}

function ignoreMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
