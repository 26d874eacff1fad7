import { segmentsOf } from './segments.ts';
import { textOf } from './text-of.ts';
import type { Piece, PostLimits } from './types.ts';

/** Room kept for the URL of a post that does not exist yet, where URLs count in full: host and name make most of it. */
const OWN_URL_CHARACTERS = 200;

/** Every character of these is one code point and one grapheme cluster. */
const PLAIN = /^[\n\u0020-\u007e]*$/;

/** Mastodon's rules for a URL with its protocol (twitter-text with changes in `config/initializers/twitter_regex.rb`). */
const URL_START =
  /^https?:\/\/(?:[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?\.)+(?:xn--[a-z0-9-]+|[a-z]{2,})(?![\p{L}\p{N}_@-])(?::\d+)?/iu;
const URL_PATH =
  /^\/(?:(?:[^\s<>()?]|\([^\s<>()?]+\))*(?:[^\s()?!*"'「」<>;:=,.$%[\]~&|@]|\([^\s<>()?]+\)))?/u;
const URL_QUERY =
  /^\?[a-z0-9!?*'();:&=+$/%#[\]\-_.,~|@^\u00a0-\u{10ffff}]*[a-z0-9_&=#/\-\u00a0-\u{10ffff}]/iu;

/** `Account::USERNAME_RE` of Mastodon. */
const USER = /^[a-z0-9_]+(?:[a-z0-9_.-]+[a-z0-9_]+)?$/i;

type Counting = Pick<PostLimits, 'unit' | 'urlCharacters'>;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Plain characters before a plain one, or a stretch of others with the plain one that they may join. */
const STRETCHES =
  /[\n\u0020-\u007e]+(?=[\r\n\u0020-\u007e]|$)|[\n\u0020-\u007e]?[^\r\n\u0020-\u007e]+|\r\n?/g;

/** The grapheme clusters of a text, in order. The segmenter takes some µs a cluster, so it gets only what needs it. */
export function graphemesOf(text: string): readonly string[] {
  return (text.match(STRETCHES) ?? []).flatMap(stretch =>
    PLAIN.test(stretch)
      ? stretch.split('')
      : Array.from(segmentsOf(graphemes, stretch), ({ segment }) => segment),
  );
}

/**
 * What a post counts for its server: text and content warning together (mastodon-api.md §2).
 *
 * Mastodon (`StatusLengthValidator`) replaces each URL it recognises by 23 characters and each mention by `@user`, and
 * counts grapheme clusters. What of a URL it does not recognise, such as a bracket at its end, counts as it stands.
 * Never less than the server counts; rarely a little more.
 * @returns in the server's unit
 */
export function lengthOf(pieces: readonly Piece[], spoiler: string | null, limits: Counting): number {
  return withoutEmpty(pieces).reduce(
    (sum, piece, at, all) => sum + lengthBeside(all[at - 1], piece, all[at + 1], limits),
    charactersOf(spoiler ?? '', limits.unit),
  );
}

/** Without pieces of no text, so that the neighbours in the list are those in the text. */
export function withoutEmpty(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.filter(piece => piece.kind !== 'text' || piece.text !== '');
}

/** Whether a post is within the limit; `lengthOf` without counting clusters where that is certain anyway. */
export function fits(pieces: readonly Piece[], spoiler: string | null, limits: PostLimits): boolean {
  const most = pieces.reduce((sum, piece) => sum + mostOf(piece, limits), spoiler?.length ?? 0);
  return most <= limits.maxCharacters || lengthOf(pieces, spoiler, limits) <= limits.maxCharacters;
}

/** A bound that costs nothing: neither clusters nor code points are more than UTF-16 units. */
function mostOf(piece: Piece, { urlCharacters }: PostLimits): number {
  switch (piece.kind) {
    case 'url':
      return (urlCharacters ?? 0) + piece.url.length;
    case 'own-link':
      return Math.max(urlCharacters ?? OWN_URL_CHARACTERS, piece.url.length);
    case 'mention':
      return piece.address.length + 1;
    case 'text':
    case 'name':
    case 'hashtag':
      return piece.text.length;
  }
}

/** What a piece counts between its neighbours: a letter beside it may hide a URL or a mention from the server. */
export function lengthBeside(
  previous: Piece | undefined,
  piece: Piece,
  next: Piece | undefined,
  limits: Counting,
): number {
  const before = edgeOf(previous, 'end');
  const after = edgeOf(next, 'start');
  const { unit, urlCharacters } = limits;
  switch (piece.kind) {
    case 'url':
      return urlLength(piece.url, before, after, limits);
    case 'own-link':
      return urlCharacters ?? Math.max(OWN_URL_CHARACTERS, charactersOf(piece.url, unit));
    case 'mention': {
      const user = piece.address.slice(0, piece.address.lastIndexOf('@'));
      const isSeen = USER.test(user) && !/[=/\p{L}\p{M}\p{N}_]/u.test(before) && !/[@:À-ɏ]/.test(after);
      return charactersOf(`@${urlCharacters !== null && isSeen ? user : piece.address}`, unit);
    }
    case 'text':
    case 'name':
    case 'hashtag':
      return charactersOf(piece.text, unit);
  }
}

function urlLength(url: string, before: string, after: string, { unit, urlCharacters }: Counting): number {
  if (urlCharacters === null) return charactersOf(url, unit);
  const start = URL_START.exec(url)?.[0] ?? '';
  const runsOn = start === url && /[\p{L}\p{N}_@-]/u.test(after);
  if (start === '' || runsOn || /[a-z0-9_@＠$#＃]/i.test(before)) {
    return Math.max(urlCharacters, charactersOf(url, unit));
  }
  const path = URL_PATH.exec(url.slice(start.length))?.[0] ?? '';
  const query = URL_QUERY.exec(url.slice(start.length + path.length))?.[0] ?? '';
  return urlCharacters + charactersOf(url.slice(start.length + path.length + query.length), unit);
}

/** The characters of a text in a server's unit. */
export function charactersOf(text: string, unit: PostLimits['unit']): number {
  if (PLAIN.test(text)) return text.length;
  if (unit === 'code-points') return Array.from(text).length;
  return graphemesOf(text).reduce((sum, cluster) => sum + charactersIn(cluster, unit), 0);
}

/**
 * The same of one grapheme cluster. One that Unicode 15.1 joined (Indic conjuncts, GB9c) counts as several, as in every
 * Ruby before 4.0, which Mastodon runs on.
 */
export function charactersIn(cluster: string, unit: PostLimits['unit']): number {
  if (cluster.length === 1) return 1;
  if (unit === 'code-points') return Array.from(cluster).length;
  return 1 + (cluster.match(/[\p{M}\u200d]\p{L}/gu)?.length ?? 0);
}

/** The character of a neighbour that touches a piece, or ''. */
function edgeOf(piece: Piece | undefined, side: 'start' | 'end'): string {
  if (piece === undefined) return '';
  const text = textOf([piece]);
  return (side === 'start' ? /^./su : /.$/su).exec(text)?.[0] ?? '';
}
