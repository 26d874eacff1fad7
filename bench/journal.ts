import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fold } from '../src/journal/fold.ts';
import { openJournal } from '../src/journal/journal.ts';
import { parseRecord } from '../src/journal/records.ts';
import type { Figure } from './figures.ts';
import { median } from './measure.ts';

const RECORDS = 200_000;
const ROUNDS = 5;
const pair = { twitterId: '12', target: 'me@a.example' };

/** How long a journal of 200,000 records takes to open, beside what parsing the same lines takes at least. */
export async function journal(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'oxpecker-bench-'));
  try {
    const path = join(folder, 'journal.jsonl');
    await writeFile(path, `${lines().join('\n')}\n`);
    const text = (await readFile(path, 'utf8')).trimEnd().split('\n');
    const records = text.slice(1).flatMap(line => {
      const record = parseRecord(JSON.parse(line));
      return 'wrong' in record ? [] : [record];
    });
    const [parsing, folding, opening] = await alternating([
      () => text.map(line => JSON.parse(line) as unknown),
      () => {
        const fold = new Fold();
        for (const record of records) fold.add(record);
      },
      async () => {
        const opened = await openJournal(path, pair, { run: 'bench', now: Date.now });
        if (opened.items.size !== RECORDS / 2) throw new Error(`${opened.items.size} items`);
        await opened.close();
      },
    ]);
    const beside = { what: 'JSON.parse of the lines', value: parsing ?? Number.NaN };
    return [
      {
        what: 'journal: folding 200,000 records',
        value: folding ?? Number.NaN,
        unit: 's',
        beside,
        target: { value: 0.5 },
      },
      {
        what: 'journal: opening a file of 200,000 records',
        value: opening ?? Number.NaN,
        unit: 's',
        beside,
        target: { ratio: 5 },
      },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Half intents, half what came of them, as a long migration leaves them. */
function lines(): string[] {
  const header = { type: 'header', file: 'journal', version: 1, ...pair };
  const records = Array.from({ length: RECORDS }, (_, index) => {
    const at = new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString();
    const person = index >> 1;
    const base = {
      at,
      run: 'a1b2c3d4',
      key: `follow:person${person}@host${person % 97}.example#0`,
      op: 'follow',
    };
    return index % 2 === 0
      ? {
          ...base,
          state: 'intent',
          before: { following: false, requested: false },
          payload: { id: `${index}` },
        }
      : { ...base, state: 'done', id: `${index}`, why: 'followed' };
  });
  return [header, ...records].map(record => JSON.stringify(record));
}

/** The median time of each work in seconds, done by turns. */
async function alternating(works: readonly (() => unknown)[]): Promise<number[]> {
  const times = works.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, work] of works.entries()) {
      const start = performance.now();
      await work();
      times[index]?.push((performance.now() - start) / 1000);
    }
  }
  return times.map(median);
}
