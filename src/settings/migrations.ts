import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import Conf from 'conf';

/** What is remembered of one Twitter account's migration. */
interface Remembered extends Record<string, unknown> {
  folder?: string;
}

/**
 * Remembers where the migration folder of a Twitter account lies, in a settings file of its own (parallel
 * writers of one file would lose entries).
 * @param configFolder where settings live; `undefined` for the usual place of the system
 * @param twitterId digits
 * @returns the folder that was remembered before, if any
 * @throws when the settings cannot be written
 */
export async function rememberFolder(
  configFolder: string | undefined,
  twitterId: string,
  folder: string,
): Promise<string | undefined> {
  const base = {
    projectName: 'oxpecker',
    projectSuffix: '',
    configFileMode: 0o600,
    configName: join('migrations', twitterId),
  };
  const settings = new Conf<Remembered>(configFolder === undefined ? base : { ...base, cwd: configFolder });
  const home = join(settings.path, '..');
  await mkdir(home, { recursive: true, mode: 0o700 });
  await chmod(home, 0o700);
  const before = settings.get('folder');
  settings.set('folder', folder);
  return before;
}
