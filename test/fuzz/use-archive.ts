import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import type { Archive } from '../../src/archive/types.ts';
import { preferLessMemory } from '../../src/cli/memory.ts';
import { gatherPeople } from '../../src/migrate/gather-people.ts';
import { readDrafts } from '../../src/migrate/publish/read-drafts.ts';
import { matchContacts } from '../../src/people/matching.ts';
import { fits } from '../../src/posts/length.ts';
import { textOf } from '../../src/posts/text-of.ts';
import { altTextCsv } from '../../src/report/alt-text-csv.ts';
import { matchRows } from '../../src/report/match-row.ts';
import { matchesCsv } from '../../src/report/matches-csv.ts';
import { postsCsv } from '../../src/report/posts-csv.ts';
import { requestOf } from '../migrate/publish/drafting.ts';
import { MASTODON } from '../posts/limits.ts';
import { pingedBy } from '../posts/text/pings.ts';
import { readAll } from '../support/full-archives.ts';
import { expectSentence } from './sentences.ts';

const RELATIONS = new Set(['following', 'blocked'] as const);
const DATE = { place: 'footer', style: { format: null, locale: 'de', timeZone: 'Asia/Tokyo' } } as const;
const CHOICE = { replies: true, retweets: true };
const MEDIA = { onMissing: 'link' } as const;

/** Does with an archive what `inspect`, `find` and `post` do, down to the files they would write. */
export async function useArchive(archive: Archive): Promise<void> {
  await readAll(archive);
  const sources = { archive, entries: [], guessOn: ['guess.example'], relations: RELATIONS };
  const gathered = await gatherPeople(sources, () => undefined);
  const contacts = matchContacts(gathered, () => undefined, RELATIONS);
  for (const _ of matchesCsv(matchRows(contacts)));
  // As in the program: only what works with an account prefers less memory.
  preferLessMemory();
  try {
    await usePosts(archive);
  } finally {
    setFlagsFromString('--no-optimize-for-size');
  }
  for (const { file, what } of archive.problems) expectSentence(`${file} ${what}`);
}

async function usePosts(archive: Archive): Promise<void> {
  const source = await readDrafts(
    archive,
    requestOf(tmpdir(), {
      visibility: 'private',
      date: DATE,
      choice: CHOICE,
      convert: CONVERT,
      media: MEDIA,
    }),
  );
  try {
    for await (const { parts } of source.drafts()) {
      for (const { pieces } of parts) {
        const text = textOf(pieces);
        assert.ok(fits(pieces, null, MASTODON), 'a post longer than the server takes');
        assert.equal(Buffer.from(text).toString(), text, 'a post that is no Unicode');
        assert.deepEqual(pingedBy(text), [], 'somebody is pinged');
      }
    }
    for await (const _ of postsCsv(source.decisions()));
    for await (const _ of altTextCsv(source.drafts(), new Map()));
  } finally {
    await source.close();
  }
}

const CONVERT = { mention: 'name', addressOf: () => null, hashtags: true } as const;
