import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';

/** Bytes of an open file: all of them, or those of a zip that lies unpacked inside another. */
export class Bytes {
  readonly length: number;
  readonly #handle: FileHandle;
  readonly #start: number;

  /** @param start where in the file the first of these bytes lies */
  constructor(handle: FileHandle, start: number, length: number) {
    this.#handle = handle;
    this.#start = start;
    this.length = length;
  }

  /** The bytes from `position` on, fewer than `length` where they end before. */
  async read(position: number, length: number): Promise<Buffer> {
    const most = Math.max(0, Math.min(length, this.length - position));
    const buffer = Buffer.allocUnsafe(most);
    let filled = 0;
    while (filled < most) {
      const at = this.#start + position + filled;
      const { bytesRead } = await this.#handle.read(buffer, filled, most - filled, at);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  }

  /** A stream of the `length` bytes (at least one) from `position` on. It leaves the file open. */
  stream(position: number, length: number): Readable {
    const start = this.#start + position;
    // By descriptor: a FileHandle collects a listener for each stream made of it.
    return createReadStream('', { fd: this.#handle.fd, autoClose: false, start, end: start + length - 1 });
  }

  /** A part of these bytes. */
  part(position: number, length: number): Bytes {
    return new Bytes(this.#handle, this.#start + position, length);
  }
}
