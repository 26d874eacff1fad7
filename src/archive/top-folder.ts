import { ArchiveError } from './errors.ts';
import { hasKnownScript } from './layout.ts';

/**
 * A file's name as the archive room uses it.
 * @param raw as it stands in a zip (some Windows tools write `\`) or below a folder
 * @returns `null` for folders, for what macOS adds, and for names that would leave the archive
 */
export function innerName(raw: string): string | null {
  const name = raw.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const leaves = /^\/|^[A-Za-z]:|(?:^|\/)\.\.(?:\/|$)/.test(name);
  const isOfMac = /^__MACOSX\/|\/__MACOSX\/|(?:^|\/)(?:\.DS_Store$|\._)/.test(name);
  return name === '' || name.endsWith('/') || leaves || isOfMac ? null : name;
}

/**
 * Finds the folder in which the archive lies inside its zip or folder, when somebody packed it again: the one
 * with the fewest folders above it, at most two deep, that holds data files of Twitter's. Media alone count only
 * where there are no data files: others have a `social_media/` too.
 * @param path what the user named
 * @param names by `innerName`
 * @returns with its `/`; empty when the files lie at the top, or when nothing of Twitter's is there
 * @throws {ArchiveError} when several archives lie side by side
 */
export function topFolder(path: string, names: Iterable<string>): string {
  let found = new Set<string>();
  let least = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const folder = folderOfArchive(name);
    if (folder === null) continue;
    const rank = depthOf(folder) + (name.endsWith('.js') ? 0 : MAX_DEPTH + 1);
    if (rank < least) found = new Set();
    if (rank <= least) found.add(folder);
    least = Math.min(least, rank);
  }
  const [top = '', other] = found;
  if (other === undefined) return top;
  const both = [top, other].map(folder => folder.slice(0, -1)).join(' and ');
  throw new ArchiveError(`${path} holds several archives (${both}): unpack it and name the folder of one.`);
}

/** Whether a name is that of a data file or of media of Twitter's, at the top or not far below. */
export function isOfTwitter(name: string): boolean {
  return folderOfArchive(name) !== null;
}

const OF_TWITTER = /^(.*?\/)??(?:data\/)?(?:([^/]+\.js)|[^/]+_media\/[^/]+|js\/tweets\/[^/]+)$/;

/** Far below, a file is a web site's or a program's, whatever its name. */
const MAX_DEPTH = 2;

/** The folders above `data/` or, in old layouts, above the data files. */
function folderOfArchive(name: string): string | null {
  const [match, folder = '', script] = OF_TWITTER.exec(name) ?? [];
  if (match === undefined || (script && !hasKnownScript([script]))) return null;
  return depthOf(folder) > MAX_DEPTH ? null : folder;
}

function depthOf(folder: string): number {
  return folder.split('/').length - 1;
}
