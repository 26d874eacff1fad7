import { chmod, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import Conf from 'conf';
import * as v from 'valibot';
import { makeFolder } from '../files/make-folder.ts';
import { systemReason } from '../files/reason.ts';
import { SettingsError } from './errors.ts';
import { settingsFolder } from './place.ts';

/** Settings of one kind, one file each: parallel writers of one file would lose entries. Nobody else may read them. */
export interface Records<T> {
  /** In the order of their file names. @throws {SettingsError} when one is damaged */
  list(): Promise<T[]>;
  /** @returns null when there is none. @throws {SettingsError} when it is damaged */
  read(key: string): Promise<T | null>;
  /** In the place of an earlier one, be it damaged. */
  write(key: string, record: T): Promise<void>;
  /** @returns whether there was one */
  remove(key: string): Promise<boolean>;
  /** The path of the file that holds it, or would. */
  fileOf(key: string): string;
}

interface RecordOptions<T> {
  readonly keyOf?: (record: T) => string;
  readonly onExposed?: OnExposed;
}

/** Hears of a file with a secret in it that others could read until now. */
export type OnExposed = (path: string) => void;

/**
 * Opens the settings of one kind.
 * @param configFolder where settings live; `undefined` for the usual place of the system
 * @param kind the name of their folder
 * @param remedy what to do about a damaged file, as a clause: `log in again`
 * @param options.keyOf a file under another name than that of its record is somebody's copy, and not listed
 * @param options.onExposed called with the path of a file that others could read, and cannot any more
 * @throws {SettingsError} when their folder cannot be made
 */
export async function openRecords<S extends v.GenericSchema<unknown, Record<string, unknown>>>(
  configFolder: string | undefined,
  kind: string,
  schema: S,
  remedy: string,
  { keyOf, onExposed }: RecordOptions<v.InferOutput<S>> = {},
): Promise<Records<v.InferOutput<S>>> {
  const folder = join(settingsFolder(configFolder), kind);
  // Before `conf` makes it, with other rights.
  await makeClosedFolder(folder);
  const open = (name: string, clearInvalidConfig = false) =>
    new Conf({ cwd: folder, configName: name, configFileMode: 0o600, clearInvalidConfig });
  const pathOf = (name: string) => join(folder, `${name}.json`);
  const names = async () =>
    (await readdir(folder))
      .filter(file => file.endsWith('.json'))
      .map(file => file.slice(0, -'.json'.length))
      .sort();

  const read = async (name: string): Promise<v.InferOutput<S>> => {
    const path = pathOf(name);
    if (await closeToOthers(path)) onExposed?.(path);
    const parsed = v.safeParse(
      schema,
      contentOf(() => open(name).store),
    );
    if (parsed.success) return parsed.output;
    throw new SettingsError(`${path} is damaged: delete it and ${remedy}`);
  };

  return {
    list: async () => {
      const records: v.InferOutput<S>[] = [];
      for (const name of await names()) {
        const record = await read(name);
        if (keyOf === undefined || fileName(keyOf(record)) === name) records.push(record);
      }
      return records;
    },
    read: async key => ((await names()).includes(fileName(key)) ? await read(fileName(key)) : null),
    write: async (key, record) => {
      // What is damaged is written anew: otherwise conf would fail over reading it first.
      const file = open(fileName(key), true);
      file.store = record;
      await chmod(file.path, 0o600);
    },
    remove: async key => {
      const isThere = (await names()).includes(fileName(key));
      await rm(pathOf(fileName(key)), { force: true });
      return isThere;
    },
    fileOf: key => pathOf(fileName(key)),
  };
}

/** Makes a folder of settings, or closes the one that is there to others. @throws {SettingsError} when it cannot */
async function makeClosedFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder, 0o700);
    await chmod(folder, 0o700);
  } catch (error) {
    throw new SettingsError(
      `Settings cannot be kept in ${folder} (${systemReason(error)}): make that folder writable, or name another with OXPECKER_CONFIG_DIR`,
      { cause: error },
    );
  }
}

/** A backup or a careless copy may have opened a file. @returns whether others could read it; unknown on Windows */
async function closeToOthers(path: string): Promise<boolean> {
  const { mode } = await stat(path);
  await chmod(path, 0o600);
  return process.platform !== 'win32' && (mode & 0o077) !== 0;
}

/** @returns undefined for what is no JSON */
function contentOf(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A key as a file name of every system: in lower case, other characters than the plain ones by their bytes. */
function fileName(key: string): string {
  return key
    .toLowerCase()
    .replace(/[^a-z0-9._@-]/gu, character => `%${Buffer.from(character).toString('hex')}`);
}
