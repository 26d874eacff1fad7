import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { entry, gather, mention, tweet } from '../support/people.ts';

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

  it('name others in', () => {
    for (const bio of [
      '#FollowFriday @a@mas.to @b@mas.to',
      '❤️ @a@mas.to | dad',
      'Beware: someone is impersonating me at @bob_hart@mas.to',
      '@bob_hart@mas.to is an impostor',
      'formerly @bob_hart@mas.to',
    ]) {
      const gathered = gather(gathering => gathering.entry(entry({ handle: 'bob_hart', bio })));
      assert.ok(
        gathered[0]?.clues.every(({ standing }) => standing === 'mentioned'),
        bio,
      );
    }
  });
});
