import { dirname, join } from 'node:path';
import Conf from 'conf';
import { makeFolder } from './records.ts';

/** What is remembered of one Twitter account's migration. */
interface Remembered extends Record<string, unknown> {
  folder?: string;
  wasProtected?: boolean;
}

/** Where the migration folder of one Twitter account lies, in a settings file of its own: parallel writers of one
 * file would lose entries. */
export interface MigrationMemory {
  readonly folder: string | undefined;
  /** @throws when the settings cannot be written */
  remember(folder: string): void;
  /** What the person said of their Twitter account; undefined while nobody asked. */
  readonly wasProtected: boolean | undefined;
  /** @throws when the settings cannot be written */
  rememberProtected(wasProtected: boolean): void;
}

/**
 * Opens what is remembered of a Twitter account.
 * @param configFolder where settings live; `undefined` for the usual place of the system
 * @param twitterId digits
 * @throws {SettingsError} when their folder cannot be made; another error when they cannot be read
 */
export async function openMigrationMemory(
  configFolder: string | undefined,
  twitterId: string,
): Promise<MigrationMemory> {
  const base = { projectName: 'oxpecker', projectSuffix: '', configFileMode: 0o600 };
  const open = (name: string) => {
    const options = { ...base, configName: join('migrations', name) };
    return new Conf<Remembered>(configFolder === undefined ? options : { ...options, cwd: configFolder });
  };
  await makeFolder(() => dirname(open('any').path));
  const settings = open(twitterId);
  return {
    folder: settings.get('folder'),
    remember: folder => settings.set('folder', folder),
    wasProtected: settings.get('wasProtected'),
    rememberProtected: wasProtected => settings.set('wasProtected', wasProtected),
  };
}
