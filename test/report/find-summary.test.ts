import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Address } from '../../src/people/address.ts';
import type { MatchedContact, Relation } from '../../src/people/types.ts';
import { type FindSummary, reviewed, summarise } from '../../src/report/find-summary.ts';
import { summaryLine } from '../../src/report/find-summary-text.ts';
import { type MatchRow, matchRows } from '../../src/report/match-row.ts';
import { clue, contact, failed, match, matched, moved, row, unasked } from './builders.ts';

const FOLLOWING: ReadonlySet<Relation> = new Set(['following']);

function times(count: number, given: MatchedContact): MatchedContact[] {
  return Array.from({ length: count }, () => given);
}

function withMatch(given: Parameters<typeof match>[0]): MatchedContact {
  return matched({ matches: [match(given)] });
}

const NO_CLUE = matched({ contact: contact({ handle: null }), matches: [] });
const GONE = withMatch({
  confidence: 'stated',
  lookup: failed('gone'),
  followedByDefault: false,
});

function addsUp(summary: FindSummary): void {
  const { contacts, found, to_review, unchecked, no_clue } = summary;
  assert.equal(contacts, found + to_review + unchecked + no_clue);
  assert.equal(found, summary.confirmed + summary.stated + summary.listed);
  assert.equal(to_review, summary.claimed + summary.mentioned + summary.guessed);
}

describe('the summary', () => {
  it('counts as its line reads', () => {
    const summary = summarise(
      [
        ...times(19, matched()),
        ...times(2, withMatch({ lookup: moved('alice@old.example') })),
        withMatch({ confidence: 'stated', lookup: moved('alice@old.example') }),
        ...times(13, withMatch({ confidence: 'stated' })),
        GONE,
        ...times(2, withMatch({ confidence: 'listed' })),
        ...times(133, matched({ matches: [] })),
        ...times(124, NO_CLUE),
      ],
      FOLLOWING,
    );
    addsUp(summary);
    assert.equal(
      summaryLine(summary),
      '295 followed · 171 with a known handle · 38 found: 21 confirmed, 15 stated, 2 listed · ' +
        '3 moved · 1 gone · 257 with no clue',
    );
    assert.equal(summary.followed_by_default, 37);
  });

  it('has a place for everybody else', () => {
    const review = { followedByDefault: false };
    const summary = summarise(
      [
        withMatch({ ...review, lookup: failed('unknown'), confidence: 'stated' }),
        withMatch({ ...review, lookup: failed('unreachable'), confidence: 'stated' }),
        withMatch({ ...review, lookup: failed('refused'), confidence: 'stated' }),
        matched({ matches: [unasked('a@b.example')] }),
        withMatch({ ...review, confidence: 'claimed' }),
        ...times(1000, withMatch({ ...review, confidence: 'mentioned' })),
        withMatch({ ...review, confidence: 'guessed' }),
        matched({ matches: [], unchecked: [clue({ bare: true })] }),
        matched({ contact: contact({ relations: ['contacts'] }), matches: [] }),
        matched({ contact: contact({ relations: ['mentioned'] }) }),
        matched({ contact: contact({ relations: ['follower'] }), matches: [] }),
      ],
      FOLLOWING,
    );
    addsUp(summary);
    assert.equal(
      summaryLine(summary),
      '1,008 contacts · 1,008 with a known handle · 4 found: 4 stated · 1 unknown to their server · ' +
        '1 unreachable · 1 refused · 1 not looked up · ' +
        '1,002 more to review: 1 claimed, 1,000 mentioned, 1 guessed · 1 unchecked · 1 with no clue',
    );
    assert.equal(summary.others_with_address, 1);
  });

  it('counts a contact once, by the address that would be followed', () => {
    const gone = match({ lookup: failed('gone'), followedByDefault: false });
    const summary = summarise([matched({ matches: [gone, match({ confidence: 'listed' })] })], FOLLOWING);
    addsUp(summary);
    assert.equal(summaryLine(summary), '1 followed · 1 with a known handle · 1 found: 1 listed');
  });

  const unsure = (id: string | null, address: Address, confidence: 'claimed' | 'mentioned') =>
    matched({
      contact: contact({ id }),
      matches: [match({ address, canonical: null, confidence, followedByDefault: false })],
    });

  it('counts nobody to review to whom the person said yes', () => {
    const contacts = [unsure('1', 'a@b.example', 'claimed'), unsure('2', 'c@b.example', 'mentioned')];
    const answers = [
      row({ twitterId: '1', address: 'A@b.example', followedByDefault: false, follow: true }),
      row({ twitterId: '2', address: 'c@b.example', followedByDefault: false, follow: false }),
    ];
    const { summary, chosen } = reviewed(contacts, FOLLOWING, answers);
    assert.equal(
      summaryLine(summary, chosen),
      '2 followed · 2 with a known handle · 1 more that you said yes to · 1 more to review: 1 mentioned',
    );
    addsUp(summarise(contacts, FOLLOWING));
  });

  it('takes for a yes only what the person said, of that contact', () => {
    const address: Address = 'b@x.example';
    const sure = matched({ contact: contact({ id: '1' }), matches: [match({ address, canonical: null })] });
    const chosen =
      (...contacts: MatchedContact[]) =>
      (answers: MatchRow[]) =>
        reviewed(contacts, FOLLOWING, answers).chosen;
    const both = chosen(sure, unsure('2', address, 'mentioned'));
    assert.equal(both([...matchRows([sure, unsure('2', address, 'mentioned')])]), 0);
    assert.equal(both([row({ twitterId: '1', address, followedByDefault: null })]), 0);
    assert.equal(both([row({ twitterId: '2', address, followedByDefault: null })]), 1);
    const nameless = chosen(unsure(null, address, 'claimed'));
    const answer = { twitterId: null, address, followedByDefault: false };
    assert.equal(nameless([row({ ...answer, twitterHandle: 'ALICE' })]), 1);
    assert.equal(nameless([row({ ...answer, twitterHandle: 'bob' })]), 0);
  });

  it('says so when there is nobody', () => {
    assert.equal(summaryLine(summarise([], FOLLOWING)), '0 followed');
  });

  it('knows one from many', () => {
    const one = matched({ contact: contact({ relations: ['contacts'] }), matches: [] });
    assert.equal(
      summaryLine(summarise([one], FOLLOWING)),
      '1 contact · 1 with a known handle · 1 with no clue',
    );
  });
});
