import { mkdtempSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { JournalError } from '../../../src/journal/errors.ts';
import { openJournal, readJournal } from '../../../src/journal/journal.ts';
import type { Item, Journal } from '../../../src/journal/types.ts';
import { FILES } from '../../../src/migrate/folder.ts';
import { openLookupMemory } from '../../../src/migrate/lookup-memory.ts';
import { draftIn, payloadIn } from '../../../src/migrate/publish/records.ts';
import { SteppingClock } from '../../support/stepping-clock.ts';
import { changed, changes } from '../inputs/bytes.ts';
import { json, jsonLike } from '../inputs/json.ts';
import { refusedBy } from '../sentences.ts';
import { target } from '../target.ts';

const NAMES = [
  ...[
    'type',
    'at',
    'run',
    'key',
    'op',
    'state',
    'before',
    'payload',
    'idem',
    'id',
    'url',
    'why',
    'bucket',
    'total',
  ],
  ...['address', 'status', 'canonical', 'movedFrom', 'software', 'profile', 'twitter', 'bare', '__proto__'],
];
const WORDS = [
  ...[
    '2026-01-01T12:00:00.000Z',
    'r1',
    'follow:ann@b.example#0',
    'post:1/0#0',
    'draft:1#0',
    'follow',
    'post',
    'undo',
  ],
  ...[
    'intent',
    'done',
    'failed',
    'skipped',
    'unknown',
    'limit',
    'plan',
    'found',
    'moved',
    'gone',
    'ann@b.example',
  ],
];
const RECORD = {
  ...{ at: '2026-01-01T12:00:00.000Z', run: 'r1', key: 'post:1/0#0', op: 'post', state: 'intent' },
  payload: { text: 'Hi', mediaIds: [] },
};
const member = fc.tuple(fc.constantFrom(...NAMES), fc.oneof(json, jsonLike(NAMES, WORDS)));
const record = fc
  .array(member, { maxLength: 3 })
  .map(members => [
    ...Object.entries(RECORD).map(asText),
    ...members.map(([name, value]) => `"${name}":${value}`),
  ])
  .map(members => `{${members.join()}}`);
const lines = fc.record({
  header: fc.constantFrom('journal', 'lookups'),
  records: fc.array(fc.oneof(record, jsonLike(NAMES, WORDS)), { maxLength: 8 }),
  damage: changes,
});

function asText([name, value]: readonly [string, unknown]): string {
  return `${JSON.stringify(name)}:${JSON.stringify(value)}`;
}

const folder = mkdtempSync(join(tmpdir(), 'oxpecker-fuzz-journal-'));
const PAIR = { twitterId: '1', target: 'alice@home.example' };

/** Journals and lookups that somebody edited, or that a disk damaged. */
export const JOURNAL = target(lines, async ({ header, records, damage }) => {
  const head = JSON.stringify({ type: 'header', file: header, version: 1, ...PAIR, account: '1' });
  const bytes = changed(Buffer.from([head, ...records, ''].join('\n')), damage);
  const clock = new SteppingClock();
  const path = join(folder, header === 'journal' ? 'journal.jsonl' : FILES.lookups);
  await writeFile(path, bytes);
  await refusedBy([JournalError], async () => {
    if (header === 'lookups') return await (await openLookupMemory(folder, '1', clock)).close();
    const options = { run: 'r2', now: () => clock.now() };
    const read = await readJournal(path, null, options);
    if (read) await useItems(read);
    const journal = await openJournal(path, PAIR, options);
    try {
      await useItems(journal);
    } finally {
      await journal.close();
    }
  });
});

async function useItems({ items }: Journal): Promise<void> {
  for (const item of items.values()) {
    for (const read of [draftIn, payloadIn] as ((item: Item) => unknown)[]) {
      await refusedBy([JournalError], () => read(item));
    }
  }
}
