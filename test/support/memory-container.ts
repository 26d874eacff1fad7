import type { Container } from '../../src/archive/container.ts';
import { DamagedFileError } from '../../src/archive/errors.ts';

/** A container in memory: the twin of a zip or folder, for tests of what is made of the bytes. */
export class MemoryContainer implements Container {
  readonly path: string;
  readonly #files: ReadonlyMap<string, string | Uint8Array>;
  /** Whether `close` was called. */
  closed = false;

  /** @param files by name, as `names` is to give them; texts stand for their UTF-8 */
  constructor(files: ReadonlyMap<string, string | Uint8Array>, path = 'archive.zip') {
    this.path = path;
    this.#files = files;
  }

  names(): Iterable<string> {
    return this.#files.keys();
  }

  size(name: string): number | undefined {
    const content = this.#files.get(name);
    return content === undefined ? undefined : Buffer.byteLength(content);
  }

  async *read(name: string): AsyncIterable<Uint8Array> {
    const content = this.#files.get(name);
    if (content === undefined) throw new DamagedFileError('is missing');
    yield Buffer.from(content);
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }
}
