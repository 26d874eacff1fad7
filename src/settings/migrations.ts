import { dirname, join } from 'node:path';
import Conf from 'conf';
import { SettingsError } from './errors.ts';
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
 * @throws {SettingsError} when their folder cannot be made, or the file is damaged; another error when it cannot be read
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
  const folder = await makeFolder(() => dirname(open('any').path));
  const settings = whole(() => open(twitterId), join(folder, `${twitterId}.json`));
  return {
    folder: settings.get('folder'),
    remember: folder => settings.set('folder', folder),
    wasProtected: settings.get('wasProtected'),
    rememberProtected: wasProtected => settings.set('wasProtected', wasProtected),
  };
}

/** @throws {SettingsError} for a file that is no JSON, which `conf` reads at once */
function whole<T>(read: () => T, path: string): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new SettingsError(`${path} is damaged: delete it and run the same command again`, { cause: error });
  }
}
