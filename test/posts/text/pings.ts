/**
 * Whom a text would ping, read as the servers do: written from their sources, and not from how oxpecker writes names.
 */

/** Mastodon, `Account::MENTION_RE`: in the whole text, URLs or not; Ruby's `[:word:]` is of all scripts. */
const WORD = String.raw`\p{L}\p{M}\p{Nd}\p{Pc}`;
const USERNAME = '[a-z0-9_]+(?:[a-z0-9_.-]+[a-z0-9_]+)?';
const MASTODON = new RegExp(`(?<![=/${WORD}])@(${USERNAME}(?:@[${WORD}.-]+[${WORD}]+)?)`, 'giu');

/** Mastodon before 4.0: an equals sign before it did not matter. */
const MASTODON_3 = new RegExp(`(?<![/${WORD}])@(${USERNAME}(?:@[${WORD}.-]+[${WORD}]+)?)`, 'giu');

/** GoToSocial, `regexes.mentionFinder`: behind white space, letters of all scripts. */
const GOTOSOCIAL = /(?:^|\s)@((?:\p{L}\p{M}*|\p{N}|[._-])+(?:@(?:\p{L}\p{M}*|\p{N}|[.:-])+)?)/gu;

/** Akkoma, `Linkify.Parser`: at the start of a word, behind whatever marks. */
const AKKOMA = /(?:^|[\s<>"'([{*|~“‘«])@([a-zA-Z\d_-]+(?:@[a-zA-Z0-9_-][a-zA-Z0-9.-]*)?)/g;

/** Sharkey, mfm.js: behind all but Latin letters and digits, though not in a URL. */
const SHARKEY = /(?<![a-z0-9])@([a-z0-9_-]+(?:@[a-z0-9_.-]+)?)/gi;
const SHARKEY_URL = /https?:\/\/[.,a-z0-9_/:%#@$&?!~=+()-]+/gi;

/** Everybody whom any of the servers would find in a text: `user` or `user@host`. */
export function pingedBy(text: string): readonly string[] {
  const withoutUrls = text.replaceAll(SHARKEY_URL, ' ');
  return [
    ...namesOf(MASTODON, text),
    ...namesOf(MASTODON_3, text),
    ...namesOf(GOTOSOCIAL, text),
    ...namesOf(AKKOMA, text),
    ...namesOf(SHARKEY, withoutUrls),
  ];
}

function namesOf(pattern: RegExp, text: string): string[] {
  // GoToSocial takes the full stop of the sentence for a part of the host, and then finds nobody.
  return Array.from(text.matchAll(pattern), ([, name = '']) => name.replace(/(?<=@.*)[.:-]+$/, ''));
}
