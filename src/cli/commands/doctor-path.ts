import { dirname } from 'node:path';
import { parseHost } from '../../people/host.ts';
import { cleanText, typed } from '../../report/text.ts';
import { usageError } from '../errors.ts';
import { hasFileName, whatIsAt } from '../like-file.ts';

/**
 * `doctor` asks servers: whoever names an archive, a list or a folder is told what looks into that.
 * Servers of the domain `.zip` can still be named as `you@host`.
 * @param named as it was typed
 * @throws {ExitError} 2 for a path
 */
export function refusePath(named: string, cwd: string): void {
  if (/@|:\/\//.test(named)) return;
  const found = whatIsAt(named, cwd);
  const isPath = hasFileName(named) || /^[./~\\]|^[a-z]:\\/i.test(named);
  if (!isPath && (found === null || parseHost(named) !== null)) return;
  const inspect = `npx oxpecker inspect ${typed(named)} says what is in an archive`;
  const look = (folder: string) => `npx oxpecker doctor --dir ${typed(folder)} looks at a migration folder`;
  const next =
    found === 'folder'
      ? `${inspect}, ${look(named)}`
      : /\.(?:csv|jsonl)$/i.test(named)
        ? look(dirname(named))
        : inspect;
  const what = found === null ? 'looks like a file' : `is a ${found}`;
  throw usageError(
    cleanText(
      `doctor takes a server, as in npx oxpecker doctor mastodon.social, and "${named}" ${what}: ${next}`,
    ),
  );
}
