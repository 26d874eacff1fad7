import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseFollowed } from '../../src/people/matching-follow.ts';
import {
  type Clue,
  CONFIDENCES,
  type Confidence,
  type Contact,
  type Lookup,
} from '../../src/people/types.ts';
import { BOB, clue, found, match, missing, moved, outcome } from '../support/matching.ts';

describe('whom to follow', () => {
  const at = 'bob@mas.to';
  const refused: Readonly<Record<string, [Lookup, Partial<Contact>]>> = {
    'was not found': [missing(at), {}],
    'is gone': [missing(at, 'gone'), {}],
    'could not be reached': [missing(at, 'unreachable'), {}],
    'is a memorial': [
      found(at, { profile: { url: null, twitter: [], bot: false, memorial: true, suspended: false } }),
      {},
    ],
    'is suspended': [
      found(at, { profile: { url: null, twitter: [], bot: false, memorial: false, suspended: true } }),
      {},
    ],
    'was blocked': [found(at), { relations: ['following', 'blocked'] }],
    'was muted': [found(at), { relations: ['muted', 'contacts'] }],
    'is only a follower': [found(at), { relations: ['follower', 'mentioned', 'messaged'] }],
  };
  for (const [why, [lookup, contact]] of Object.entries(refused)) {
    it(`is nobody who ${why}`, () => {
      assert.deepEqual(outcome([clue(at)], [lookup], contact), [`${at} stated`]);
    });
  }

  it('is nobody before they were looked up', () => {
    assert.deepEqual(outcome([clue(at)], []), [`${at} stated`]);
  });

  it('is whoever moved, stood in a contacts file, or has another relation that was asked for', () => {
    assert.deepEqual(outcome([clue(at)], [moved(at, 'bob@new.example')]), [`${at} stated followed`]);
    assert.deepEqual(outcome([clue(at)], [found(at)], { relations: ['contacts'] }), [
      `${at} stated followed`,
    ]);
    const gathered = [{ contact: { ...BOB, relations: ['follower' as const] }, clues: [clue(at)] }];
    assert.equal(match(gathered, [found(at)], ['follower'])[0]?.matches[0]?.followedByDefault, true);
  });

  it('is the best address of a contact alone', () => {
    const clues = [clue('b@mas.to', { standing: 'listed' }), clue('c@mas.to'), clue('a@mas.to')];
    const lookups = [found('b@mas.to'), missing('c@mas.to', 'gone'), found('a@mas.to')];
    assert.deepEqual(outcome(clues, lookups), [
      'a@mas.to stated followed',
      'c@mas.to stated',
      'b@mas.to listed',
    ]);
  });

  it('is the next address when nobody is at the best, but never a worse one for a memorial', () => {
    const clues = [clue('a@mas.to'), clue('b@mas.to', { standing: 'listed' })];
    assert.deepEqual(outcome(clues, [missing('a@mas.to', 'gone'), found('b@mas.to')]), [
      'a@mas.to stated',
      'b@mas.to listed followed',
    ]);
    const memorial = { url: null, twitter: [], bot: false, memorial: true, suspended: false };
    assert.deepEqual(outcome(clues, [found('a@mas.to', { profile: memorial }), found('b@mas.to')]), [
      'a@mas.to stated',
      'b@mas.to listed',
    ]);
  });

  it('is never somebody who was blocked under another account', () => {
    const gathered = [
      { contact: BOB, clues: [clue(at)] },
      {
        contact: { ...BOB, id: '3', handle: 'troll', relations: ['blocked' as const] },
        clues: [clue('Bob@mas.to')],
      },
    ];
    const lookups = [found(at), found('Bob@mas.to', { canonical: at })];
    assert.deepEqual(
      match(gathered, lookups).map(({ matches }) => matches[0]?.followedByDefault),
      [false, false],
    );
  });

  it('does not hear what others say of the blocked', () => {
    const gathered = [
      { contact: BOB, clues: [clue(at)] },
      {
        contact: { ...BOB, id: '3', relations: ['blocked' as const] },
        clues: [clue(at, { standing: 'mentioned' })],
      },
    ];
    assert.equal(match(gathered, [found(at)])[0]?.matches[0]?.followedByDefault, true);
  });
});

describe('how sure an address has to be', () => {
  const sure = (least: Confidence, standing: Clue['standing'], pointsBack: boolean) => {
    const at = 'bob@mas.to';
    const answer = found(at, {}, pointsBack ? ['bob'] : []);
    const contacts = match([{ contact: BOB, clues: [clue(at, { standing })] }], [answer]);
    const [chosen] = chooseFollowed(contacts, { relations: new Set(['following']), least });
    return chosen?.matches[0]?.followedByDefault;
  };

  it('is what was asked for, no more and no less', () => {
    const levels = [
      ['confirmed', 'stated', true],
      ['stated', 'stated', false],
      ['listed', 'listed', false],
      ['claimed', 'mentioned', true],
      ['mentioned', 'mentioned', false],
      ['guessed', 'guessed', false],
    ] as const;
    for (const [place, [, standing, pointsBack]] of levels.entries()) {
      const answers = CONFIDENCES.map(least => sure(least, standing, pointsBack));
      assert.deepEqual(
        answers,
        CONFIDENCES.map((_, at) => at >= place),
      );
    }
  });
});
