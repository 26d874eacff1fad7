import type { Account } from '../archive/types.ts';
import { pad, wrap } from './columns.ts';
import { displayHandle, displayName } from './display-name.ts';
import type { InspectDocument, ListCount } from './inspect-document.ts';
import { byteSize, grouped, some } from './numbers.ts';
import { problemLines } from './problems-text.ts';
import type { Style } from './style.ts';
import { cleanText } from './text.ts';

const ERAS: Readonly<Record<InspectDocument['era'], string>> = {
  grailbird: 'the old "tweets only" layout (Grailbird)',
  '2018': 'the layout of 2018',
  '2019': 'the layout of 2019',
  '2020': 'the layout of 2020',
  '2022': 'the layout since 2022',
};

/**
 * The summary of an archive for people: lines without their line ends.
 * @param columns the width of the terminal
 */
export function inspectionLines(document: InspectDocument, style: Style, columns: number): string[] {
  return [
    ...wrap(owner(document.account), columns).map(style.bold),
    ...wrap(exported(document), columns),
    '',
    ...rows(document).flatMap(line => wrap(line, columns, DETAILS)),
    ...(document.problems.length > 0 ? ['', ...problemLines(document.problems, style)] : []),
  ];
}

/** Where the details of a row begin. */
const DETAILS = ' '.repeat(22);

function rows({ tweets, media, contacts, clues }: InspectDocument): string[] {
  return [
    row('tweets', grouped(tweets.total), [
      ...some(tweets.originals, 'of their own'),
      ...some(tweets.replies_to_others, 'replies to others'),
      ...some(tweets.self_replies, 'replies to their own tweets'),
      ...some(tweets.retweets, 'retweets'),
    ]),
    ...extra(tweets.notes_joined, 'long tweets joined with their whole text'),
    ...extra(tweets.superseded, 'earlier versions of edited tweets'),
    ...extra(tweets.circle, 'written to a closed circle'),
    row('media', grouped(media.items), [
      ...(media.items > 0 ? [byteSize(media.bytes)] : []),
      ...some(media.missing, 'missing'),
    ]),
    row('following', grouped(contacts.following.total), handles(contacts.following)),
    row('followers', grouped(contacts.followers.total), handles(contacts.followers)),
    row('blocked', grouped(contacts.blocked.total), handles(contacts.blocked)),
    row('muted', grouped(contacts.muted.total), handles(contacts.muted)),
    row(
      'clues',
      grouped(clues),
      clues > 0 ? ['say where contacts went; "npx oxpecker find" follows them up'] : [],
    ),
  ];
}

function owner(account: Account | null): string {
  if (!account) return 'The archive does not say whose it is.';
  const name = displayName(account);
  const handle = displayHandle(account);
  const who = handle ? `@${handle}${name ? ` (${name})` : ''}` : name;
  return [who, `id ${cleanText(account.id)}`].filter(Boolean).join(' ');
}

function exported({ exported: date, era }: InspectDocument): string {
  return `${date === null ? 'exported at an unknown date' : `exported ${date.slice(0, 10)}`}, in ${ERAS[era]}`;
}

/** `tweets  5,511  3,000 of their own · …` */
function row(what: string, count: string, details: readonly string[]): string {
  return `${pad(what, 10)} ${count.padStart(9)}  ${details.join(' · ')}`.trimEnd();
}

function extra(count: number, what: string): string[] {
  return some(count, what).map(detail => row('', '', [detail]));
}

function handles({ total, with_handle }: ListCount): readonly string[] {
  return total === 0 ? [] : [`${grouped(with_handle)} with a known handle`];
}
