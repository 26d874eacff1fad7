import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { declareProgram } from '../declare.ts';
import { manualOf } from './manual.ts';

/**
 * Writes the manual page; the build calls it.
 * @param date milliseconds since the epoch
 */
export async function writeManual(path: string, date: number): Promise<void> {
  const silent = { write: () => undefined, width: () => 80 };
  const program = declareProgram(() => async () => undefined, silent);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await manualOf(program, new Date(date).toISOString().slice(0, 10)));
}
