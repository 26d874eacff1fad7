import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';
import { centralHeader, dataDescriptor, type EntryHeader, endRecords, localHeader } from './zip-records.ts';

/** What goes into a zip. Data given as an iterable is never held whole (and gets a data descriptor). */
export interface ZipEntry {
  /** Exactly as it is to stand in the zip: `../evil.js` is possible, `folder/` is a folder. */
  readonly name: string;
  readonly data: string | Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  readonly options?: EntryOptions;
}

/** How an entry is written; by default deflated, truthful, with its sizes before its data. */
export interface EntryOptions {
  readonly stored?: boolean;
  /** zlib's 0 (deflated, but not smaller) or 1 (fast) to 9 (small). */
  readonly level?: number;
  /** CRC and sizes stand behind the data, as in zips that were streamed. */
  readonly descriptor?: boolean;
  /** 64-bit sizes and offset, though they would fit into 32. */
  readonly zip64?: boolean;
  readonly wrongCrc?: boolean;
  /** States this size instead of the true one. */
  readonly statedSize?: number;
  /** Sets the flag; the data stays as it is. */
  readonly encrypted?: boolean;
  /** States this compression method instead of the true one. */
  readonly method?: number;
}

/** How the whole zip is written. */
export interface ZipOptions {
  /** At most 65,535 bytes. */
  readonly comment?: string | Uint8Array;
  /** Writes Zip64 end records, needed or not, as Twitter does. */
  readonly zip64?: boolean;
  /** Put before every name, with its `/`. */
  readonly topFolder?: string;
  /** Adds what the Finder of macOS adds: `__MACOSX/._name` for each entry, and a `.DS_Store`. */
  readonly macFiles?: boolean;
}

type Entries = Iterable<ZipEntry> | AsyncIterable<ZipEntry>;

/** A zip's bytes, made while they are asked for: entries and their data may be larger than memory. */
export async function* zipChunks(entries: Entries, options: ZipOptions = {}): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  for await (const entry of asZipped(entries, options)) {
    for await (const part of entryParts(entry, offset)) {
      if (Buffer.isBuffer(part)) {
        offset += part.length;
        yield part;
      } else {
        directory.push(centralHeader(part));
      }
    }
  }
  const headers = Buffer.concat(directory);
  yield headers;
  yield endRecords(
    { count: directory.length, size: headers.length, offset },
    Buffer.from(options.comment ?? ''),
    options.zip64 ?? false,
  );
}

/** A whole zip in memory; cut it with `subarray` for a broken download. */
export async function makeZip(entries: Entries, options?: ZipOptions): Promise<Buffer> {
  return buffer(zipChunks(entries, options));
}

/** Writes a zip to a file without holding it in memory. */
export async function writeZip(path: string, entries: Entries, options?: ZipOptions): Promise<void> {
  await pipeline(zipChunks(entries, options), createWriteStream(path));
}

/** The entries under their full names, each followed by its shadow from the Finder. */
async function* asZipped(entries: Entries, options: ZipOptions): AsyncGenerator<ZipEntry> {
  const { topFolder = '', macFiles = false } = options;
  for await (const entry of entries) {
    const name = topFolder + entry.name;
    yield { ...entry, name };
    if (macFiles && !name.endsWith('/')) {
      yield { name: `__MACOSX/${name.replace(/[^/]*$/, '._$&')}`, data: '\0\x05\x16\x07' };
    }
  }
  if (macFiles) yield { name: `${topFolder}.DS_Store`, data: '\0\0\0\x01Bud1' };
}

/** Yields the bytes of an entry, then what the directory is to say of it. */
async function* entryParts(
  { name, data, options = {} }: ZipEntry,
  offset: number,
): AsyncGenerator<Buffer | EntryHeader> {
  const header = (truth: Truth): EntryHeader => ({
    name: Buffer.from(name),
    method: options.method ?? (options.stored ? 0 : 8),
    encrypted: options.encrypted ?? false,
    descriptor: options.descriptor ?? !isWhole(data),
    zip64: options.zip64 ?? false,
    crc: options.wrongCrc ? (truth.crc ^ 1) >>> 0 : truth.crc,
    packedSize: truth.packedSize,
    size: options.statedSize ?? truth.size,
    offset,
  });
  let end: EntryHeader;
  if (isWhole(data)) {
    const raw = Buffer.from(data);
    const packed = options.stored ? raw : zlib.deflateRawSync(raw, { level: options.level ?? 6 });
    end = header({ crc: zlib.crc32(raw), size: raw.length, packedSize: packed.length });
    yield localHeader(end);
    yield packed;
  } else {
    const truth = { crc: 0, size: 0, packedSize: 0 };
    yield localHeader(header(truth));
    yield* pack(data, options, truth);
    end = header(truth);
  }
  if (end.descriptor) yield dataDescriptor(end);
  yield end;
}

interface Truth {
  crc: number;
  size: number;
  packedSize: number;
}

function isWhole(data: ZipEntry['data']): data is string | Uint8Array {
  return typeof data === 'string' || data instanceof Uint8Array;
}

/** Deflates (or passes on) data piece by piece and notes in `truth` what went through. */
async function* pack(
  data: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  options: EntryOptions,
  truth: Truth,
): AsyncGenerator<Buffer> {
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of data) {
      truth.crc = zlib.crc32(chunk, truth.crc);
      truth.size += chunk.length;
      yield chunk;
    }
  };
  const raw = Readable.from(counted(), { objectMode: false });
  const packed = options.stored ? raw : raw.compose(zlib.createDeflateRaw({ level: options.level ?? 6 }));
  for await (const chunk of packed) {
    truth.packedSize += chunk.length;
    yield chunk;
  }
}
