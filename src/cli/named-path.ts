import { fileURLToPath } from 'node:url';
import { usageError } from './errors.ts';

/**
 * The path in what somebody typed, pasted or dragged into the terminal for an archive, a list or a folder: as it is, or
 * out of the quotation marks that a shell let through, or of a `file://` address.
 * @throws {ExitError} (usage) for an address on the web
 */
export function namedPath(text: string): string {
  const [, , quoted] = /^(["'])(.+)\1$/s.exec(text.trim()) ?? [];
  const path = quoted ?? text;
  if (/^https?:\/\//i.test(path)) {
    throw usageError(
      `"${path}" is an address on the web, but a file is needed: download it in your browser, then name the file on your disk`,
    );
  }
  // Another machine's file is none that this one could read.
  return /^file:\/\/\//i.test(path) && URL.canParse(path) ? fileURLToPath(path) : path;
}
