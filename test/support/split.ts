import assert from 'node:assert/strict';
import { splitRecords } from '../../src/archive/split.ts';

export const HEAD = 'window.YTD.tweets.part0 = ';

/** What came of splitting a file. */
export interface Outcome {
  records: unknown[];
  damage: string[];
  error: unknown;
}

/** Splits a whole file that comes in chunks and keeps what came before an error. */
export async function split(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  maxRecordBytes?: number,
): Promise<Outcome> {
  const outcome: Outcome = { records: [], damage: [], error: null };
  const source = async function* (): AsyncGenerator<Uint8Array> {
    yield* chunks;
  };
  const options = {
    onDamage: (what: string) => outcome.damage.push(what),
    ...(maxRecordBytes === undefined ? {} : { maxRecordBytes }),
  };
  try {
    for await (const batch of splitRecords(source(), options)) outcome.records.push(...batch);
  } catch (error) {
    outcome.error = error;
  }
  return outcome;
}

/** The text as UTF-8, cut at the given places (wrapped round its length) or into single bytes. */
export function cut(text: string | Buffer, places: readonly number[] | 'everywhere'): Uint8Array[] {
  const bytes = Buffer.from(text);
  const all = places === 'everywhere' ? [...bytes.keys()] : places.map(at => at % (bytes.length + 1));
  const edges = [0, ...all.sort((a, b) => a - b), bytes.length];
  return edges.slice(1).map((end, index) => new Uint8Array(bytes.subarray(edges[index], end)));
}

/** The same result from one chunk and from single bytes, so that every test here is also one of chunking. */
export async function splitText(text: string | Buffer, maxRecordBytes?: number): Promise<Outcome> {
  const whole = await split([Buffer.from(text)], maxRecordBytes);
  assert.deepEqual(await split(cut(text, 'everywhere'), maxRecordBytes), whole);
  return whole;
}
