import { basename } from 'node:path';
import type { Container } from './container.ts';
import { ArchiveError, DamagedFileError } from './errors.ts';
import { isOfTwitter } from './top-folder.ts';
import type { ZipContainer } from './zip.ts';

/** The zips of one archive side by side, read as if they were one. */
export class SeveralZips implements Container {
  readonly path: string;
  readonly #zips: readonly ZipContainer[];
  readonly #owners = new Map<string, ZipContainer>();

  /**
   * @param path the folder they lie in
   * @param zips in the order of their names; of files that are in several, the first counts
   * @throws {ArchiveError} when they are not parts of one archive
   */
  constructor(path: string, zips: readonly ZipContainer[]) {
    this.path = path;
    this.#zips = zips;
    for (const zip of zips) {
      for (const name of zip.names()) {
        const owner = this.#owners.get(name);
        if (!owner) this.#owners.set(name, zip);
        else if (contradict(name, owner, zip)) {
          const both = `${basename(owner.path)} and ${basename(zip.path)}`;
          throw new ArchiveError(
            `${path} holds two archives, ${both} (their ${name} differ): name the zip that you want.`,
          );
        }
      }
    }
  }

  names(): Iterable<string> {
    return this.#owners.keys();
  }

  size(name: string): number | undefined {
    return this.#owners.get(name)?.size(name);
  }

  async *read(name: string): AsyncGenerator<Uint8Array> {
    const owner = this.#owners.get(name);
    if (!owner) throw new DamagedFileError('is in none of the zips');
    yield* owner.read(name);
  }

  async close(): Promise<void> {
    const closings = await Promise.allSettled(this.#zips.map(zip => zip.close()));
    for (const closing of closings) if (closing.status === 'rejected') throw closing.reason;
  }
}

/** Parts of one archive share no file of data but, perhaps, a manifest of their own. */
function contradict(name: string, one: ZipContainer, other: ZipContainer): boolean {
  const isData = name.endsWith('.js') && !name.endsWith('manifest.js') && isOfTwitter(name);
  return isData && one.fingerprint(name) !== other.fingerprint(name);
}
