import { ArchiveError } from './errors.ts';

/** Exports that people take for Twitter's, and names that tell them. */
const FOREIGN: readonly { readonly what: string; readonly name: RegExp }[] = [
  { what: 'a Mastodon export', name: /(?:^|\/)(?:actor|outbox)\.json$/ },
  { what: 'an Instagram export', name: /(?:^|\/)(?:\w*instagram\w*|followers_and_following)\// },
  { what: 'a Facebook export', name: /(?:^|\/)(?:\w*facebook\w*|friends_and_followers)\// },
  { what: 'a Bluesky export', name: /\.car$/ },
  { what: 'a TikTok export', name: /(?:^|\/)user_data(?:_tiktok)?\.json$/ },
  { what: 'a LinkedIn export', name: /(?:^|\/)Connections\.csv$/ },
  { what: 'a Google Takeout export', name: /(?:^|\/)archive_browser\.html$/ },
];

/** What to do for somebody who has no archive yet, as the end of a sentence. */
export const HOW_TO_GET_IT =
  'get yours on x.com under Settings > Your account > Download an archive of your data, and name that zip.';

/**
 * The error for a zip or folder that has no data of Twitter's.
 * @param path what the user named
 * @param names the files in it
 * @param lookalike one of them that has the name of a data file
 */
export function notTwitters(path: string, names: Iterable<string>, lookalike?: string): ArchiveError {
  let foreign: string | undefined;
  let zip: string | undefined;
  let halfTwitters = false;
  for (const name of names) {
    foreign ??= FOREIGN.find(candidate => candidate.name.test(name))?.what;
    if (name.endsWith('.zip')) zip ??= name;
    halfTwitters ||= name.endsWith('Your archive.html');
  }
  if (halfTwitters) {
    return new ArchiveError(
      `${path} has Twitter's "Your archive.html" but none of its data files: the folder data/ is missing, so unpack the zip again, or name the zip itself.`,
    );
  }
  if (foreign) return new ArchiveError(`${path} is ${foreign}, not a Twitter archive: ${HOW_TO_GET_IT}`);
  if (zip) {
    return new ArchiveError(
      `${path} has no data of Twitter's, but holds another zip, ${zip}: unpack it and name that one.`,
    );
  }
  if (lookalike !== undefined) {
    return new ArchiveError(
      `${path} has files named as those of a Twitter archive (${lookalike}), but Twitter did not write them: ${HOW_TO_GET_IT}`,
    );
  }
  return new ArchiveError(
    `${path} has none of a Twitter archive's files (data/tweets.js, data/account.js, …): ${HOW_TO_GET_IT}`,
  );
}
