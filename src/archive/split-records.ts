import { Buffer, isUtf8 } from 'node:buffer';
import { ElementScanner } from './split-scan.ts';

/** Cuts the bytes of a JSON array into its elements, parses each, and counts what it could not use. */
export class RecordReader {
  readonly #scanner = new ElementScanner();
  readonly #maxBytes: number;
  /** The pieces of a record that ends in a later chunk. */
  #held: Buffer[] = [];
  #heldBytes = 0;
  #tooLong = 0;
  #notJson = 0;
  #notUtf8 = 0;
  #endMissing = false;
  #trailing = false;

  /** @param maxBytes a longer record is skipped, and never held in memory */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /**
   * @param chunk the next bytes of the array, the first time those behind its `[`
   * @returns the records that end in this chunk
   */
  read(chunk: Buffer): unknown[] {
    const batch: unknown[] = [];
    const wasClosed = this.#scanner.closed;
    let start = 0;
    for (const end of this.#scanner.scan(chunk)) {
      this.#finish(chunk.subarray(start, end), batch);
      start = end + 1;
    }
    if (!this.#scanner.closed) this.#hold(chunk.subarray(start));
    else if (/[^\s;]/.test(chunk.toString('latin1', wasClosed ? 0 : start))) this.#trailing = true;
    return batch;
  }

  /** To be called when the file ended of itself, not by an error. */
  end(): void {
    this.#endMissing = !this.#scanner.closed;
  }

  /** What went wrong so far: one sentence fragment a kind. */
  *damage(): Generator<string> {
    const mebibytes = (this.#maxBytes / 2 ** 20).toLocaleString('en');
    if (this.#notJson > 0) yield skipped(this.#notJson, 'not JSON');
    if (this.#tooLong > 0) yield skipped(this.#tooLong, `longer than ${mebibytes} MiB`);
    if (this.#notUtf8 > 0) yield `${records(this.#notUtf8)} not valid UTF-8: some letters are lost`;
    if (this.#endMissing) yield 'is cut off: its closing bracket is missing';
    if (this.#trailing) yield 'goes on behind its closing bracket; that part was not read';
  }

  #hold(piece: Buffer): void {
    this.#heldBytes += piece.length;
    if (this.#heldBytes > this.#maxBytes) this.#held = [];
    else this.#held.push(piece);
  }

  /** @param last the piece that ends the record; what is held goes before it */
  #finish(last: Buffer, batch: unknown[]): void {
    const record = this.#heldBytes === 0 ? last : Buffer.concat([...this.#held, last]);
    const length = this.#heldBytes + last.length;
    this.#held = [];
    this.#heldBytes = 0;
    if (length > this.#maxBytes) this.#tooLong++;
    else this.#parse(record, batch);
  }

  #parse(record: Buffer, batch: unknown[]): void {
    const text = record.toString();
    if (!isUtf8(record)) this.#notUtf8++;
    try {
      batch.push(JSON.parse(text));
    } catch {
      // Nothing between two commas, or between `[` and `]`, is no loss.
      if (text.trim() !== '') this.#notJson++;
    }
  }
}

function skipped(count: number, what: string): string {
  return `${records(count)} ${what} and ${count === 1 ? 'was' : 'were'} skipped`;
}

function records(count: number): string {
  return count === 1 ? '1 record is' : `${count.toLocaleString('en')} records are`;
}
