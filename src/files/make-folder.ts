import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from './reason.ts';

/**
 * Makes a folder, with those above it that are missing. Node's own `recursive` (20.20, 22 and 24 alike) never ends below
 * `/proc`, where nothing can be made and the parent is there all the same: it tries again and again.
 * @param mode of each folder that is made
 * @throws the file system's own errors
 */
export async function makeFolder(path: string, mode = 0o777): Promise<void> {
  try {
    await makeOne(path, mode);
  } catch (error) {
    const parent = dirname(path);
    if (codeOf(error) !== 'ENOENT' || parent === path) throw error;
    await makeFolder(parent, mode);
    await makeOne(path, mode);
  }
}

/** Systems say in different words that a folder is there already, as it is where another run was faster. */
async function makeOne(path: string, mode: number): Promise<void> {
  try {
    await mkdir(path, mode);
  } catch (error) {
    const found = await stat(path).catch(() => null);
    if (!found?.isDirectory()) throw error;
  }
}
