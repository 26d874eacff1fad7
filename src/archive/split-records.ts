import { Buffer, isUtf8 } from 'node:buffer';
import { isManifold, RecordDamage } from './split-damage.ts';
import { ElementScanner } from './split-scan.ts';

const CLOSING_BRACKET = 0x5d;

/**
 * Cuts the bytes of a JSON array into its elements, parses each, and counts what it could not use. A record whose
 * brackets or quotes do not match would swallow those behind it; it is ended at the line that ends records in
 * this file.
 */
export class RecordReader {
  readonly #maxBytes: number;
  #scanner = new ElementScanner();
  /** The pieces of a record that ends in a later chunk. */
  #held: Buffer[] = [];
  #heldBytes = 0;
  /** The record that ends in a later chunk is too long to be held. */
  #skipping = false;
  /** The line that ends each record but the last, as the first one shows. */
  #lastLine: Buffer | undefined;
  /** How much was looked at again behind records that had swallowed others. */
  #bytesAgain = 0;
  /** The array's own `]` has been passed. */
  #closed = false;
  readonly #damage: RecordDamage;

  /** @param maxBytes a longer record is skipped, and never held in memory */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
    this.#damage = new RecordDamage(maxBytes);
  }

  /**
   * @param chunk the next bytes of the array, the first time those behind its `[`
   * @returns the records that end in this chunk
   */
  read(chunk: Buffer): unknown[] {
    const batch: unknown[] = [];
    let bytes: Buffer | null = chunk;
    while (bytes) bytes = this.#split(bytes, batch);
    return batch;
  }

  /**
   * To be called when the file ended of itself, not by an error.
   * @returns the records that a broken one had swallowed
   */
  end(): unknown[] {
    const batch: unknown[] = [];
    let bytes = this.#behindBroken(this.#take());
    while (bytes) bytes = this.#split(bytes, batch) ?? this.#behindBroken(this.#take());
    this.#damage.endMissing = !this.#closed;
    return batch;
  }

  /** What went wrong so far: one sentence fragment a kind. */
  damage(): Iterable<string> {
    return this.#damage.sentences();
  }

  /** @returns `null`, or bytes to go on with, when a broken record had swallowed them */
  #split(bytes: Buffer, batch: unknown[]): Buffer | null {
    let start = 0;
    let byLine = true;
    while (!this.#closed) {
      if (byLine && this.#heldBytes === 0 && !this.#skipping) {
        start = this.#splitByLine(bytes, start, batch);
        byLine = false;
      }
      const end = this.#scanner.next(bytes, start);
      if (end < 0) return this.#hold(bytes.subarray(start));
      const record = this.#take(bytes.subarray(start, end));
      if (this.#skipping || record.length > this.#maxBytes) this.#damage.tooLong++;
      else if (isManifold(record)) this.#damage.tooManifold++;
      // Nothing between two commas, or between `[` and `]`, is no loss.
      else if (record.length > 0 && !this.#parse(record, batch)) {
        const behind = this.#behindBroken(record, bytes.subarray(end));
        if (behind) return behind;
        if (record.toString().trim() !== '') this.#damage.notJson++;
      }
      this.#skipping = false;
      this.#closed = bytes[end] === CLOSING_BRACKET;
      start = end + 1;
    }
    if (/[^\s;]/.test(bytes.toString('latin1', start))) this.#damage.trailing = true;
    return null;
  }

  /**
   * Searching a line is five times as fast as looking at every byte, and JSON.parse proves each cut: text that
   * begins where a record begins, is JSON, and stands before a comma, is exactly one record. Where many records
   * were without an end, the line alone is trusted: what each swallows would be looked at again and again.
   * @returns where the first record begins that could not be had so
   */
  #splitByLine(bytes: Buffer, from: number, batch: unknown[]): number {
    let start = from;
    for (;;) {
      const end = this.#lineEnd(bytes, start);
      if (end < 0 || end - start > this.#maxBytes || isManifold(bytes.subarray(start, end))) return start;
      if (!this.#parse(bytes.subarray(start, end), batch)) {
        if (this.#bytesAgain <= this.#maxBytes) return start;
        this.#damage.notJson++;
      }
      start = end + 1;
    }
  }

  /** @returns the offset of the comma in the next line that ends a record, or -1 */
  #lineEnd(bytes: Buffer, from: number): number {
    if (this.#lastLine === undefined) return -1;
    const line = bytes.indexOf(this.#lastLine, from);
    return line < 0 ? -1 : line + this.#lastLine.length - 1;
  }

  /** @returns as `#split` */
  #hold(piece: Buffer): Buffer | null {
    if (this.#skipping) return null;
    this.#held.push(piece);
    this.#heldBytes += piece.length;
    if (this.#heldBytes <= this.#maxBytes) return null;
    const behind = this.#behindBroken(this.#take());
    this.#skipping = behind === null;
    return behind;
  }

  /** What is held of a record, with its last piece. */
  #take(last: Buffer = Buffer.alloc(0)): Buffer {
    const record = this.#heldBytes === 0 ? last : Buffer.concat([...this.#held, last]);
    this.#held = [];
    this.#heldBytes = 0;
    this.#lastLine ??= lastLineOf(record);
    return record;
  }

  /**
   * @param next what follows the record
   * @returns what stands behind the first line in a broken record that should have ended it, if there is one
   */
  #behindBroken(record: Buffer, next?: Buffer): Buffer | null {
    const end = this.#lineEnd(record, 0);
    if (end < 0) return null;
    this.#damage.notJson++;
    this.#scanner = new ElementScanner();
    const swallowed = record.subarray(end + 1);
    const behind = next ? Buffer.concat([swallowed, next]) : swallowed;
    this.#bytesAgain += behind.length;
    return behind;
  }

  #parse(record: Buffer, batch: unknown[]): boolean {
    try {
      batch.push(JSON.parse(record.toString()));
    } catch {
      return false;
    }
    if (!isUtf8(record)) this.#damage.notUtf8++;
    return true;
  }
}

/** Twitter ends a record with `},`, indented as the `{` that began it if that had a line of its own. */
function lastLineOf(record: Buffer): Buffer {
  const [, indentation = ''] = /^\s*?\n([ \t]*)\{/.exec(record.toString('latin1', 0, 100)) ?? [];
  return Buffer.from(`\n${indentation}},`);
}
