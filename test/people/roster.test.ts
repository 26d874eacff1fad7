import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { GatheredContact } from '../../src/people/types.ts';
import { contactOf, gather, mention, OWNER, tweet } from '../support/people.ts';

function contact(gathered: readonly GatheredContact[], name: string) {
  return contactOf(gathered, name)?.contact;
}

describe('the roster', () => {
  it('joins all relations of an account', () => {
    const gathered = gather(gathering => {
      for (const file of ['mute', 'block', 'follower', 'following'] as const) gathering.relation(file, '2');
      gathering.message({ id: '9', senderId: '1', recipientId: '2', text: 'hi', urls: [] });
      gathering.tweet(tweet({ text: '@bob hi', mentions: [mention('2', 'bob', 'Bob')] }));
    });
    assert.deepEqual(
      gathered.map(({ contact }) => contact),
      [
        {
          id: '2',
          handle: 'bob',
          name: 'Bob',
          oldHandles: [],
          relations: ['following', 'follower', 'blocked', 'muted', 'mentioned', 'messaged'],
        },
      ],
    );
  });

  it('takes the handle a reply shows over any other, whichever comes first', () => {
    const mentioned = tweet({ text: '@bob', mentions: [mention('2', 'bob')] });
    const replied = tweet({ text: '', replyToUserId: '2', replyToHandle: 'robert' });
    for (const tweets of [
      [mentioned, replied],
      [replied, mentioned],
    ]) {
      const gathered = gather(gathering => {
        for (const each of tweets) gathering.tweet(each);
      });
      assert.equal(contact(gathered, '2')?.handle, 'robert');
      assert.deepEqual(contact(gathered, '2')?.oldHandles, ['bob']);
    }
  });

  it('keeps the case of a handle and compares without it', () => {
    const gathered = gather(gathering => {
      gathering.tweet(tweet({ mentions: [mention('2', 'BobSmith')] }));
      gathering.tweet(tweet({ replyToUserId: '2', replyToHandle: 'BobSmith', text: '@bobsmith hi' }));
    });
    assert.equal(contact(gathered, '2')?.handle, 'BobSmith');
    assert.deepEqual(contact(gathered, '2')?.oldHandles, []);
  });

  it('learns an old handle from a reply that starts with another name', () => {
    const gathered = gather(gathering =>
      gathering.tweet(
        tweet({
          text: '@oldbob @carol hi',
          replyToUserId: '2',
          replyToHandle: 'bob',
          mentions: [mention(null, 'oldbob', ''), mention('3', 'carol')],
        }),
      ),
    );
    assert.deepEqual(contact(gathered, '2')?.oldHandles, ['oldbob']);
    assert.deepEqual(contact(gathered, '3')?.relations, ['mentioned']);
    assert.equal(gathered.length, 2, 'nobody is called oldbob now');
  });

  it('does not take the other names of a reply for old handles', () => {
    const gathered = gather(gathering =>
      gathering.tweet(
        tweet({
          text: '@carol @bob hi',
          replyToUserId: '2',
          replyToHandle: 'bob',
          mentions: [mention('3', 'carol'), mention('2', 'bob')],
        }),
      ),
    );
    assert.deepEqual(contact(gathered, '2')?.oldHandles, []);
    assert.deepEqual(contact(gathered, '3')?.relations, ['mentioned']);
  });

  it('looks for the handle of now in the text as well', () => {
    const gathered = gather(gathering =>
      gathering.tweet(
        tweet({
          text: '@carol have you met @Bob?',
          replyToUserId: '2',
          replyToHandle: 'bob',
          mentions: [mention('3', 'carol')],
        }),
      ),
    );
    assert.deepEqual(contact(gathered, '2')?.oldHandles, []);
    assert.deepEqual(contact(gathered, '3')?.relations, ['mentioned']);
  });

  it('does not take a quote of an old handle for one of whoever has it now', () => {
    const squatter = mention('666', 'oldbob', 'Squatter');
    const quote = { url: 'https://t.co/q', expanded: 'https://x.com/oldbob/status/5', start: 0, end: 14 };
    const gathered = gather(gathering => {
      gathering.relation('follower', '666');
      gathering.tweet(
        tweet({ text: '@oldbob hi', replyToUserId: '2', replyToHandle: 'bob', mentions: [squatter] }),
      );
      gathering.tweet(tweet({ text: 'https://t.co/q', urls: [quote] }));
    });
    assert.deepEqual(contact(gathered, '666')?.relations, ['follower']);
  });

  it('names an account that is gone by the reply to it', () => {
    const gathered = gather(gathering =>
      gathering.tweet(tweet({ text: '@bob hi', replyToUserId: '2', mentions: [mention(null, 'bob', '')] })),
    );
    assert.equal(contact(gathered, '2')?.handle, 'bob');
  });

  it('keeps whoever took over an old handle apart', () => {
    const gathered = gather(gathering => {
      gathering.tweet(
        tweet({
          text: '@oldbob hi',
          replyToUserId: '2',
          replyToHandle: 'bob',
          mentions: [mention('666', 'oldbob', 'Squatter')],
        }),
      );
      gathering.relation('follower', '666');
    });
    assert.deepEqual(contact(gathered, '666')?.relations, ['follower']);
    assert.equal(contact(gathered, '666')?.handle, 'oldbob');
    assert.equal(contact(gathered, '2')?.handle, 'bob');
    assert.deepEqual(contact(gathered, '2')?.oldHandles, []);
  });

  it('attributes nothing by a handle that changed hands, in whatever order that shows', () => {
    const retweet = tweet({
      text: "RT @oldbob: I'm at @bob@mas.to",
      mentions: [mention('666', 'oldbob', 'Squatter')],
    });
    const reply = tweet({
      text: '@oldbob hi',
      replyToUserId: '2',
      replyToHandle: 'bob',
      mentions: [mention('666', 'oldbob', 'Squatter')],
    });
    for (const tweets of [
      [retweet, reply],
      [reply, retweet],
    ]) {
      const gathered = gather(gathering => {
        for (const each of tweets) gathering.tweet(each);
      });
      assert.deepEqual(
        gathered.flatMap(({ clues }) => clues),
        [],
      );
    }
  });

  it('knows the author of a retweet by the media it shows', () => {
    const gathered = gather(gathering =>
      gathering.tweet(
        tweet({
          text: "RT @oldbob: I'm at @bob@mas.to https://t.co/abc",
          mentions: [mention('666', 'oldbob', 'Squatter')],
          media: [
            {
              id: '5',
              type: 'photo',
              url: 'https://t.co/abc',
              basename: 'a.jpg',
              sourceStatusId: '50',
              sourceUserId: '2',
              expanded: 'https://twitter.com/oldbob/status/50/photo/1',
              alt: null,
            },
          ],
        }),
      ),
    );
    assert.deepEqual(
      contactOf(gathered, '2')?.clues.map(({ address, standing, text }) => [address, standing, text]),
      [['bob@mas.to', 'stated', "I'm at @bob@mas.to"]],
    );
    assert.equal(contact(gathered, '666'), undefined);
  });

  it('gives a handle without an id to the account that has it', () => {
    const quote = { url: 'https://t.co/q', expanded: 'https://x.com/bob/status/5', start: 0, end: 14 };
    const unknown = { ...quote, expanded: 'https://twitter.com/dora/status/6' };
    const gathered = gather(gathering => {
      gathering.tweet(tweet({ text: 'https://t.co/q', urls: [quote, unknown] }));
      gathering.named({ id: null, handle: 'BOB', name: 'Bobby' });
      gathering.named({ id: null, handle: 'somebrand', name: null });
      gathering.relation('following', '2');
      gathering.named({ id: '2', handle: 'bob', name: null });
    });
    assert.equal(gathered.length, 2, 'an account seen in passing alone is no contact');
    assert.deepEqual(contact(gathered, '2')?.relations, ['following', 'mentioned']);
    assert.equal(contact(gathered, '2')?.name, 'Bobby');
    assert.deepEqual(contact(gathered, 'dora')?.id, null);
  });

  it('takes names and handles of old archives for what they were then', () => {
    const retweeted = { id: '50', user: { id: '2', handle: 'oldbob', name: 'Old Bob' }, text: 'hi' };
    const gathered = gather(gathering => {
      gathering.tweet(tweet({ text: 'RT @oldbob: hi', retweeted }));
      gathering.tweet(tweet({ text: '@bob', mentions: [mention('2', 'bob', 'Bob')] }));
    });
    assert.equal(contact(gathered, '2')?.handle, 'bob');
    assert.equal(contact(gathered, '2')?.name, 'Bob');
    assert.deepEqual(contact(gathered, '2')?.oldHandles, ['oldbob']);
  });

  it('gives nobody a handle that two accounts had at some time', () => {
    const user = (id: string) => ({ id, user: { id, handle: 'bob', name: null }, text: 'hi' });
    const gathered = gather(gathering => {
      gathering.tweet(tweet({ text: 'RT @bob: hi', retweeted: user('2') }));
      gathering.tweet(tweet({ text: 'RT @bob: hi', retweeted: user('3') }));
    });
    assert.equal(contact(gathered, '2')?.handle, null);
    assert.equal(contact(gathered, '3')?.handle, null);
  });

  it('never has the owner', () => {
    const me = mention(OWNER.id, 'me', '@me@mas.to');
    const gathered = gather(gathering => {
      gathering.relation('follower', OWNER.id);
      gathering.named({ id: null, handle: 'ME', name: null });
      gathering.tweet(tweet({ text: '@me', replyToUserId: OWNER.id, replyToHandle: 'me', mentions: [me] }));
      gathering.tweet(tweet({ text: "RT @me: I'm at @me@mas.to", mentions: [me] }));
      gathering.message({ id: '9', senderId: OWNER.id, recipientId: OWNER.id, text: '@me@mas.to', urls: [] });
    });
    assert.deepEqual(gathered, []);
  });
});
