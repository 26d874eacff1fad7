import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MatchedContact } from '../../src/people/types.ts';
import { summarise } from '../../src/report/find-summary.ts';
import { hints } from '../../src/report/hints.ts';
import { contact, failed, match, matched, unasked } from './builders.ts';

const ASKED = { lookup: true, contactsFiles: 0, guessHosts: 0 };

function hintsFor(contacts: readonly MatchedContact[], asked = ASKED): string {
  return hints(summarise(contacts, new Set(['following'])), asked).join('\n');
}

describe('the hints', () => {
  const nowhere = matched({ matches: [] });
  const onlyId = matched({ contact: contact({ handle: null }), matches: [] });
  const review = matched({ matches: [match({ confidence: 'mentioned', followedByDefault: false })] });
  const down = matched({
    matches: [match({ confidence: 'stated', lookup: failed('unreachable') })],
  });

  it('are none when everybody is found', () => assert.equal(hintsFor([matched()]), ''));

  it('name the option that would help', () => {
    assert.match(hintsFor([nowhere]), /--contacts FILE\.csv[\s\S]*--guess-on HOST/);
    assert.match(hintsFor([onlyId]), /newer archive/);
    assert.match(hintsFor([review]), /^Review 1 contact in matches\.csv/);
    assert.match(hintsFor([down]), /The server of 1 address did not answer: run npx oxpecker find again/);
    assert.match(
      hintsFor([matched({ contact: contact({ relations: ['mentioned'] }) })]),
      /1 more person in the archive/,
    );
    assert.match(
      hintsFor([matched({ matches: [unasked('a@b.example')] })], { ...ASKED, lookup: false }),
      /--no-lookup/,
    );
  });

  it('ask for the network where no server answered', () => {
    assert.match(
      hintsFor([down, down]),
      /^No server answered at all: look whether you are online, then run npx/,
    );
    assert.match(hintsFor([matched(), down, down]), /^The servers? of 2 addresses did not answer/);
  });

  it('tell of a contacts file without contacts', () => {
    assert.match(hintsFor([], { ...ASKED, contactsFiles: 1 }), /^No row of your contacts file names anybody/);
  });

  it('leave out what was done already', () => {
    assert.doesNotMatch(
      hintsFor([nowhere], { ...ASKED, contactsFiles: 1, guessHosts: 1 }),
      /--contacts|--guess-on/,
    );
    assert.doesNotMatch(hintsFor([onlyId]), /--guess-on/);
  });

  it('are never more than four', () => {
    assert.equal(hintsFor([nowhere, onlyId, onlyId, onlyId, review, down]).split('\n').length, 4);
  });
});
