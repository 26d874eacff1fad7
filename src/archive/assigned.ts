import { Buffer, isUtf8 } from 'node:buffer';
import type { Container } from './container.ts';
import { DamagedFileError } from './errors.ts';
import type { Problems } from './problems.ts';

/** The largest single-value file seen, a manifest, has 12 kB. */
const MAX_BYTES = 2 ** 20;

/**
 * The value a small file assigns: `window.__THAR_CONFIG = {…}`, `var user_details = {…}`.
 * @returns `undefined` when there is no such file, and when it cannot be read, is no JSON behind the first `=`, or
 *   exceeds 1 MiB, which is a problem of it
 */
export async function readAssigned(container: Container, file: string, problems: Problems): Promise<unknown> {
  if (container.size(file) === undefined) return undefined;
  try {
    const bytes = await readWhole(container, file);
    const value = parseAssigned(bytes.toString('utf8'));
    if (!isUtf8(bytes)) problems.add(file, 'is not valid UTF-8: some letters are lost');
    return value;
  } catch (error) {
    if (!(error instanceof DamagedFileError)) throw error;
    problems.add(file, error.message);
    return undefined;
  }
}

async function readWhole(container: Container, file: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of container.read(file)) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new DamagedFileError('is larger than the 1 MiB such a file may have');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseAssigned(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf('=') + 1).replace(/;\s*$/, ''));
  } catch (error) {
    throw new DamagedFileError('is not JSON', { cause: error });
  }
}
