import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Gathering } from '../../src/people/gathering.ts';
import { cluesAbout, gather, mention, tweet } from '../support/people.ts';

const BOB = mention('2', 'bob', 'Bob');

describe('clues in likes', () => {
  const like = { tweetId: '77', text: "I'm at @bob@mas.to" };

  it('are nobody’s when nothing shows whose tweet it is', () => {
    const gathered = gather(gathering => {
      gathering.like(like);
      gathering.relation('following', '2');
    });
    assert.deepEqual(
      gathered.flatMap(each => each.clues),
      [],
    );
  });

  const known: Readonly<Record<string, (gathering: Gathering) => void>> = {
    'a reply': gathering =>
      gathering.tweet(tweet({ text: '@bob hi', replyToUserId: '2', replyToStatusId: '77' })),
    'a quote': gathering => {
      const url = {
        url: 'https://t.co/q',
        expanded: 'https://twitter.com/Bob/status/77?s=20',
        start: 0,
        end: 0,
      };
      gathering.tweet(tweet({ text: 'https://t.co/q', urls: [url] }));
      gathering.tweet(tweet({ mentions: [BOB] }));
    },
    'a link in a message': gathering => {
      const urls = [{ url: 'https://t.co/q', expanded: 'https://x.com/bob/status/77' }];
      gathering.tweet(tweet({ mentions: [BOB] }));
      gathering.message({ id: '9', senderId: '1', recipientId: '3', text: 'https://t.co/q', urls });
    },
    'a retweet in an old archive': gathering => {
      const user = { id: '2', handle: 'bob', name: 'Bob' };
      gathering.tweet(tweet({ text: 'RT @bob: hi', retweeted: { id: '77', user, text: 'hi' } }));
    },
    'its photo': gathering => {
      const expanded = 'https://twitter.com/bob/status/77/photo/1';
      const photo = { id: '5', type: 'photo', url: 'https://t.co/p', basename: 'a.jpg', alt: null } as const;
      const media = [{ ...photo, sourceStatusId: '77', sourceUserId: '2', expanded }];
      gathering.tweet(tweet({ text: 'https://t.co/p', media }));
    },
  };
  for (const [sign, feed] of Object.entries(known)) {
    it(`are the author’s, shown by ${sign}`, () => {
      const heard = cluesAbout('2', gathering => {
        gathering.like(like);
        feed(gathering);
      });
      assert.deepEqual(heard, ['bob@mas.to liked_tweet stated contact']);
    });
  }

  it('believe an id more than a handle, whichever comes first', () => {
    const url = { url: 'https://t.co/q', expanded: 'https://twitter.com/carol/status/77', start: 0, end: 0 };
    const quote = tweet({ text: 'https://t.co/q', urls: [url] });
    const reply = tweet({ text: '@bob hi', replyToUserId: '2', replyToStatusId: '77' });
    for (const tweets of [
      [quote, reply],
      [reply, quote],
    ]) {
      const heard = cluesAbout('2', gathering => {
        gathering.like(like);
        for (const each of tweets) gathering.tweet(each);
      });
      assert.deepEqual(heard, ['bob@mas.to liked_tweet stated contact']);
    }
  });
});
