/**
 * How people say where they are, language by language, as fragments of regular expressions in lower case and
 * normal form KC. A space stands for any white space, `mastodon` for any name of the fediverse, `SERVER` for a server's
 * name, `LETTER` for a letter or digit, `GAP` for a mark. Nothing here is a grammar: between the words that speak of
 * oneself and the address only the words listed as `between` may stand, so that "I'm at a talk with …" says nothing.
 */
export interface Language {
  /** Words of the first person that lead up to an address: "follow me", "my new account". */
  readonly leads: readonly string[];
  /** The same without their subject, so only at the start of a sentence: "moved to". */
  readonly openings?: readonly string[];
  /** What may be said for others or of a place, too: "follow us", "I'll be at". */
  readonly plural?: readonly string[];
  /** What an address of one's own is called, at the start of a sentence: "new account". */
  readonly labels?: readonly string[];
  /** The same, as the reason for giving it: "in case this place goes down". */
  readonly occasions?: readonly string[];
  /** What may stand between those words and the address. */
  readonly between: readonly string[];
  /** Right after the address, with nothing but `between` words before it: "is my new account". */
  readonly follows?: readonly string[];
  /** Words around the address: "beni … takip edin". */
  readonly around?: readonly (readonly [before: string, after: string])[];
  /** Joins a second address of one's own. */
  readonly and: readonly string[];
  /** Shortly before the words of the first person: turns them round, or makes them somebody else's. */
  readonly denials: readonly string[];
  /** Words are not separated by spaces. */
  readonly unspaced?: true;
}
