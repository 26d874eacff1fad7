import { Buffer } from 'node:buffer';
import { DamagedFileError } from './errors.ts';
import { RecordReader } from './split-records.ts';

/** How a file is split. */
export interface SplitOptions {
  /** Told once a kind of damage, at the end, as a sentence fragment: "2 records are not JSON and were skipped". */
  readonly onDamage: (what: string) => void;
  /** A longer record is skipped without being held in memory. */
  readonly maxRecordBytes?: number;
}

const MAX_RECORD_BYTES = 16 * 1024 * 1024;
/** Twitter's own head (`window.YTD.tweets.part0 = [`) takes 50 bytes. */
const MAX_HEAD_BYTES = 64 * 1024;

/**
 * Reads the records of one of the archive's `.js` files: the JSON array behind the first `=`, or a bare array.
 * Holds one chunk and one record at a time.
 * @returns the parsed records in their order, one batch a chunk
 * @throws {DamagedFileError} when there is no array, or by `chunks` (once everything before has been yielded)
 */
export async function* splitRecords(
  chunks: AsyncIterable<Uint8Array>,
  { onDamage, maxRecordBytes = MAX_RECORD_BYTES }: SplitOptions,
): AsyncGenerator<readonly unknown[]> {
  const records = new RecordReader(maxRecordBytes);
  let head: Buffer | null = Buffer.alloc(0);
  try {
    for await (const chunk of chunks) {
      let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      if (head) {
        head = Buffer.concat([head, bytes]);
        const start = arrayStart(head);
        if (start === null) throw noList();
        if (start === undefined) continue;
        bytes = head.subarray(start);
        head = null;
      }
      const batch = records.read(bytes);
      if (batch.length > 0) yield batch;
    }
    if (head) throw noList();
    const swallowed = records.end();
    if (swallowed.length > 0) yield swallowed;
  } finally {
    for (const what of records.damage()) onDamage(what);
  }
}

/** @returns where the array's first element begins; `null` when there is no array; `undefined` while unclear */
function arrayStart(head: Buffer): number | null | undefined {
  const text = head.toString('latin1', 0, MAX_HEAD_BYTES);
  const [opening] = /^(?:\xef\xbb\xbf)?\s*(?:[^\s=[][^=]*=\s*)?\[/.exec(text) ?? [];
  if (opening) return opening.length;
  return text.length === MAX_HEAD_BYTES || /^[^=]*=\s*[^\s[]/.test(text) ? null : undefined;
}

function noList(): DamagedFileError {
  return new DamagedFileError('holds no list of records');
}
