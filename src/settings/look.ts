import { constants, type Stats } from 'node:fs';
import { access, lstat, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { codeOf, isAbsent, systemReason } from '../files/reason.ts';
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
  /**
   * Whether its content is not understood, you may not read it, only another user may change its rights, or a file or a
   * broken link is where a folder has to be.
   */
  readonly problem: 'damaged' | 'unreadable' | 'foreign' | 'no-folder' | null;
}

/** What the settings hold, as they lie there. */
export interface SettingsLook {
  readonly folder: string;
  /** The folder first; none where there is no folder yet. */
  readonly entries: readonly SettingsEntry[];
  /** Why what is still missing cannot be made there, in words; null where it can. */
  readonly unwritable: string | null;
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
  const folders = [folder, ...Object.keys(KINDS).map(kind => join(folder, kind))];
  for (const path of folders) {
    const found = await stat(path).catch(ignoreRefused);
    if (!found?.isDirectory()) {
      const inTheWay = await lstat(path).catch(ignoreRefused);
      if (inTheWay) entries.push({ path, isFolder: false, mode: modeOf(inTheWay), problem: 'no-folder' });
      continue;
    }
    // Every command closes the folders of the kinds to others, which their owner alone may do.
    const ofOther = path !== folder && isForeign(found) ? 'foreign' : null;
    const problem = (await namesIn(path)) === null ? 'unreadable' : ofOther;
    entries.push({ path, isFolder: true, mode: modeOf(found), problem });
  }
  const unwritable = await whyUnwritable(folder, entries.length === folders.length);
  for (const [kind, schema] of Object.entries(KINDS)) {
    for (const path of await filesIn(join(folder, kind))) {
      const found = await stat(path).catch(ignoreRefused);
      const text = await readFile(path, 'utf8').catch(ignoreRefused);
      const content = text === null ? undefined : parseJson(text);
      const inside = v.is(schema, content) ? null : 'damaged';
      const problem = text === null ? 'unreadable' : found && isForeign(found) ? 'foreign' : inside;
      entries.push({ path, isFolder: false, mode: found ? modeOf(found) : 0, problem });
      const [account, pair] = [v.safeParse(AccountSchema, content), v.safeParse(PairSchema, content)];
      if (kind === 'accounts' && account.success) accounts.push(account.output);
      if (kind === 'pairs' && pair.success) journals.push(pair.output.journal);
    }
  }
  return { folder, entries, unwritable, accounts, journals };
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

function modeOf({ mode }: Stats): number {
  return mode & 0o777;
}

/** Whether it belongs to another user of the machine, and you are not root. */
function isForeign({ uid }: Stats): boolean {
  const me = process.getuid?.() ?? 0;
  return me !== 0 && uid !== me;
}

/**
 * Asked of the nearest folder above that is there.
 * @param isComplete nothing is missing: then only a disk that cannot be written to is in the way
 */
async function whyUnwritable(folder: string, isComplete: boolean): Promise<string | null> {
  try {
    await access(`${folder}/.`, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    if (isComplete && codeOf(error) !== 'EROFS') return null;
    const parent = dirname(folder);
    return codeOf(error) === 'ENOENT' && parent !== folder
      ? await whyUnwritable(parent, isComplete)
      : systemReason(error);
  }
}

/** What is not there, or nobody lets us see, is a finding. */
function ignoreRefused(error: unknown): null {
  if (isAbsent(error) || codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM') return null;
  throw error;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
