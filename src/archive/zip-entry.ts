import { pipeline } from 'node:stream';
import zlib from 'node:zlib';
import { DamagedFileError } from './errors.ts';
import type { Bytes } from './zip-bytes.ts';

/** What a zip's directory states of one file. */
export interface ZipEntry {
  /** Where its local header lies. */
  readonly offset: number;
  readonly packedSize: number;
  readonly size: number;
  readonly crc: number;
  readonly method: number;
  readonly encrypted: boolean;
}

/** The method of an entry that lies in the zip as it is. */
export const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
/**
 * The bytes of a chunk of inflated data, and so the most that may be lost before a broken place. Inflating goes on in
 * another thread while a chunk is parsed: smaller ones cost 10 % more time, larger ones memory.
 */
export const CHUNK_BYTES = 256 * 1024;
/** Tweets shrink to a fifth or a sixtieth, the same tweet over and over to a 200th; nothing beyond a 1,032nd. */
const BOMB_RATIO = 500;
/** What is unpacked in no time may be as odd as it likes. */
const HARMLESS_BYTES = 16 * 2 ** 20;

/**
 * A file's bytes, never more than its stated size.
 * @throws the signal's reason when that of `bytes` is aborted
 * @throws {DamagedFileError} when it is encrypted, a zip bomb, packed in an unknown way, cut off or broken, and at
 *   its end when its size or CRC-32 is not the stated one. Of what stands before a broken place up to
 *   `CHUNK_BYTES` are lost.
 */
export async function* readEntry(bytes: Bytes, entry: ZipEntry): AsyncGenerator<Buffer> {
  const stated = `${entry.size.toLocaleString('en')} bytes`;
  let size = 0;
  let crc = 0;
  try {
    for await (const chunk of unpack(bytes, await dataOffset(bytes, entry), entry)) {
      bytes.throwIfAborted();
      const rest = entry.size - size;
      if (chunk.length > rest) {
        yield chunk.subarray(0, rest);
        throw new DamagedFileError(`is larger than the ${stated} its zip states`);
      }
      size += chunk.length;
      crc = zlib.crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    bytes.throwIfAborted();
    if (error instanceof DamagedFileError) throw error;
    const what = `is broken behind byte ${size.toLocaleString('en')} of ${stated}`;
    throw new DamagedFileError(what, { cause: error });
  }
  if (size < entry.size) {
    throw new DamagedFileError(`ends after ${size.toLocaleString('en')} of ${stated}`);
  }
  if (crc !== entry.crc) throw new DamagedFileError('is not what was packed: its CRC-32 is wrong');
}

/**
 * Where an entry's packed bytes begin: behind its local header, whose length the directory does not know.
 * @throws {DamagedFileError} when there is no local header
 */
export async function dataOffset(bytes: Bytes, { offset }: ZipEntry): Promise<number> {
  const header = await bytes.read(offset, LOCAL_HEADER_BYTES);
  if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== LOCAL_HEADER) {
    throw new DamagedFileError('is not where its zip says');
  }
  return offset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
}

function unpack(bytes: Bytes, position: number, entry: ZipEntry): AsyncIterable<Buffer> {
  if (entry.encrypted) throw new DamagedFileError('is encrypted');
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    throw new DamagedFileError(`is packed by a method (${entry.method}) that is not known here`);
  }
  const packed = bytes.chunks(position, entry.packedSize);
  if (entry.method === STORED) return packed;
  const packedSize = Math.min(entry.packedSize, bytes.length - position);
  if (entry.size > Math.max(HARMLESS_BYTES, packedSize * BOMB_RATIO)) {
    const sizes = `${entry.size.toLocaleString('en')} bytes in ${packedSize.toLocaleString('en')} packed ones`;
    throw new DamagedFileError(`states ${sizes}, as a zip bomb does`);
  }
  // Flushing at the end gives all that a cut-off file holds; its size shows that it was cut off.
  const inflate = zlib.createInflateRaw({
    chunkSize: CHUNK_BYTES,
    finishFlush: zlib.constants.Z_SYNC_FLUSH,
  });
  // Errors reach whoever reads `inflate`.
  return pipeline(packed, inflate, () => undefined);
}
