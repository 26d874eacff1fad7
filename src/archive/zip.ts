import { type FileHandle, open } from 'node:fs/promises';
import type { Container } from './container.ts';
import { DamagedFileError } from './errors.ts';
import { Bytes } from './zip-bytes.ts';
import { readEntry, type ZipEntry } from './zip-entry.ts';
import { indexZip } from './zip-index.ts';
import { takeInMedia } from './zip-media.ts';

/** A zip, read where it lies: nothing is unpacked but what is asked for. */
export class ZipContainer implements Container {
  readonly path: string;
  readonly #handle: FileHandle;
  readonly #bytes: Bytes;
  readonly #entries: ReadonlyMap<string, ZipEntry>;

  private constructor(
    path: string,
    handle: FileHandle,
    bytes: Bytes,
    entries: ReadonlyMap<string, ZipEntry>,
  ) {
    this.path = path;
    this.#handle = handle;
    this.#bytes = bytes;
    this.#entries = entries;
  }

  /**
   * @param signal ends opening and reading before the next bytes
   * @throws {ArchiveError} when it is no zip, cut off, damaged or encrypted
   * @throws {Error} of the file system when it cannot be opened
   * @throws the signal's reason when it is aborted
   */
  static async open(path: string, signal?: AbortSignal): Promise<ZipContainer> {
    const handle = await open(path);
    try {
      const bytes = new Bytes(handle, 0, (await handle.stat()).size, signal);
      const entries = await indexZip(path, bytes);
      await takeInMedia(bytes, entries);
      return new ZipContainer(path, handle, bytes, entries);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  names(): Iterable<string> {
    return this.#entries.keys();
  }

  size(name: string): number | undefined {
    return this.#entries.get(name)?.size;
  }

  /** Equal for files that are equal. */
  fingerprint(name: string): string | undefined {
    const entry = this.#entries.get(name);
    return entry && `${entry.size} ${entry.crc}`;
  }

  async *read(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(name);
    if (!entry) throw new DamagedFileError('is not in the zip');
    yield* readEntry(this.#bytes, entry);
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}
