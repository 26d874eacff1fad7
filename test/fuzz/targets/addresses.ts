import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Notes, noteOf } from '../../../src/archive/notes.ts';
import { backLinks } from '../../../src/fediverse/back-links.ts';
import { relMeLinks } from '../../../src/fediverse/rel-me.ts';
import { nameClues } from '../../../src/people/display-name.ts';
import { extractAddresses } from '../../../src/people/extract/extract.ts';
import { firstAddressed } from '../../../src/people/gathering-text.ts';
import { ownAddresses } from '../../../src/people/speech.ts';
import { longText, text } from '../inputs/text.ts';
import { target } from '../target.ts';

const ID = '1590279871139987457';
const AT = '2022-11-09T09:47:21.900Z';

/** Everything that looks for names in a text, with texts longer than any: the quickest way to a pattern that is slow. */
export const ADDRESSES = target(fc.oneof(text, longText()), words => {
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
