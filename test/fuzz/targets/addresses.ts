import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Notes, noteOf } from '../../../src/archive/notes.ts';
import { backLinks } from '../../../src/fediverse/back-links.ts';
import { relMeLinks } from '../../../src/fediverse/rel-me.ts';
import { nameClues } from '../../../src/people/display-name.ts';
import { extractAddresses } from '../../../src/people/extract/extract.ts';
import { firstAddressed } from '../../../src/people/gathering-text.ts';
import { ownAddresses } from '../../../src/people/speech.ts';
import { LANGUAGES } from '../../../src/people/speech-words/languages.ts';
import { longText, text } from '../inputs/text.ts';
import { target } from '../target.ts';

const ID = '1590279871139987457';
const AT = '2022-11-09T09:47:21.900Z';

/** Words in which people say where they are, but for those that are patterns. */
const WORDS = LANGUAGES.flatMap(({ leads, labels = [], between }) => [...leads, ...labels, ...between])
  .flatMap(fragment => fragment.split('|'))
  .filter(word => /^[\p{L}\p{M}' ]+$/u.test(word));
const said = fc
  .array(fc.tuple(fc.constantFrom(...WORDS, 'a.b'), fc.constantFrom(' ', '.', '-', '. ', '')), {
    maxLength: 4,
  })
  .map(parts => parts.flat().join(''));
/** The same words again and again before an address: what has most readings. */
const speech = fc
  .tuple(said, said, fc.nat(40), said)
  .map(([lead, again, times, end]) => `${lead} ${again.repeat(times)}${end}@ann@b.example`);

/** Everything that looks for names in a text, with texts longer than any: the quickest way to a pattern that is slow. */
export const ADDRESSES = target(fc.oneof(text, longText(), speech), words => {
  const found = extractAddresses(words);
  for (const { start, end } of found) assert.ok(start < end && end <= words.length, `${start} to ${end}`);
  ownAddresses(words, found, 'ann');
  nameClues(words, 'ann');
  firstAddressed(words);
  backLinks({ bio: words, fields: [{ name: words, value: words }], links: [words] });
  relMeLinks(words, 'https://b.example/@ann');
  const note = noteOf({ noteTweet: { noteTweetId: '1', createdAt: AT, core: { text: words } } });
  new Notes(note ? [note] : []).of(ID, words);
});
