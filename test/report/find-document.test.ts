import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MatchedContact, Relation } from '../../src/people/types.ts';
import { type FindDocument, findDocumentJson } from '../../src/report/find-document.ts';
import { summarise } from '../../src/report/find-summary.ts';
import { clue, contact, HOSTILE_NAMES, match, matched, moved, UNSAFE, unasked } from './builders.ts';

const FOLLOWING: ReadonlySet<Relation> = new Set(['following']);
const OWNER = { id: '1', handle: 'me', name: 'Me' };

function parsed(contacts: readonly MatchedContact[]): FindDocument {
  return JSON.parse([...findDocumentJson(OWNER, contacts, FOLLOWING)].join(''));
}

describe('the find document', () => {
  it('has this shape', () => {
    const contacts = [
      matched({
        matches: [
          match({
            address: 'alice@old.example',
            clues: [clue({ kind: 'tweet', tweetId: '99', text: 'I am @alice@old.example' }), clue()],
            lookup: moved('alice@old.example'),
          }),
          unasked('alice.bsky.social@bsky.brid.gy', {
            clues: [clue({ address: 'alice.bsky.social@bsky.brid.gy', bridged: true })],
          }),
        ],
        unchecked: [
          clue({ address: 'a@b.example', text: 'one' }),
          clue({ address: 'A@b.example', text: 'two' }),
        ],
      }),
    ];
    assert.deepEqual(parsed(contacts), {
      account: OWNER,
      contacts: [
        {
          id: '11',
          handle: 'alice',
          name: 'Alice',
          relations: ['following'],
          matches: [
            {
              address: 'alice@old.example',
              canonical: 'alice@social.example',
              confidence: 'confirmed',
              clues: [
                { kind: 'tweet', text: 'I am @alice@old.example', tweet_id: '99', said_by: 'contact' },
                { kind: 'display_name', text: 'Alice @alice@social.example', said_by: 'contact' },
              ],
              lookup: {
                status: 'moved',
                profile_url: 'https://social.example/@alice',
                software: 'mastodon',
                moved_from: 'alice@old.example',
              },
              followed_by_default: true,
            },
            {
              address: 'alice.bsky.social@bsky.brid.gy',
              canonical: null,
              confidence: 'stated',
              clues: [{ kind: 'display_name', text: 'Alice @alice@social.example', said_by: 'contact' }],
              lookup: null,
              followed_by_default: false,
              bridged: true,
            },
          ],
          unchecked: [
            {
              address: 'a@b.example',
              clues: [
                { kind: 'display_name', text: 'one', said_by: 'contact' },
                { kind: 'display_name', text: 'two', said_by: 'contact' },
              ],
            },
          ],
        },
      ],
      summary: summarise(contacts, FOLLOWING),
    });
  });

  it('lists the wanted contacts, and others that have an address or may have one', () => {
    const stranger = contact({ relations: ['mentioned'] });
    const names = parsed([
      matched({ contact: contact({ name: 'wanted' }), matches: [] }),
      matched({ contact: contact({ name: 'from a file', relations: ['contacts'] }), matches: [] }),
      matched({ contact: { ...stranger, name: 'with a match' } }),
      matched({ contact: { ...stranger, name: 'unchecked' }, matches: [], unchecked: [clue()] }),
      matched({ contact: { ...stranger, name: 'a stranger' }, matches: [] }),
    ]).contacts.map(({ name }) => name);
    assert.deepEqual(names, ['wanted', 'from a file', 'with a match', 'unchecked']);
  });

  it('is a document without contacts, and without an account', () => {
    const document: FindDocument = JSON.parse([...findDocumentJson(null, [], FOLLOWING)].join(''));
    assert.deepEqual(document, { account: null, contacts: [], summary: summarise([], FOLLOWING) });
  });

  it('keeps texts exactly and a terminal safe', () => {
    const contacts = HOSTILE_NAMES.map(name => matched({ contact: contact({ name }) }));
    assert.deepEqual(
      parsed(contacts).contacts.map(({ name }) => name),
      [...HOSTILE_NAMES],
    );
    for (const chunk of findDocumentJson(OWNER, contacts, FOLLOWING)) assert.doesNotMatch(chunk, UNSAFE);
  });
});
