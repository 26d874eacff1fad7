import type { Piece } from '../types.ts';
import { urlPiece } from './links.ts';

/** Twitter links Latin and Cyrillic letters in a path, but ends a URL where a text in Chinese or Japanese goes on. */
const IN_URL = String.raw`[\w.~:/?#[\]@!$&'()*+,;=%|\u00c0-\u024f\u0400-\u04ff-]`;
const HOST_ABROAD = String.raw`(?:[\p{L}\p{N}-]+\.)+[A-Za-z]{2,24}(?![\p{L}\p{N}])(?:[/:?#]${IN_URL}*)?`;
const URL_WRITTEN = String.raw`[hH][tT][tT][pP][sS]?:\/\/(?:[A-Za-z0-9\u00c0-\u024f\u0400-\u04ff]${IN_URL}*|${HOST_ABROAD})`;

/** A profile without its protocol, as people write theirs: `social.example/@alice`. */
const BARE_PROFILE = String.raw`(?<![\w@./-])(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}\/(?:[\w.~%/-]{0,200}\/)?@\w${IN_URL}*`;

// What may not stand before a sign is asked behind it: asked first, it would be asked at every character of a text.

/** No server reads a mention into these: before the `@` stands a letter or a digit (`f@ck` is one as well). */
const E_MAIL = String.raw`[\w.%+-]{0,63}[A-Za-z0-9]@[A-Za-z0-9](?:[\w.-]{0,99}\w)?`;
const FEDIVERSE = String.raw`[@＠](?<![A-Za-z0-9].)\w[\w.-]{0,63}@\w(?:[\w.-]{0,99}\w)?`;
const TWITTER = String.raw`[@＠](?<![A-Za-z0-9].)\w{1,20}(?!\w)`;
const HASHTAG = String.raw`[#＃](?<![\p{L}\p{N}\p{M}_/&].)(?=[\p{N}_·]*\p{L})[\p{L}\p{M}\p{N}_·]+`;

const ANYTHING = new RegExp(
  `(?<url>${URL_WRITTEN})|(?<profile>${BARE_PROFILE})|(?<email>${E_MAIL})|(?<address>${FEDIVERSE})|(?<name>${TWITTER})|${HASHTAG}`,
  'gu',
);

/** The same where no `@` is behind a letter, a dot or a slash, as in nearly all tweets: several times as fast. */
const NO_ADDRESS = new RegExp(`(?<url>${URL_WRITTEN})|(?<name>${TWITTER})|${HASHTAG}`, 'gu');
const MAYBE_ADDRESS = /[\w./-]@/;

/** What of `ANYTHING` begins or holds one of these; most texts have none. */
const MAYBE = /[@＠#＃]|:\/\//;

/** Before what an `@` could be read as a mention, by any server: GoToSocial takes letters of all scripts. */
const LIVE = /@(?=[\p{L}\p{N}\p{M}\p{Cf}\p{Pc}.-])/gu;

const LIVE_HASH = /[#＃](?=[\p{L}\p{N}\p{M}_])(?!\ufe0f|\u20e3)/gu;

/** How names and hashtags are written. */
export interface Naming {
  /** What stands for `@handle`. */
  readonly named: (handle: string, written: string) => Piece;
  readonly hashtags: boolean;
  /** Whether an `@` behind a letter or a digit pings as well. */
  readonly anyAtPings: boolean;
}

/**
 * The pieces of a text that has no Twitter entities (any more): URLs, e-mail addresses, names and hashtags in it are
 * found as people and servers read them. What is left as text holds no `@` that a server could take for a mention,
 * wherever it is cut later.
 */
export function plainPieces(text: string, naming: Naming): Piece[] {
  if (!MAYBE.test(text)) return text === '' ? [] : [{ kind: 'text', text }];
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(MAYBE_ADDRESS.test(text) ? ANYTHING : NO_ADDRESS)) {
    const found = readMatch(match, naming);
    if (!found) continue;
    const { piece, length } = found;
    pushText(pieces, text.slice(from, match.index), naming);
    pieces.push(piece);
    from = match.index + length;
  }
  pushText(pieces, text.slice(from), naming);
  return pieces;
}

/** Takes every `@` in front of anything for one that could ping, and writes it so that it cannot. */
export function inertText(text: string): string {
  return text.includes('@') ? text.replaceAll(LIVE, '＠') : text;
}

function pushText(pieces: Piece[], text: string, { hashtags }: Naming): void {
  if (text === '') return;
  const inert = inertText(text);
  pieces.push({ kind: 'text', text: hashtags ? inert : inert.replaceAll(LIVE_HASH, '$&\u2060') });
}

function readMatch(match: RegExpExecArray, naming: Naming): { piece: Piece; length: number } | null {
  const [written] = match;
  const { length } = written;
  const { url, profile, email, address, name } = match.groups ?? {};
  if (url !== undefined || profile !== undefined) {
    const whole = withoutEnd(written);
    const piece = urlPiece(profile === undefined ? whole : `https://${whole}`);
    return piece && { piece, length: whole.length };
  }
  if (email !== undefined || address !== undefined) {
    const live = naming.anyAtPings ? /@/g : /(?<![A-Za-z0-9])@/g;
    return { piece: { kind: 'name', text: written.replaceAll(live, '＠') }, length };
  }
  if (name !== undefined) return { piece: naming.named(name.slice(1), name), length };
  return naming.hashtags ? { piece: { kind: 'hashtag', text: written }, length } : null;
}

/** A URL as it was meant: without the full stop or the bracket of the sentence around it. */
function withoutEnd(url: string): string {
  let unopened = url.split(')').length - url.split('(').length;
  let end = url.length;
  for (; end > 0; end -= 1) {
    const last = url[end - 1] ?? '';
    if (last === ')' && unopened > 0) unopened -= 1;
    else if (!/[.,;:!?'"*\]]/.test(last)) break;
  }
  return url.slice(0, end);
}
