import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Tweet } from '../../src/archive/types.ts';
import { gather, OWNER, tweet } from '../support/people.ts';

const SEED = { seed: 20221109, numRuns: 250 };

const ID = fc.constantFrom('1', '2', '3', '4', '666');
const HANDLE = fc.constantFrom('me', 'ME', 'bob', 'Bob', 'oldbob', 'carol', 'dora');
const WORDS = fc.constantFrom(
  'RT @bob: ',
  'RT @me ',
  '@oldbob ',
  '@carol ',
  "I'm at ",
  'follow ',
  'not ',
  '@bob@mas.to',
  'https://mas.to/@carol',
  'bob@bobs.example',
  '"',
  ', ',
  ' and ',
  '?\n',
  ' is me',
  '&amp;',
  '🐘',
  '\ud83d',
  'https://t.co/aaa',
);
const TEXT = fc.oneof(
  fc.array(WORDS, { maxLength: 12 }).map(words => words.join('')),
  fc.string({ unit: 'binary' }),
);
const NAME = fc.option(TEXT);
const SPAN = { start: fc.integer(), end: fc.integer() };
const MENTION = fc.record({ ...SPAN, id: fc.option(ID), handle: HANDLE, name: NAME });
const LINK = fc.oneof(
  fc.constantFrom('https://twitter.com/bob/status/50', 'https://x.com/me/status/51', 'https://mas.to/@bob'),
  fc.webUrl(),
);
const URLS = fc.array(
  fc.record({ ...SPAN, url: fc.constant('https://t.co/aaa'), expanded: fc.option(LINK) }),
  {
    maxLength: 2,
  },
);
const STATUS = fc.option(fc.constantFrom('50', '51', '77'));
const TWEET: fc.Arbitrary<Tweet> = fc
  .record({
    id: fc.constantFrom('100', '101'),
    text: TEXT,
    replyToStatusId: STATUS,
    replyToUserId: fc.option(ID),
    replyToHandle: fc.option(HANDLE),
    mentions: fc.array(MENTION, { maxLength: 3 }),
    urls: URLS,
    media: fc.array(
      fc.record({
        id: ID,
        type: fc.constant('photo' as const),
        url: fc.constant('https://t.co/aaa'),
        basename: fc.constant('a.jpg'),
        sourceStatusId: STATUS,
        sourceUserId: fc.option(ID),
        expanded: fc.option(LINK),
        alt: fc.constant(null),
      }),
      { maxLength: 1 },
    ),
    note: fc.option(
      fc.record({
        id: ID,
        text: TEXT,
        mentions: fc.array(fc.record({ ...SPAN, handle: HANDLE }), { maxLength: 2 }),
        urls: URLS,
      }),
    ),
    retweeted: fc.option(
      fc.record({
        id: fc.constantFrom('50', '77'),
        user: fc.record({ id: ID, handle: fc.option(HANDLE), name: NAME }),
        text: TEXT,
      }),
    ),
  })
  .map(tweet);
const MESSAGE = fc.record({
  id: ID,
  senderId: ID,
  recipientId: fc.option(ID),
  text: TEXT,
  urls: fc.array(fc.record({ url: fc.constant('https://t.co/aaa'), expanded: fc.option(LINK) }), {
    maxLength: 1,
  }),
});
const ENTRY = fc.record({
  id: fc.option(ID),
  handle: fc.option(HANDLE),
  name: NAME,
  bio: NAME,
  location: NAME,
  url: fc.option(LINK),
  address: NAME,
});
const ARCHIVE = fc.record({
  likes: fc.array(fc.record({ tweetId: fc.constantFrom('50', '77'), text: fc.option(TEXT) }), {
    maxLength: 2,
  }),
  following: fc.array(ID, { maxLength: 3 }),
  tweets: fc.array(TWEET, { maxLength: 6 }),
  messages: fc.array(MESSAGE, { maxLength: 3 }),
  named: fc.array(fc.record({ id: fc.option(ID), handle: HANDLE, name: NAME }), { maxLength: 2 }),
  entries: fc.array(ENTRY, { maxLength: 3 }),
});

type Archive = typeof ARCHIVE extends fc.Arbitrary<infer T> ? T : never;

function contactsOf(archive: Archive) {
  return gather(
    gathering => {
      for (const like of archive.likes) gathering.like(like);
      for (const id of archive.following) gathering.relation('following', id);
      for (const each of archive.tweets) gathering.tweet(each);
      for (const message of archive.messages) gathering.message(message);
      for (const account of archive.named) gathering.named(account);
      for (const row of archive.entries) gathering.entry(row);
    },
    { guessOn: ['mas.to'], relations: new Set(['following', 'mentioned']) },
  );
}

describe('gathering, whatever the archive', () => {
  it('never has the owner, by id or handle', () => {
    fc.assert(
      fc.property(ARCHIVE, archive => {
        for (const { contact } of contactsOf(archive)) {
          assert.notEqual(contact.id, OWNER.id);
          for (const handle of [contact.handle, ...contact.oldHandles]) {
            assert.notEqual(handle?.toLowerCase(), OWNER.handle);
          }
        }
      }),
      SEED,
    );
  });

  it('has each id and each handle once, and nobody has two of a kind', () => {
    fc.assert(
      fc.property(ARCHIVE, archive => {
        const contacts = contactsOf(archive).map(({ contact }) => contact);
        const ids = contacts.flatMap(({ id }) => id ?? []);
        const handles = contacts.flatMap(({ id, handle }) => (id !== null && handle?.toLowerCase()) || []);
        assert.equal(new Set(ids).size, ids.length);
        assert.equal(new Set(handles).size, handles.length);
        for (const { handle, oldHandles } of contacts) {
          const own = [...(handle === null ? [] : [handle]), ...oldHandles].map(each => each.toLowerCase());
          assert.equal(new Set(own).size, own.length);
        }
      }),
      SEED,
    );
  });

  it('lets only the contact state, and only a record list', () => {
    fc.assert(
      fc.property(ARCHIVE, archive => {
        for (const { clues } of contactsOf(archive)) {
          for (const { standing, saidBy, text } of clues) {
            if (standing === 'stated') assert.equal(saidBy, 'contact');
            assert.equal(standing === 'listed', saidBy === 'record');
            assert.equal(standing === 'guessed', saidBy === 'guess');
            assert.ok(Array.from(text).length <= 300);
          }
        }
      }),
      SEED,
    );
  });
});
