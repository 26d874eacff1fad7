import type { Container } from './container.ts';
import { DamagedFileError } from './errors.ts';

/** The largest single-value file seen, a manifest, has 12 kB. */
const MAX_BYTES = 16 * 2 ** 20;

/**
 * The value a small file assigns: `window.__THAR_CONFIG = {…}`, `var user_details = {…}`.
 * @throws {DamagedFileError} when it cannot be read, is no JSON after the first `=`, or exceeds 16 MiB
 */
export async function readAssigned(container: Container, file: string): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of container.read(file)) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new DamagedFileError(file, 'is larger than the 16 MiB such a file may have');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    return JSON.parse(text.slice(text.indexOf('=') + 1).replace(/;\s*$/, ''));
  } catch (error) {
    throw new DamagedFileError(file, 'is not JSON', { cause: error });
  }
}
