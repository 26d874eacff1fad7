import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Gathering } from '../../src/people/gathering.ts';
import { contactOf, entry, gather, mention, tweet } from '../support/people.ts';

const BOB = mention('2', 'bob', 'Bob');

/** The clues about Bob (id 2), in short. */
function clues(feed: (gathering: Gathering) => void, who = '2') {
  return (contactOf(gather(feed), who)?.clues ?? []).map(
    ({ address, kind, standing, saidBy }) => `${address} ${kind} ${standing} ${saidBy}`,
  );
}

describe('clues in tweets', () => {
  it('has the display name at export, once', () => {
    const named = mention('2', 'bob', 'Bob 🐘 @bob@mas.to');
    const feed = (gathering: Gathering) => {
      for (let i = 0; i < 20; i++) gathering.tweet(tweet({ id: String(i), mentions: [named] }));
    };
    assert.deepEqual(clues(feed), ['bob@mas.to display_name stated contact']);
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
    assert.deepEqual(clues(feed), ['bob@mas.to tweet mentioned self']);
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
    assert.deepEqual(clues(feed, '2'), ['x@mas.to retweet mentioned contact']);
    assert.deepEqual(clues(feed, '3'), ['x@mas.to retweet mentioned third_party']);
  });

  it('says nothing of those to whom somebody tells their own address', () => {
    const feed = (gathering: Gathering) =>
      gathering.tweet(
        tweet({ text: "RT @bob: @carol I'm at @bob@mas.to", mentions: [BOB, mention('3', 'carol')] }),
      );
    assert.deepEqual(clues(feed, '3'), []);
  });

  it('knows an address the owner once called their own everywhere', () => {
    const feed = (gathering: Gathering) => {
      gathering.tweet(tweet({ id: '1', text: '@bob see https://mas.to/@me', mentions: [BOB] }));
      gathering.tweet(tweet({ id: '2', text: "I'm on Mastodon: @me@mas.to" }));
    };
    assert.deepEqual(clues(feed), []);
  });

  it('hears somebody whose handle nobody has any more', () => {
    const feed = (gathering: Gathering) =>
      gathering.tweet(
        tweet({ text: "RT @gone: I'm at @gone@mas.to", mentions: [mention(null, 'gone', '')] }),
      );
    assert.deepEqual(clues(feed, 'gone'), ['gone@mas.to retweet stated contact']);
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
    assert.deepEqual(clues(feed), [
      'bob@mas.to retweet stated contact',
      ...Array(5).fill('bob@mas.to retweet mentioned contact'),
    ]);
  });
});

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
      const heard = clues(gathering => {
        gathering.like(like);
        feed(gathering);
      });
      assert.deepEqual(heard, ['bob@mas.to liked_tweet stated contact']);
    });
  }

  it('believe an id more than a handle', () => {
    const url = { url: 'https://t.co/q', expanded: 'https://twitter.com/carol/status/77', start: 0, end: 0 };
    const heard = clues(gathering => {
      gathering.like(like);
      gathering.tweet(tweet({ text: 'https://t.co/q', urls: [url] }));
      gathering.tweet(tweet({ text: '@bob hi', replyToUserId: '2', replyToStatusId: '77' }));
    });
    assert.deepEqual(heard, ['bob@mas.to liked_tweet stated contact']);
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
  it('are made for everybody with a handle', () => {
    const gathered = gather(
      gathering => {
        gathering.relation('following', '3');
        gathering.tweet(tweet({ mentions: [BOB] }));
      },
      ['mas.to', 'mastodon.social'],
    );
    assert.deepEqual(
      gathered.map(({ clues }) => clues.map(({ address, standing }) => `${address} ${standing}`)),
      [[], ['bob@mas.to guessed', 'bob@mastodon.social guessed']],
    );
  });
});

describe('rows of contacts files', () => {
  it('join an account by id, then by its handle of now, and else are new', () => {
    const gathered = gather(gathering => {
      gathering.relation('following', '2');
      gathering.tweet(tweet({ mentions: [mention('3', 'Carol', 'Carol')] }));
      gathering.entry(entry({ id: '2', handle: 'bob', address: 'bob@mas.to' }));
      gathering.entry(entry({ handle: 'carol', address: '@carol@mas.to' }));
      gathering.entry(entry({ handle: 'dora', name: 'Dora', address: 'https://mas.to/@dora' }));
      gathering.entry(entry({ name: 'Erin', address: 'erin@mas.to' }));
    });
    assert.deepEqual(
      gathered.map(({ contact, clues }) => [
        contact.id,
        contact.handle,
        contact.name,
        contact.relations.join(),
        clues.map(clue => `${clue.address} ${clue.standing} ${clue.bare}`).join(),
      ]),
      [
        ['2', 'bob', null, 'following,contacts', 'bob@mas.to listed false'],
        ['3', 'Carol', 'Carol', 'mentioned,contacts', 'carol@mas.to listed false'],
        [null, 'dora', 'Dora', 'contacts', 'dora@mas.to listed false'],
        [null, null, 'Erin', 'contacts', 'erin@mas.to listed false'],
      ],
    );
  });

  it('never add the owner', () => {
    const gathered = gather(gathering => {
      gathering.entry(entry({ id: '1', address: 'me@mas.to' }));
      gathering.entry(entry({ handle: 'Me', address: 'me@mas.to' }));
    });
    assert.deepEqual(gathered, []);
  });

  const profiles: readonly (readonly [bio: string, ...said: string[]])[] = [
    ['Mastodon: @robert@mas.to', 'robert@mas.to stated'],
    ['Dogs | @robert@mas.to | she/her', 'robert@mas.to stated'],
    ['Dogs and cats\n@robert@mas.to', 'robert@mas.to stated'],
    ['Now also on Mastodon as @robert@mas.to', 'robert@mas.to stated'],
    ['Find me at @robert@mas.to', 'robert@mas.to stated'],
    ['Writes about dogs, bobby@mas.to, cats', 'bobby@mas.to mentioned'],
    ['Editor at @guardian@press.example', 'guardian@press.example mentioned'],
    ['Editor, @guardian@press.example', 'guardian@press.example mentioned'],
    ['CTO of @acme@acme.example · @robert@mas.to', 'robert@mas.to stated', 'acme@acme.example mentioned'],
    ['Lives with @bob_smith@mas.to', 'bob_smith@mas.to stated'],
  ];
  for (const [bio, ...said] of profiles) {
    it(`say in a bio: ${JSON.stringify(bio)}`, () => {
      const gathered = gather(gathering => gathering.entry(entry({ handle: 'BobSmith', bio })));
      assert.deepEqual(
        gathered[0]?.clues.map(({ address, standing }) => `${address} ${standing}`),
        said,
      );
    });
  }

  it('say in a name, a place or a link', () => {
    const gathered = gather(gathering =>
      gathering.entry(
        entry({ handle: 'bob', name: 'Bob @a@mas.to', location: '@b@mas.to', url: 'https://mas.to/@c' }),
      ),
    );
    assert.deepEqual(
      gathered[0]?.clues.map(({ address, kind, standing }) => `${address} ${kind} ${standing}`),
      [
        'a@mas.to display_name stated',
        'c@mas.to contacts_profile stated',
        'b@mas.to contacts_profile stated',
      ],
    );
  });
});
