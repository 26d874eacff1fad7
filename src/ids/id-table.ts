import { Column } from './column.ts';

const LOW_DIGITS = 9;
const FIRST_PLACES = 2048;

/**
 * Twitter's ids, each with a row: the first that is added has row 0. They are kept in 20 to 28 bytes each, of which 8 to
 * 16 are for the places where they are looked up; a `Set` of such strings takes some 60, and numbers no ids.
 */
export class IdTable {
  #size = 0;
  readonly #high = new Column(Float64Array);
  readonly #low = new Column(Uint32Array);
  /** Row + 1 by the hash of its id, at most half full; 0 is free. */
  #places = new Uint32Array(FIRST_PLACES);

  /** How many ids there are. */
  get size(): number {
    return this.#size;
  }

  /**
   * @param id 1 to 20 digits without a leading zero
   * @returns the new row, or null where the id has one
   */
  add(id: string): number | null {
    const high = highPart(id);
    const low = lowPart(id);
    const place = this.#placeOf(high, low);
    if (this.#places[place] !== 0) return null;
    const row = this.#size;
    this.#high.set(row, high);
    this.#low.set(row, low);
    this.#size += 1;
    this.#places[place] = this.#size;
    if (this.#size * 2 > this.#places.length) this.#rehash();
    return row;
  }

  /** The row of an id, a new one where it has none. */
  ensure(id: string): number {
    return this.add(id) ?? this.rowOf(id);
  }

  /** @returns -1 for an id that has none */
  rowOf(id: string): number {
    return (this.#places[this.#placeOf(highPart(id), lowPart(id))] ?? 0) - 1;
  }

  /** Whether an id has a row. */
  has(id: string): boolean {
    return this.rowOf(id) >= 0;
  }

  /** The id that has a row. */
  idOf(row: number): string {
    const high = this.#high.at(row);
    const low = String(this.#low.at(row));
    return high === 0 ? low : `${high}${low.padStart(LOW_DIGITS, '0')}`;
  }

  /** Orders the ids of two rows, as numbers. */
  compareIds(a: number, b: number): number {
    return this.#high.at(a) - this.#high.at(b) || this.#low.at(a) - this.#low.at(b);
  }

  /** Where this id stands, or the free place where it would. */
  #placeOf(high: number, low: number): number {
    const mask = this.#places.length - 1;
    let place = ((Math.imul(low, 0x9e3779b1) ^ Math.imul(high | 0, 0x85ebca6b)) >>> 7) & mask;
    for (let row = this.#places[place]; row; row = this.#places[place]) {
      if (this.#low.at(row - 1) === low && this.#high.at(row - 1) === high) break;
      place = (place + 1) & mask;
    }
    return place;
  }

  #rehash(): void {
    this.#places = new Uint32Array(this.#places.length * 2);
    for (let row = 0; row < this.#size; row += 1) {
      this.#places[this.#placeOf(this.#high.at(row), this.#low.at(row))] = row + 1;
    }
  }
}

function lowPart(id: string): number {
  return digits(id, Math.max(0, id.length - LOW_DIGITS), id.length);
}

function highPart(id: string): number {
  return digits(id, 0, id.length - LOW_DIGITS);
}

function digits(id: string, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i += 1) value = value * 10 + id.charCodeAt(i) - 48;
  return value;
}
