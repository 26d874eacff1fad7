import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseHost } from '../../people/host.ts';
import { cleanText, typed } from '../../report/text.ts';
import { usageError } from '../errors.ts';

/** The files of this tool and of Twitter; `.zip` is a domain too, whose servers can still be named as `you@host`. */
const FILE = /\.(?:zip|csv|jsonl)$/i;

/**
 * `doctor` asks servers: whoever names an archive, a list or a folder is told what looks into that.
 * @param named as it was typed
 * @throws {ExitError} 2 for a path
 */
export function refusePath(named: string, cwd: string): void {
  if (/@|:\/\//.test(named)) return;
  const isFolder = statSync(resolve(cwd, named), { throwIfNoEntry: false })?.isDirectory();
  const isPath = FILE.test(named) || /^[./~\\]|^[a-z]:\\/i.test(named);
  if (!isPath && (isFolder === undefined || parseHost(named) !== null)) return;
  const inspect = `npx oxpecker inspect ${typed(named)} says what is in an archive`;
  const look = (folder: string) => `npx oxpecker doctor --dir ${typed(folder)} looks at a migration folder`;
  const next = isFolder
    ? `${inspect}, ${look(named)}`
    : /\.(?:csv|jsonl)$/i.test(named)
      ? look(dirname(named))
      : inspect;
  const what = isFolder === undefined ? 'looks like a file' : isFolder ? 'is a folder' : 'is a file';
  throw usageError(
    cleanText(
      `doctor takes a server, as in npx oxpecker doctor mastodon.social, and "${named}" ${what}: ${next}`,
    ),
  );
}
