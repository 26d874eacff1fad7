import { createReadStream, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Container } from './container.ts';
import { DamagedFileError } from './errors.ts';
import { reasonAndRemedy, unreadable } from './file-errors.ts';
import { innerName, topFolder } from './top-folder.ts';

/** An archive that somebody unpacked. Links are not followed: they may lead anywhere. */
export class FolderContainer implements Container {
  readonly path: string;
  /** Below `path`, with its `/`; empty when the archive lies in `path` itself. */
  readonly #top: string;
  readonly #names: ReadonlySet<string>;
  readonly #signal: AbortSignal | undefined;

  private constructor(path: string, top: string, names: ReadonlySet<string>, signal?: AbortSignal) {
    this.path = path;
    this.#top = top;
    this.#names = names;
    this.#signal = signal;
  }

  /**
   * @param signal ends the listing before the next folder, and reading at the next chunk
   * @throws {ArchiveError} when a folder cannot be read, or several archives lie in it
   * @throws the signal's reason when it is aborted
   */
  static async open(path: string, signal?: AbortSignal): Promise<FolderContainer> {
    const names: string[] = [];
    await list(path, '', names, signal);
    const top = topFolder(path, names);
    const inside = names.filter(name => name.startsWith(top)).map(name => name.slice(top.length));
    return new FolderContainer(path, top, new Set(inside), signal);
  }

  names(): Iterable<string> {
    return this.#names;
  }

  size(name: string): number | undefined {
    if (!this.#names.has(name)) return undefined;
    const place = this.#place(name);
    try {
      return statSync(place, { throwIfNoEntry: false })?.size;
    } catch (error) {
      throw unreadable(place, error);
    }
  }

  async *read(name: string): AsyncGenerator<Uint8Array> {
    if (!this.#names.has(name)) throw new DamagedFileError('is not in the folder');
    try {
      yield* createReadStream(this.#place(name), { signal: this.#signal });
    } catch (error) {
      this.#signal?.throwIfAborted();
      throw new DamagedFileError(`cannot be read: ${reasonAndRemedy(error)}`, { cause: error });
    }
  }

  async close(): Promise<void> {}

  #place(name: string): string {
    return join(this.path, this.#top, name);
  }
}

/** Adds every file below `folder` (with its `/`) to `names`, as a path below `path`. */
async function list(path: string, folder: string, names: string[], signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const place = join(path, folder);
  const entries = await readdir(place, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(place, error);
  });
  for (const entry of entries) {
    const name = folder + entry.name;
    if (entry.isDirectory()) await list(path, `${name}/`, names, signal);
    else if (entry.isFile() && innerName(name) === name) names.push(name);
  }
}
