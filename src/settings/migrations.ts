import { chmod, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import Conf from 'conf';

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
 * @throws when the settings cannot be read or their folder not be made
 */
export async function openMigrationMemory(
  configFolder: string | undefined,
  twitterId: string,
): Promise<MigrationMemory> {
  const base = {
    projectName: 'oxpecker',
    projectSuffix: '',
    configFileMode: 0o600,
    configName: join('migrations', twitterId),
  };
  const settings = new Conf<Remembered>(configFolder === undefined ? base : { ...base, cwd: configFolder });
  const home = dirname(settings.path);
  await mkdir(home, { recursive: true, mode: 0o700 });
  await chmod(home, 0o700);
  return {
    folder: settings.get('folder'),
    remember: folder => settings.set('folder', folder),
    wasProtected: settings.get('wasProtected'),
    rememberProtected: wasProtected => settings.set('wasProtected', wasProtected),
  };
}
