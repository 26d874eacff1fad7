import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Address } from '../../src/people/address.ts';
import { matchContacts, questions } from '../../src/people/matching.ts';
import type { Clue, Contact, GatheredContact, Lookup, Relation } from '../../src/people/types.ts';

const BOB: Contact = { id: '2', handle: 'Bob', name: 'Bob', oldHandles: [], relations: ['following'] };

function clue(address: Address, given: Partial<Clue> = {}): Clue {
  return {
    address,
    kind: 'display_name',
    text: address,
    tweetId: null,
    saidBy: 'contact',
    standing: 'stated',
    bare: false,
    bridged: false,
    ...given,
  };
}

/** What the network says of an address: found there, with a profile that points back to these accounts. */
function found(address: Address, given: Partial<Lookup> = {}, twitter: readonly string[] = []): Lookup {
  return {
    address,
    at: '2024-01-01T00:00:00.000Z',
    status: 'found',
    canonical: address,
    movedFrom: null,
    software: 'mastodon',
    profile: { url: null, twitter, bot: false, memorial: false, suspended: false },
    why: null,
    ...given,
  };
}

function missing(address: Address, status: Lookup['status'] = 'unknown'): Lookup {
  return found(address, { status, canonical: null, software: null, profile: null });
}

function match(
  gathered: readonly GatheredContact[],
  lookups: readonly Lookup[],
  relations: readonly Relation[] = ['following'],
) {
  const answers = new Map(lookups.map(lookup => [lookup.address, lookup]));
  return matchContacts(gathered, address => answers.get(address), { relations: new Set(relations) });
}

/** The matches of one contact in short: address, confidence, and whether it is followed. */
function outcome(clues: readonly Clue[], lookups: readonly Lookup[], contact: Partial<Contact> = {}) {
  const [matched] = match([{ contact: { ...BOB, ...contact }, clues }], lookups);
  return matched?.matches.map(
    ({ address, confidence, followedByDefault }) =>
      `${address} ${confidence}${followedByDefault ? ' followed' : ''}`,
  );
}

describe('questions', () => {
  it('are asked once an address, the best clues first, and bare only where all clues are', () => {
    const gathered = [
      {
        contact: BOB,
        clues: [clue('guess@a.example', { standing: 'guessed' }), clue('x@b.example', { bare: true })],
      },
      {
        contact: BOB,
        clues: [clue('X@b.example', { standing: 'mentioned' }), clue('y@c.example', { bare: true })],
      },
      { contact: BOB, clues: [clue('z@d.example', { standing: 'listed' })] },
    ];
    assert.deepEqual(questions(gathered), [
      { address: 'x@b.example', bare: false },
      { address: 'y@c.example', bare: true },
      { address: 'z@d.example', bare: false },
      { address: 'guess@a.example', bare: false },
    ]);
  });
});

describe('confidence', () => {
  const at = 'bob@mas.to';
  const table: readonly (readonly [Clue['standing'], readonly string[] | null, string])[] = [
    ['stated', ['bob'], 'confirmed followed'],
    ['stated', ['id:2'], 'confirmed followed'],
    ['stated', ['oldbob'], 'confirmed followed'],
    ['stated', ['somebody', 'id:3'], 'stated followed'],
    ['stated', [], 'stated followed'],
    ['stated', null, 'stated followed'],
    ['listed', ['bob'], 'listed followed'],
    ['listed', [], 'listed followed'],
    ['mentioned', ['bob'], 'claimed'],
    ['mentioned', [], 'mentioned'],
    ['guessed', ['bob'], 'claimed'],
    ['guessed', [], 'guessed'],
  ];
  for (const [standing, twitter, expected] of table) {
    it(`of a ${standing} address whose profile links ${twitter?.join() ?? 'nobody knows where'} is ${expected}`, () => {
      const lookup = twitter ? found(at, {}, twitter) : found(at, { profile: null });
      assert.deepEqual(outcome([clue(at, { standing })], [lookup], { oldHandles: ['OldBob'] }), [
        `${at} ${expected}`,
      ]);
    });
  }

  it('is that of the best clue', () => {
    const clues = [clue(at, { standing: 'mentioned' }), clue(at, { standing: 'listed' }), clue(at)];
    assert.deepEqual(outcome(clues, [found(at, {}, ['bob'])]), [`${at} confirmed followed`]);
    assert.deepEqual(outcome(clues.slice(0, 2), [found(at, {}, ['bob'])]), [`${at} listed followed`]);
  });

  it('is stated for a contact without a handle', () => {
    assert.deepEqual(outcome([clue(at, { kind: 'dm' })], [found(at, {}, ['bob'])], { handle: null }), [
      `${at} stated followed`,
    ]);
  });
});

describe('whom to follow', () => {
  const at = 'bob@mas.to';
  const refused: Readonly<Record<string, [Partial<Lookup>, Partial<Contact>]>> = {
    'was not found': [missing(at), {}],
    'is gone': [missing(at, 'gone'), {}],
    'could not be reached': [missing(at, 'unreachable'), {}],
    'is a memorial': [
      { profile: { url: null, twitter: [], bot: false, memorial: true, suspended: false } },
      {},
    ],
    'is suspended': [
      { profile: { url: null, twitter: [], bot: false, memorial: false, suspended: true } },
      {},
    ],
    'was blocked': [{}, { relations: ['following', 'blocked'] }],
    'was muted': [{}, { relations: ['muted', 'contacts'] }],
    'is only a follower': [{}, { relations: ['follower', 'mentioned', 'messaged'] }],
  };
  for (const [why, [lookup, contact]] of Object.entries(refused)) {
    it(`is nobody who ${why}`, () => {
      assert.deepEqual(outcome([clue(at)], [found(at, lookup)], contact), [`${at} stated`]);
    });
  }

  it('is nobody before they were looked up', () => {
    assert.deepEqual(outcome([clue(at)], []), [`${at} stated`]);
  });

  it('is whoever moved, stood in a contacts file, or has another relation that was asked for', () => {
    const moved = found(at, { status: 'moved', canonical: 'bob@new.example', movedFrom: at });
    assert.deepEqual(outcome([clue(at)], [moved]), [`${at} stated followed`]);
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

describe('several addresses', () => {
  it('of one account are one match, with the address of the best clue', () => {
    const clues = [
      clue('bob@old.example', { standing: 'mentioned' }),
      clue('bob@www.example'),
      clue('BOB@www.example'),
    ];
    const lookups = [
      found('bob@old.example', { status: 'moved', canonical: 'bob@new.example' }, ['bob']),
      found('bob@www.example', { canonical: 'Bob@new.example' }, ['bob']),
    ];
    const [matched] = match([{ contact: BOB, clues }], lookups);
    assert.equal(matched?.matches.length, 1);
    assert.equal(matched?.matches[0]?.address, 'bob@www.example');
    assert.equal(matched?.matches[0]?.confidence, 'confirmed');
    assert.deepEqual(
      matched?.matches[0]?.clues.map(({ address }) => address),
      ['bob@www.example', 'BOB@www.example', 'bob@old.example'],
    );
  });

  it('stand by the number of clues where nothing else tells them apart', () => {
    const clues = [clue('a@mas.to'), clue('b@mas.to'), clue('b@mas.to', { kind: 'dm' })];
    assert.deepEqual(outcome(clues, []), ['b@mas.to stated', 'a@mas.to stated']);
  });
});

describe('a bare address', () => {
  const bare = clue('bob@bobs.example', { bare: true });

  it('waits unchecked until somebody is asked', () => {
    const [matched] = match([{ contact: BOB, clues: [bare] }], []);
    assert.deepEqual(matched?.matches, []);
    assert.deepEqual(matched?.unchecked, [bare]);
  });

  it('counts when a server of the fediverse knows it', () => {
    assert.deepEqual(outcome([bare], [found('bob@bobs.example')]), ['bob@bobs.example stated followed']);
  });

  it('is forgotten when none does', () => {
    for (const lookup of [missing('bob@bobs.example'), found('bob@bobs.example', { software: null })]) {
      const [matched] = match([{ contact: BOB, clues: [bare] }], [lookup]);
      assert.deepEqual(matched, { contact: BOB, matches: [], unchecked: [] });
    }
  });

  it('is like any other when another clue writes it in full', () => {
    assert.deepEqual(outcome([bare, clue('bob@bobs.example', { kind: 'dm' })], []), [
      'bob@bobs.example stated',
    ]);
  });
});
