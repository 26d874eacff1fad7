import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractAddresses, type FoundAddress } from '../../../src/people/extract/extract.ts';

/** One text of the corpus with what a careful reader finds in it. */
interface Entry {
  readonly text: string;
  /** `a@b.c`, with ` bare` or ` bridged` behind it where that holds. */
  readonly finds: readonly string[];
}

/** What extraction makes of the corpus: a find counts only if its flags are right as well. */
export interface Measure {
  readonly texts: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  /** One line for each text that was read otherwise than the corpus says. */
  readonly mistakes: readonly string[];
}

/** The least precision and recall that the corpus must reach. */
export const REQUIRED = 0.98;

/** Runs extraction over `addresses.jsonl`. */
export function measureCorpus(): Measure {
  const lines = readFileSync(join(import.meta.dirname, 'addresses.jsonl'), 'utf8')
    .trimEnd()
    .split('\n');
  const mistakes: string[] = [];
  let wanted = 0;
  let found = 0;
  let right = 0;
  for (const line of lines) {
    const { text, finds }: Entry = JSON.parse(line);
    const got = extractAddresses(text).map(describe);
    const hits = got.filter(find => finds.includes(find)).length;
    wanted += finds.length;
    found += got.length;
    right += hits;
    if (hits !== finds.length || hits !== got.length) {
      mistakes.push(`${JSON.stringify(text)}: found [${got.join(', ')}] instead of [${finds.join(', ')}]`);
    }
  }
  return { texts: lines.length, right, precision: right / found, recall: right / wanted, mistakes };
}

function describe({ address, bare, bridged }: FoundAddress): string {
  return address + (bare ? ' bare' : '') + (bridged ? ' bridged' : '');
}
