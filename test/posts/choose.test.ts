import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Tweet, TweetFile } from '../../src/archive/types.ts';
import { type ChoiceRules, judge } from '../../src/posts/choose.ts';
import { aTweet, defaultRules, OWN_ID } from './choosing.ts';

const AT = Date.UTC(2019, 0, 15, 12);

function judged(part: Partial<Tweet>, rules: Partial<ChoiceRules> = {}, file: TweetFile = 'tweet') {
  return judge(aTweet(part), file, AT, defaultRules(rules));
}

function reason(part: Partial<Tweet>, rules: Partial<ChoiceRules> = {}, file: TweetFile = 'tweet') {
  return judged(part, rules, file).reason;
}

const CROSSPOSTED = '<a href="https://moa.party" rel="nofollow">Moa Bridge</a>';
const PHOTO: Tweet['media'][number] = {
  id: '1',
  type: 'photo',
  url: 'https://t.co/a',
  basename: 'a.jpg',
  sourceStatusId: null,
  sourceUserId: null,
  expanded: null,
  alt: null,
};

describe('what is chosen by default', () => {
  it('are own tweets, with names and links in them', () => {
    assert.equal(reason({}), null);
    assert.equal(reason({ text: 'RTFM, said @owl. RT @owl: is no retweet here' }), null);
    assert.equal(reason({ text: '.@owl says hello' }), null);
    assert.equal(reason({ text: 'RT @owl' }), null);
  });

  it('are no retweets', () => {
    assert.equal(reason({ text: 'RT @owl: hoo' }), 'retweet');
    assert.equal(reason({ text: 'RT @owl hoo' }), 'retweet');
    const user = { id: '5', handle: 'owl', name: null };
    assert.equal(reason({ retweeted: { id: '4', user, text: 'hoo' } }), 'retweet');
    assert.equal(reason({ text: 'RT @owl: hoo' }, { retweets: true }), null);
  });

  it('are no replies to others', () => {
    const reply = { replyToUserId: '5', replyToHandle: 'owl', replyToStatusId: '4' };
    assert.equal(reason(reply), 'reply');
    assert.equal(reason({ replyToUserId: '5' }), 'reply');
    assert.equal(reason({ replyToHandle: 'owl' }), 'reply');
    assert.equal(reason(reply, { replies: true }), null);
    assert.equal(judged(reply).parentId, null);
  });

  it('are none that begin with the name of somebody else, which is how replies began', () => {
    assert.equal(reason({ text: '@owl are you there?' }), 'reply');
    assert.equal(reason({ text: '@Heron is me' }), null);
    const mentions = [{ id: OWN_ID, handle: 'oldheron', name: null, start: 0, end: 9 }];
    assert.equal(reason({ text: '@oldheron is me too', mentions }), null);
  });

  it('are threads: their parents are own tweets', () => {
    assert.deepEqual(judged({ replyToUserId: OWN_ID, replyToHandle: 'heron', replyToStatusId: '7' }), {
      reason: null,
      isNamed: false,
      answersOthers: 'no',
      parentId: '7',
    });
    assert.equal(judged({ replyToHandle: 'Heron', replyToStatusId: '7' }).parentId, '7');
  });

  it('may be an answer of which only the archive knows whom it goes to', () => {
    const nobodyNamed = judged({ replyToStatusId: '7' });
    assert.equal(nobodyNamed.reason, null);
    assert.equal(nobodyNamed.answersOthers, 'as-root');
    assert.equal(nobodyNamed.parentId, '7');
    const withName = judged({ text: '@owl yes', replyToUserId: OWN_ID, replyToStatusId: '7' });
    assert.equal(withName.answersOthers, 'as-root');
  });

  it('is nothing of a circle, nothing deleted, no community, no copy from Mastodon', () => {
    assert.equal(reason({ circle: true }), 'circle');
    assert.equal(reason({}, {}, 'circle'), 'circle');
    assert.equal(reason({}, {}, 'deleted'), 'deleted');
    assert.equal(reason({}, {}, 'community'), 'community');
    assert.equal(reason({ source: CROSSPOSTED }), 'crosspost');
  });

  it('is nothing without a date', () => {
    assert.equal(judge(aTweet(), 'tweet', Number.NaN, defaultRules()).reason, 'undated');
  });

  it('takes every reply for one to others where nobody knows whose archive it is', () => {
    const rules = { ownId: null, ownHandles: [] };
    assert.equal(reason({ replyToUserId: OWN_ID, replyToStatusId: '7' }, rules), 'reply');
  });
});

describe('naming tweets', () => {
  const id = aTweet().id;
  const yes = { named: new Map([[id, true]]) };

  it('takes these and no others', () => {
    assert.equal(reason({}, yes), null);
    assert.equal(reason({ id: '8' }, yes), 'unselected');
    assert.equal(reason({}, { named: new Map([[id, false]]) }), 'declined');
  });

  it('brings what is left out by default', () => {
    assert.equal(reason({ text: 'RT @owl: hoo' }, yes), null);
    assert.equal(reason({ replyToUserId: '5' }, yes), null);
    assert.equal(reason({ source: CROSSPOSTED }, yes), null);
    assert.equal(reason({}, yes, 'community'), null);
    assert.equal(judged({}, yes).isNamed, true);
  });

  it('never brings what was for a closed circle, or deleted', () => {
    assert.equal(reason({ circle: true }, yes), 'circle');
    assert.equal(reason({}, yes, 'circle'), 'circle');
    assert.equal(reason({}, yes, 'deleted'), 'deleted');
  });

  it('leaves the filters as they are', () => {
    assert.equal(reason({}, { ...yes, minLikes: 1 }), 'likes');
  });
});

describe('filters', () => {
  it('take a time from its first moment to before its last', () => {
    assert.equal(reason({}, { since: AT }), null);
    assert.equal(reason({}, { since: AT + 1 }), 'date');
    assert.equal(reason({}, { until: AT + 1 }), null);
    assert.equal(reason({}, { until: AT }), 'date');
  });

  it('take likes and media', () => {
    assert.equal(reason({ likes: 3 }, { minLikes: 3 }), null);
    assert.equal(reason({ likes: 2 }, { minLikes: 3 }), 'likes');
    assert.equal(reason({ media: [PHOTO] }, { media: 'only' }), null);
    assert.equal(reason({}, { media: 'only' }), 'media');
    assert.equal(reason({ media: [PHOTO] }, { media: 'none' }), 'media');
    assert.equal(reason({}, { media: 'none' }), null);
  });

  it("take languages by Twitter's codes and by those of today", () => {
    assert.equal(reason({ lang: 'de' }, { languages: ['en', 'DE'] }), null);
    assert.equal(reason({ lang: 'fr' }, { languages: ['en', 'de'] }), 'language');
    assert.equal(reason({ lang: 'in' }, { languages: ['id'] }), null);
    assert.equal(reason({ lang: 'in' }, { languages: ['in'] }), null);
    assert.equal(reason({ lang: 'und' }, { languages: ['und'] }), null);
    assert.equal(reason({ lang: null }, { languages: ['en'] }), 'language');
  });

  it('take apps by any piece of their name or link', () => {
    assert.equal(reason({}, { sources: ['web app'] }), null);
    assert.equal(reason({}, { sources: ['iPhone', 'Web App'] }), null);
    assert.equal(reason({}, { sources: ['iPhone'] }), 'source');
    assert.equal(reason({}, { notSources: ['mobile.twitter', 'nofollow'] }), null);
    assert.equal(reason({ source: null }, { notSources: ['iPhone'] }), null);
  });

  it('look for pieces, not patterns, in what was seen of the text', () => {
    assert.equal(reason({ text: 'Fish &amp; chips' }, { matches: ['fish & CHIPS'] }), null);
    assert.equal(reason({ text: 'Fish &amp; chips' }, { matches: ['amp;'] }), 'match');
    assert.equal(reason({ text: 'caf\u00e9' }, { matches: ['CAFE\u0301'] }), null);
    assert.equal(reason({ text: 'abc' }, { matches: ['a.c'] }), 'match');
    assert.equal(reason({ text: 'fish' }, { notMatches: ['fish'] }), 'match');
    assert.equal(reason({ text: 'fish' }, { matches: ['fish', 'chips'], notMatches: ['peas'] }), null);
  });

  it('look behind links and into long texts', () => {
    const urls = [{ url: 'https://t.co/x', expanded: 'https://heron.example/nest', start: 0, end: 14 }];
    assert.equal(reason({ text: 'https://t.co/x', urls }, { matches: ['heron.example'] }), null);
    const note = { id: '2', text: 'a long text that ends in reeds', mentions: [], urls: [] };
    assert.equal(reason({ text: 'a long…', note }, { matches: ['reeds'] }), null);
  });
});
