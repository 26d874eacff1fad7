import fc from 'fast-check';

/** What means something to one of the parsers, and what is odd in every program. */
const PIECES: readonly string[] = [
  ...['@', '@ann', '@ann@b.example', 'ann@b.example', 'RT @ann: ', 'https://t.co/abcdefghij', '#birds'],
  ...['https://b.example/@ann', 'x.com/ann', 'https://twitter.com/ann/status/1', 'ann.bsky.social', '🐘'],
  ...[' at ', ' dot ', '(at)', '[dot]', "I'm at ", 'find me on ', 'mastodon', 'b.example', 'http://', '//'],
  ...['&amp;', '&lt;', '&#', '&#x110000;', '<a href="', '<!--', '</p>', '<', '>', '"', "'", '`', '„', '«'],
  ...[' ', '\n', '\r', '\t', '\0', '\x1b[2J', '\x7f', '\u00ad', '\u200b', '\u200d', '\u202e', '\u2028'],
  ...[
    '\ud800',
    '\udc00',
    '\ufeff',
    '\ufffc',
    '\u0301',
    '👨‍👩‍👧‍👦',
    '🇩🇪',
    'ａ＠ｂ．ｃ',
    '𝕏',
    'İ',
    'ß',
    'ﷺ',
    '요',
    '的',
  ],
  ...[
    '.',
    ',',
    ';',
    ':',
    '!',
    '?',
    '-',
    '_',
    '/',
    '\\',
    '|',
    '=',
    '+',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '…',
    '*',
  ],
  ...['0', '1', '-1', '1e999', '=1+1', 'a', 'A', 'word ', '__proto__', 'constructor', 'null'],
];
/** Any code point, halves of surrogate pairs too. The `binary` strings of fast-check take 140 MB of memory. */
const character = fc.integer({ min: 0, max: 0x10ffff }).map(code => String.fromCodePoint(code));
/** Of anything, and short. */
export const odd = fc.array(character, { maxLength: 8 }).map(characters => characters.join(''));
const piece = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: odd });
const few = fc.array(piece, { maxLength: 20 }).map(pieces => pieces.join(''));

/** What makes a careless pattern slow, or its stack overflow: the same again and again, up to `most` characters. */
export function longText(most = 100_000): fc.Arbitrary<string> {
  const times = fc.oneof(fc.nat(1_000), fc.nat(most));
  return fc
    .tuple(few, fc.array(piece, { minLength: 1, maxLength: 3 }), times, few)
    .map(([before, repeated, count, after]) => {
      const unit = repeated.join('') || ' ';
      return before + unit.repeat(Math.min(count, Math.floor(most / unit.length))) + after;
    });
}

/** A text of anybody's: mostly short, now and then far too long. */
export function textUpTo(most: number): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: few },
    { weight: 1, arbitrary: longText(most) },
    { weight: 3, arbitrary: fc.string() },
  );
}

export const text = textUpTo(100_000);
