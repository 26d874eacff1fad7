const ROWS_BITS = 14;
const ROWS = 1 << ROWS_BITS;

type Piece = Float64Array | Uint32Array | Uint8Array;

/**
 * A number for each row of a table that grows; 0 where none was set. It lies in pieces that stay where they are: an array
 * that is copied to grow leaves its old selves in memory, several times its size, until a collection of garbage is due.
 */
export class Column {
  readonly #kind: new (
    rows: number,
  ) => Piece;
  readonly #pieces: Piece[] = [];

  /** @param kind which numbers it takes: `Uint32Array`, … */
  constructor(kind: new (rows: number) => Piece) {
    this.#kind = kind;
  }

  /** What stands at a row. */
  at(row: number): number {
    return this.#pieces[row >> ROWS_BITS]?.[row & (ROWS - 1)] ?? 0;
  }

  set(row: number, value: number): void {
    const piece = row >> ROWS_BITS;
    while (piece >= this.#pieces.length) this.#pieces.push(new this.#kind(ROWS));
    const rows = this.#pieces[piece];
    if (rows) rows[row & (ROWS - 1)] = value;
  }
}
