import type { IdTable } from './id-table.ts';

/** Some of the ids of a table that is complete, at a bit for each that it has. */
export class IdSet {
  readonly #table: Pick<IdTable, 'rowOf'>;
  readonly #bits: Uint8Array;
  #size = 0;

  constructor(table: Pick<IdTable, 'size' | 'rowOf'>) {
    this.#table = table;
    this.#bits = new Uint8Array(Math.ceil(table.size / 8));
  }

  /** How many ids are in it. */
  get size(): number {
    return this.#size;
  }

  /** @throws {RangeError} when the table does not have the id */
  add(id: string): void {
    const row = this.#table.rowOf(id);
    if (row < 0) throw new RangeError(`the table has no id ${id}`);
    if (this.#hasRow(row)) return;
    this.#bits[row >> 3] = (this.#bits[row >> 3] ?? 0) | (1 << (row & 7));
    this.#size += 1;
  }

  has(id: string): boolean {
    const row = this.#table.rowOf(id);
    return row >= 0 && this.#hasRow(row);
  }

  #hasRow(row: number): boolean {
    return ((this.#bits[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
  }
}
