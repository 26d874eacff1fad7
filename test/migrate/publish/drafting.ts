import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { readArchive } from '../../../src/archive/open.ts';
import {
  type ArchiveDrafts,
  type DraftRequest,
  readDrafts,
} from '../../../src/migrate/publish/read-drafts.ts';
import { textOf } from '../../../src/posts/text-of.ts';
import type { Draft } from '../../../src/posts/types.ts';
import type { PostRow } from '../../../src/report/posts-csv.ts';
import { DEFAULT_CHOICE } from '../../posts/choosing.ts';
import { MASTODON } from '../../posts/limits.ts';
import type { SampleArchive } from '../../support/archive.ts';
import type { Files } from '../../support/archive-files.ts';
import { MemoryContainer } from '../../support/memory-container.ts';

/** What a test asks for beside the defaults. */
export type Wish = Partial<Omit<DraftRequest, 'choice' | 'media' | 'spoolFolder'>> & {
  readonly choice?: Partial<DraftRequest['choice']>;
  readonly media?: Partial<DraftRequest['media']>;
};

/** A request with the defaults of `post`, no date in the texts, and Mastodon's limits. */
export function requestOf(folder: string, wish: Wish = {}): DraftRequest {
  return {
    convert: { mention: 'name', addressOf: () => null, hashtags: true },
    date: null,
    warnings: { always: null, matches: [] },
    visibility: 'unlisted',
    limits: MASTODON,
    quotes: true,
    wasPosted: () => false,
    ...wish,
    spoolFolder: folder,
    choice: { ...DEFAULT_CHOICE, order: 'oldest', limit: null, ...wish.choice },
    media: { onMissing: 'post', requireAlt: false, altOf: () => null, ...wish.media },
  };
}

/** The drafts of a sample archive, and the folder in which they are kept until the test ends. */
export async function draftsOf(
  t: TestContext,
  sample: SampleArchive | Files,
  wish: Wish = {},
): Promise<ArchiveDrafts & { readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'oxpecker-drafts-'));
  const archive = await readArchive(new MemoryContainer(sample instanceof Map ? sample : sample.files()));
  const source = await readDrafts(archive, requestOf(folder, wish));
  t.after(async () => {
    await source.close();
    await rm(folder, { recursive: true, force: true });
  });
  return Object.assign(source, { folder });
}

/** All of it. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** The text of each draft, its parts with ` | ` between. */
export function textsOf(drafts: readonly Draft[]): string[] {
  return drafts.map(({ parts }) => parts.map(({ pieces }) => textOf(pieces)).join(' | '));
}

/** Why each tweet is left out, by its text; `yes` for what is posted. */
export function answersOf(rows: readonly PostRow[]): Record<string, string> {
  return Object.fromEntries(rows.map(({ text, post, reason }) => [text, post ? 'yes' : reason]));
}
