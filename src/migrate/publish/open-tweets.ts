import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { openArchive } from '../../archive/open.ts';
import type { Account, Archive } from '../../archive/types.ts';
import { defaultFolder } from '../folder.ts';

/** An archive whose tweets are wanted, and the folder of its migration. */
export interface OpenedTweets {
  readonly archive: Archive;
  /** Absolute path; it need not exist. */
  readonly folder: string;
}

/** What finding both works with. */
export interface OpenTweetsTools {
  readonly cwd: string;
  readonly signal: AbortSignal;
  /** The folder that an earlier run for this Twitter account used; null when there was none. */
  readonly earlierFolder: (twitterId: string) => Promise<string | null>;
}

/**
 * Opens an archive. The caller closes it.
 * @param input its path as it was typed
 * @param folder the migration folder as it was typed; null for the one that belongs to the archive
 * @throws {ArchiveError} with a sentence for the person; the signal's reason when it is aborted
 */
export async function openTweets(
  input: string,
  folder: string | null,
  tools: OpenTweetsTools,
): Promise<OpenedTweets> {
  const archive = await openArchive(resolve(tools.cwd, input), tools.signal);
  try {
    const place = folder === null ? await folderOf(archive.account, tools) : resolve(tools.cwd, folder);
    return { archive, folder: place };
  } catch (error) {
    await archive.close();
    throw error;
  }
}

/** The folder here, unless only one elsewhere is there. */
async function folderOf(account: Account | null, { cwd, earlierFolder }: OpenTweetsTools): Promise<string> {
  const here = defaultFolder(cwd, account);
  if (account === null || existsSync(here)) return here;
  const earlier = await earlierFolder(account.id);
  return earlier !== null && existsSync(earlier) ? earlier : here;
}
