import type { FindSummary } from './find-summary.ts';
import { counted } from './numbers.ts';

/** What the run was asked to do, as far as the hints depend on it. */
export interface HintOptions {
  readonly lookup: boolean;
  readonly contactsFiles: number;
  readonly guessHosts: number;
}

/** At most this many: a longer list is not read. */
const MOST = 4;

/** What would help with the contacts that are not found, most useful first; empty when everybody is. */
export function hints(summary: FindSummary, options: HintOptions): string[] {
  const unresolved = summary.unchecked + summary.no_clue;
  const withoutHandle = summary.contacts - summary.with_handle;
  // Without a network, many a machine says that no name exists.
  const noServerAnswered = summary.unreachable > 1 && summary.unreachable === summary.found;
  const candidates: [boolean, string][] = [
    [
      summary.contacts === 0 && options.contactsFiles > 0,
      'No row of your contacts file names anybody: its first line has to name a column handle, id or address.',
    ],
    [
      !options.lookup && summary.found + summary.to_review + summary.unchecked > 0,
      'Run npx oxpecker find again without --no-lookup: it checks the addresses with their servers.',
    ],
    [
      summary.to_review > 0,
      `Review ${counted(summary.to_review, 'contact')} in matches.csv whose address nobody vouches for: ` +
        'set follow to yes where you recognise them.',
    ],
    [
      noServerAnswered,
      'No server answered at all: look whether you are online, then run npx oxpecker find again.',
    ],
    [
      summary.unreachable > 0 && !noServerAnswered,
      `The server of ${counted(summary.unreachable, 'address', 'addresses')} did not answer: run npx oxpecker find ` +
        'again another day, it asks only what is open.',
    ],
    [
      unresolved > 0 && options.contactsFiles === 0,
      "Give another finder's export or your own list with --contacts FILE.csv " +
        '(unresolved.csv with an address column added will do).',
    ],
    [
      unresolved > withoutHandle && options.guessHosts === 0,
      'Try the same handles on a server where many went with --guess-on HOST; guesses are never followed unasked.',
    ],
    [
      summary.others_with_address > 0,
      `${counted(summary.others_with_address, 'more person', 'more people')} in the archive with an address: ` +
        'see matches.csv, or widen the run with --relation following,follower,mentioned.',
    ],
    [
      withoutHandle > summary.with_handle,
      'Most contacts are known by id only: a newer archive, or one with more of your replies, names more of them.',
    ],
  ];
  return candidates
    .filter(([applies]) => applies)
    .slice(0, MOST)
    .map(([, hint]) => hint);
}
