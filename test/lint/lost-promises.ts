/** Every statement below loses a promise. The linter must find each of them: `check.ts` counts. */
import { open, writeFile } from 'node:fs/promises';

export async function lose(): Promise<void> {
  writeFile('/dev/null', ''); // LOST
  const handle = await open('/dev/null');
  handle.datasync(); // LOST
  handle.close().then(() => undefined); // LOST
  [1, 2].forEach(async () => handle.sync()); // LOST
  if (handle.stat()) return; // LOST
}
