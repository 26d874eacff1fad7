import { TweetCensus } from '../archive/census.ts';
import { openArchive } from '../archive/open.ts';
import type { Problem } from '../archive/types.ts';
import { Gathering } from '../people/gathering.ts';
import type { GatheredContact, Relation } from '../people/types.ts';
import type { InspectDocument } from '../report/inspect-document.ts';
import { readPeople } from './read-archive.ts';

/**
 * Reads a whole archive and says what is in it.
 * @param path a zip, an unpacked folder, or a folder of zips
 * @param onProgress the number of tweets read so far
 * @throws {ArchiveError} when nothing can be read; damage in single files is in the document's `problems`
 * @throws the signal's reason when it is aborted
 */
export async function inspectArchive(
  path: string,
  signal: AbortSignal,
  onProgress: (tweets: number) => void,
): Promise<InspectDocument> {
  const archive = await openArchive(path, signal);
  try {
    const gathering = new Gathering(archive.account);
    const census = new TweetCensus(archive);
    await readPeople(archive, gathering, { onTweet: tweet => census.add(tweet), onProgress });
    const gathered = gathering.finish({ guessOn: [], relations: new Set() });
    const { tweets, media } = census.counts();
    return {
      account: archive.account,
      exported: archive.exported?.toISOString() ?? null,
      era: archive.era,
      tweets,
      media,
      contacts: {
        following: countRelation(gathered, 'following'),
        followers: countRelation(gathered, 'follower'),
        blocked: countRelation(gathered, 'blocked'),
        muted: countRelation(gathered, 'muted'),
      },
      clues: gathered.reduce((sum, { clues }) => sum + clues.length, 0),
      problems: archive.problems.map(({ file, what }): Problem => ({ file, what })),
    };
  } finally {
    await archive.close();
  }
}

function countRelation(
  gathered: readonly GatheredContact[],
  relation: Relation,
): { total: number; with_handle: number } {
  const contacts = gathered.filter(({ contact }) => contact.relations.includes(relation));
  return {
    total: contacts.length,
    with_handle: contacts.filter(({ contact }) => contact.handle !== null).length,
  };
}
