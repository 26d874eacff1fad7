/**
 * Code points that show nothing, change the direction of what follows, or command a terminal: C0, C1 and DEL,
 * format characters (bidi controls, tags, soft hyphen, BOM), lone surrogates and the other default ignorables.
 * Variation selectors and the two joiners are not among them: emoji and several scripts are written with them.
 */
const HIDDEN =
  '(?![\\p{Variation_Selector}\\u200c\\u200d])[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Default_Ignorable_Code_Point}]';
const HIDDEN_CHARACTERS = new RegExp(HIDDEN, 'gu');
/** Line feeds in JSON are its own layout: those of a text are escaped already. */
const UNSAFE_IN_JSON = new RegExp(`(?!\\n)${HIDDEN}|[\\u2028\\u2029]`, 'gu');

const LINE_BREAKS = /[\t-\r\u0085\u2028\u2029]+/g;

const JOINED_EMOJI =
  '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic})';
const JOINING_SCRIPTS =
  'Arabic Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Khmer';
const JOINING_LETTER = JOINING_SCRIPTS.replace(/(\w+) ?/g, '\\p{Script=$1}');
const JOINERS = new RegExp(
  `(${JOINED_EMOJI}|(?<=[${JOINING_LETTER}])[\\u200c\\u200d])|[\\u200c\\u200d]`,
  'gu',
);

/** Marks stacked higher than any orthography does ("Zalgo") paint over the lines above. */
const STACKED_MARKS = /(\p{M}{6})\p{M}+/gu;

/**
 * Text from outside as it may reach a terminal or a CSV cell: one line, nothing hidden in it, no bidi control, no
 * escape sequence. Line breaks and tabs become a space; emoji stay whole.
 */
export function cleanText(text: string): string {
  return text
    .replace(LINE_BREAKS, ' ')
    .replace(HIDDEN_CHARACTERS, '')
    .replace(JOINERS, '$1')
    .replace(STACKED_MARKS, '$1')
    .trim();
}

/**
 * JSON that is safe on a terminal: what `cleanText` would remove stands as `\uXXXX`, so parsing gives back the exact
 * value.
 *
 * @param indent spaces a level; 0 keeps it on one line
 */
export function terminalSafeJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(UNSAFE_IN_JSON, hidden =>
    Array.from(
      { length: hidden.length },
      (_, at) => `\\u${hidden.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

/**
 * A path as a person types it into a command line. In quotes where a shell would take it apart; single ones, which `cmd`
 * does not know, only where bash, zsh or PowerShell would put something else in between double ones. What begins with a
 * dash would be taken for an option.
 */
export function typed(path: string): string {
  const named = path.startsWith('-') ? `./${path}` : path;
  if (/^[\p{L}\p{M}\p{N}_./@:\\-]+$/u.test(named)) return named;
  return /["$`!]/.test(named) ? `'${named.replaceAll("'", "'\\''")}'` : `"${named}"`;
}
