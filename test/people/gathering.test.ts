import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Gathering } from '../../src/people/gathering.ts';
import type { Relation } from '../../src/people/types.ts';
import { cluesAbout, contactOf, entry, gather, mention, tweet } from '../support/people.ts';

const BOB = mention('2', 'bob', 'Bob');

describe('clues in tweets', () => {
  it('has the display name at export, once', () => {
    const named = mention('2', 'bob', 'Bob 🐘 @bob@mas.to');
    const feed = (gathering: Gathering) => {
      for (let i = 0; i < 20; i++) gathering.tweet(tweet({ id: String(i), mentions: [named] }));
    };
    assert.deepEqual(cluesAbout('2', feed), ['bob@mas.to display_name stated contact']);
  });

  it('quotes 300 characters around the address, whole emoji', () => {
    for (const [before, after, from, to] of [
      [400, 400, 144, 143],
      [10, 400, 10, 277],
      [400, 10, 277, 10],
    ] as const) {
      const text = `${'😀'.repeat(before)} @bob@mas.to ${'😀'.repeat(after)}`;
      const gathered = gather(gathering => gathering.entry(entry({ handle: 'bob', bio: text })));
      const quoted = contactOf(gathered, 'bob')?.clues[0]?.text;
      assert.equal(quoted, `${'😀'.repeat(from)} @bob@mas.to ${'😀'.repeat(to)}`);
    }
  });

  it('marks what may be an e-mail address, and what comes over a bridge', () => {
    const gathered = gather(gathering => {
      gathering.tweet(tweet({ mentions: [mention('2', 'bob', 'Bob bob@bobs.example')] }));
      gathering.tweet(tweet({ mentions: [mention('3', 'carol', 'carol.bsky.social')] }));
    });
    assert.equal(contactOf(gathered, '2')?.clues[0]?.bare, true);
    assert.equal(contactOf(gathered, '3')?.clues[0]?.bridged, true);
  });

  it('reads a text as its reader saw it', () => {
    const gathered = gather(gathering =>
      gathering.tweet(
        tweet({
          text: 'RT @bob: Find me &lt;here&gt; 🐘 https://t.co/aaa &amp; bye',
          mentions: [BOB],
          urls: [{ url: 'https://t.co/aaa', expanded: 'https://mas.to/@bob', start: 0, end: 0 }],
        }),
      ),
    );
    assert.deepEqual(contactOf(gathered, '2')?.clues, [
      {
        address: 'bob@mas.to',
        kind: 'retweet',
        text: 'Find me <here> 🐘 https://mas.to/@bob & bye',
        tweetId: '1000',
        saidBy: 'contact',
        standing: 'stated',
        bare: false,
        bridged: false,
      },
    ]);
  });

  it('reads the note in place of the text that was cut', () => {
    const urls = [{ url: 'https://t.co/bbb', expanded: 'https://mas.to/@bob', start: 0, end: 0 }];
    const note = { id: '7', text: 'Where did @bob go? To https://t.co/bbb', mentions: [], urls };
    const feed = (gathering: Gathering) =>
      gathering.tweet(tweet({ text: 'Where did @bob go? …', mentions: [BOB], note }));
    assert.deepEqual(cluesAbout('2', feed), ['bob@mas.to tweet mentioned self']);
  });

  it('keeps 300 code points of a long text, the address among them', () => {
    const long = `${'🦤 '.repeat(300)}@bob is @bob@mas.to${' 🦤'.repeat(300)}`;
    const gathered = gather(gathering => gathering.tweet(tweet({ text: long, mentions: [BOB] })));
    const text = contactOf(gathered, '2')?.clues[0]?.text ?? '';
    assert.equal(Array.from(text).length, 300);
    assert.ok(text.includes('@bob@mas.to'));
    assert.doesNotMatch(text, /\p{Cs}/u);
  });

  it('says of everybody else in a retweet that they were mentioned', () => {
    const feed = (gathering: Gathering) =>
      gathering.tweet(
        tweet({ text: 'RT @bob: @carol see @x@mas.to', mentions: [BOB, mention('3', 'carol')] }),
      );
    assert.deepEqual(cluesAbout('2', feed), ['x@mas.to retweet mentioned contact']);
    assert.deepEqual(cluesAbout('3', feed), ['x@mas.to retweet mentioned third_party']);
  });

  it('says nothing of those to whom somebody tells their own address', () => {
    const feed = (gathering: Gathering) =>
      gathering.tweet(
        tweet({ text: "RT @bob: @carol I'm at @bob@mas.to", mentions: [BOB, mention('3', 'carol')] }),
      );
    assert.deepEqual(cluesAbout('3', feed), []);
  });

  it('knows an address the owner once called their own everywhere', () => {
    const feed = (gathering: Gathering) => {
      gathering.tweet(tweet({ id: '1', text: '@bob see https://mas.to/@me', mentions: [BOB] }));
      gathering.tweet(tweet({ id: '2', text: "I'm on Mastodon: @me@mas.to" }));
    };
    assert.deepEqual(cluesAbout('2', feed), []);
  });

  it('hears somebody whose handle nobody has any more', () => {
    const feed = (gathering: Gathering) =>
      gathering.tweet(
        tweet({ text: "RT @gone: I'm at @gone@mas.to", mentions: [mention(null, 'gone', '')] }),
      );
    assert.deepEqual(cluesAbout('gone', feed), ['gone@mas.to retweet stated contact']);
  });

  it('keeps the first five texts that say the same, and the one that says more', () => {
    const feed = (gathering: Gathering) => {
      for (let i = 0; i < 9; i++) {
        gathering.tweet(
          tweet({ id: `${i}`, text: `RT @bob: part ${i} of what @bob@mas.to wrote`, mentions: [BOB] }),
        );
      }
      gathering.tweet(tweet({ id: '9', text: "RT @bob: I'm at @bob@mas.to", mentions: [BOB] }));
    };
    assert.deepEqual(cluesAbout('2', feed), [
      'bob@mas.to retweet stated contact',
      ...Array(5).fill('bob@mas.to retweet mentioned contact'),
    ]);
  });
});

describe('direct messages', () => {
  it('give an address to a contact whose handle nobody knows', () => {
    const gathered = gather(gathering =>
      gathering.message({ id: '9', senderId: '2', recipientId: '1', text: "I'm @bob@mas.to", urls: [] }),
    );
    assert.deepEqual(gathered[0]?.contact, {
      id: '2',
      handle: null,
      name: null,
      oldHandles: [],
      relations: ['messaged'],
    });
    assert.equal(gathered[0]?.clues[0]?.standing, 'stated');
  });

  it('of the owner in a group are about nobody', () => {
    const gathered = gather(gathering =>
      gathering.message({ id: '9', senderId: '1', recipientId: null, text: 'see @x@mas.to', urls: [] }),
    );
    assert.deepEqual(gathered, []);
  });
});

describe('guesses', () => {
  const guessed = (feed: (gathering: Gathering) => void, ...relations: Relation[]) =>
    gather(feed, { guessOn: ['mas.to', 'mastodon.social'], relations: new Set(relations) }).flatMap(
      ({ clues }) => clues.map(({ address, standing }) => `${address} ${standing}`),
    );
  const BOBS = ['bob@mas.to guessed', 'bob@mastodon.social guessed'];

  it('are made for the wanted with a handle', () => {
    const feed = (gathering: Gathering) => {
      gathering.relation('following', '2');
      gathering.relation('following', '3');
      gathering.tweet(tweet({ mentions: [BOB, mention('4', 'carol')] }));
    };
    assert.deepEqual(guessed(feed, 'following'), BOBS);
    assert.deepEqual(guessed(feed, 'follower'), []);
  });

  it('are made for the people of contacts files', () => {
    assert.deepEqual(
      guessed(gathering => gathering.entry(entry({ handle: 'bob' }))),
      BOBS,
    );
  });

  it('tell no server of the blocked and the muted', () => {
    for (const file of ['block', 'mute'] as const) {
      const feed = (gathering: Gathering) => {
        gathering.relation('following', '2');
        gathering.relation(file, '2');
        gathering.tweet(tweet({ mentions: [BOB] }));
      };
      assert.deepEqual(guessed(feed, 'following', 'mentioned'), [], file);
    }
  });

  it('are not made of what can be no name', () => {
    assert.deepEqual(
      guessed(gathering => gathering.entry(entry({ handle: 'b ob,' }))),
      [],
    );
  });
});
