const OPENING_BRACKET = 0x5b;
const OPENING_BRACE = 0x7b;

/**
 * A list or object takes a hundred bytes of memory and three of a file: 16 MiB of empty ones would take a gigabyte. The
 * conversation of 80,000 messages has 400,000.
 */
const MAX_NESTS = 1_000_000;

/** What could not be used of the records of one file, counted while it is read. */
export class RecordDamage {
  readonly #maxBytes: number;
  tooLong = 0;
  /** Those that `isManifold` tells. */
  tooManifold = 0;
  notJson = 0;
  notUtf8 = 0;
  /** The array's own `]` is not there. */
  endMissing = false;
  /** Something stands behind that. */
  trailing = false;

  /** @param maxBytes a longer record counts as too long */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** One sentence fragment a kind: "2 records are not JSON and were skipped". */
  *sentences(): Generator<string> {
    const mebibytes = (this.#maxBytes / 2 ** 20).toLocaleString('en');
    if (this.notJson > 0) yield skipped(this.notJson, 'not JSON');
    if (this.tooLong > 0) yield skipped(this.tooLong, `longer than ${mebibytes} MiB`);
    if (this.tooManifold > 0) yield skipped(this.tooManifold, 'made of more than a million lists');
    if (this.notUtf8 > 0) yield `${records(this.notUtf8)} not valid UTF-8: some letters are lost`;
    if (this.endMissing) yield 'is cut off: its closing bracket is missing';
    if (this.trailing) yield 'goes on behind its closing bracket; that part was not read';
  }
}

/** Whether a record, as bytes, would take far more memory than its length says. */
export function isManifold(record: Buffer): boolean {
  if (record.length <= MAX_NESTS) return false;
  let nests = 0;
  for (const byte of record) if (byte === OPENING_BRACKET || byte === OPENING_BRACE) nests++;
  return nests > MAX_NESTS;
}

function skipped(count: number, what: string): string {
  return `${records(count)} ${what} and ${count === 1 ? 'was' : 'were'} skipped`;
}

function records(count: number): string {
  return count === 1 ? '1 record is' : `${count.toLocaleString('en')} records are`;
}
