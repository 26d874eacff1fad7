import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A clock for a fake fediverse and the processes that talk to it: whoever sleeps makes the time pass at once. It
 * lives in the process of the fake; the others read its time from a file, and may have a clock that is wrong.
 */
export class SharedClock {
  /** Holds the time (milliseconds since the epoch) and the skew, doubles in little-endian. */
  readonly file: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'oxpecker-clock-'));
  readonly #descriptor: number;
  readonly #expiries = new Set<() => void>();
  readonly #values = new Float64Array(2);

  /** @param start milliseconds since the epoch */
  constructor(start: number) {
    this.file = join(this.#folder, 'time');
    this.#descriptor = openSync(this.file, 'w');
    this.time = start;
  }

  get time(): number {
    return this.#values[0] ?? 0;
  }

  set time(time: number) {
    this.#set(0, time);
  }

  /** How far the clock of the other processes is ahead, in milliseconds; negative when it is behind. */
  get skew(): number {
    return this.#values[1] ?? 0;
  }

  set skew(skew: number) {
    this.#set(1, skew);
  }

  now(): number {
    return this.time;
  }

  async sleep(ms: number): Promise<void> {
    this.time += Math.max(0, ms);
  }

  /** Lets the time pass until the request under way is given up by who sent it: the fake will not answer it. */
  expire(): void {
    for (const expire of this.#expiries) expire();
  }

  /** Has a function called by `expire`. @returns what ends that */
  onExpire(listener: () => void): () => void {
    this.#expiries.add(listener);
    return () => this.#expiries.delete(listener);
  }

  /** Removes the file. */
  close(): void {
    closeSync(this.#descriptor);
    rmSync(this.#folder, { recursive: true });
  }

  #set(index: number, value: number): void {
    this.#values[index] = value;
    const bytes = Buffer.alloc(16);
    for (const [each, number] of this.#values.entries()) bytes.writeDoubleLE(number, each * 8);
    writeSync(this.#descriptor, bytes, 0, 16, 0);
  }
}
