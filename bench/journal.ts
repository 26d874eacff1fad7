/**
 * How long a journal of 200,000 records takes to open, beside what parsing the same lines takes at least.
 * Usage: npm run bench:journal
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fold } from '../src/journal/fold.ts';
import { openJournal } from '../src/journal/journal.ts';
import { parseRecord } from '../src/journal/records.ts';

const RECORDS = 200_000;
const ROUNDS = 5;
const pair = { twitterId: '12', target: 'me@a.example' };

/** Half intents, half what came of them, as a long migration leaves them. */
function lines(): string[] {
  const header = { type: 'header', file: 'journal', version: 1, ...pair };
  const records = Array.from({ length: RECORDS }, (_, index) => {
    const at = new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString();
    const key = `follow:person${index >> 1}@host${index % 97}.example#0`;
    const base = { at, run: 'a1b2c3d4', key, op: 'follow' };
    return index % 2 === 0
      ? {
          ...base,
          state: 'intent',
          before: { following: false, requested: false },
          payload: { id: `${index}` },
        }
      : {
          ...base,
          key: key.replace(/host\d+/, `host${(index - 1) % 97}`),
          state: 'done',
          id: `${index}`,
          why: 'followed',
        };
  });
  return [header, ...records].map(record => JSON.stringify(record));
}

/** The shortest of several rounds, in milliseconds. */
async function fastest(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

const folder = await mkdtemp(join(tmpdir(), 'oxpecker-bench-journal-'));
try {
  const path = join(folder, 'journal.jsonl');
  await writeFile(path, `${lines().join('\n')}\n`);
  const text = (await readFile(path, 'utf8')).trimEnd().split('\n');
  const floor = await fastest(() => text.map(line => JSON.parse(line) as unknown));
  const values = text.slice(1).map(line => JSON.parse(line) as unknown);
  const checks = await fastest(() => values.map(parseRecord));
  const records = values.map(parseRecord).flatMap(record => ('wrong' in record ? [] : [record]));
  const folding = await fastest(() => {
    const fold = new Fold();
    for (const record of records) fold.add(record);
  });
  const opening = await fastest(async () => {
    const journal = await openJournal(path, pair, { run: 'bench', now: Date.now });
    if (journal.items.size !== RECORDS / 2) throw new Error(`${journal.items.size} items`);
    await journal.close();
  });
  for (const [what, ms] of [
    ['floor: JSON.parse of every line', floor],
    ['checking every record', checks],
    ['folding them', folding],
    ['opening the file: all of it', opening],
  ] as const) {
    process.stdout.write(
      `${what.padEnd(34)} ${ms.toFixed(0).padStart(5)} ms  ${(ms / floor).toFixed(2)} × floor\n`,
    );
  }
} finally {
  await rm(folder, { recursive: true });
}
