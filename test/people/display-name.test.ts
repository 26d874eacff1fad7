import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nameClues } from '../../src/people/display-name.ts';

const said = (standing: string, name: string) =>
  nameClues(name, 'bob_hart')
    .filter(clue => clue.standing === standing)
    .map(({ address }) => address);

const THEIRS = [
  'Bob @ink@mas.to',
  'Bob 🐘@ink@mas.to',
  'Bob (he/him) @ink@mas.to',
  'Bob (not a bot) @ink@mas.to',
  'Bob 💖 @ink@mas.to',
  'Bob | mas.to/@ink',
  'Bob at @ink@mas.to',
  'Bob moved to @ink@mas.to',
  'Follow me at @ink@mas.to',
  'Not here → @ink@mas.to',
  'No longer on Twitter: @ink@mas.to',
  'Ex-Twitter @ink@mas.to',
  '@ink@mas.to (formerly Bob)',
  'Bob, nu på @ink@mas.to',
  'Bob jetzt bei @ink@mas.to',
  'ボブ @ink@mas.to',
  'bobhart.com @ink@mas.to',
  'Bob, Arsenal fan @ink@mas.to',
  'Stan @ink@mas.to',
  'Anti-fascist @ink@mas.to',
  'Free Palestine @ink@mas.to',
  'Reporter @ink@mas.to',
];

const NOT_THEIRS = [
  'not @ink@mas.to',
  'Bob, no longer @ink@mas.to',
  'formerly @ink@mas.to',
  'Bob (ex-@ink@mas.to)',
  "Bob's old account: @ink@mas.to",
  'Bob ≠ @ink@mas.to',
  '@ink@mas.to is not me',
  'früher @ink@mas.to',
  'Bob, anciennement @ink@mas.to',
  'Bob (бывший @ink@mas.to)',
  'Bob 元@ink@mas.to',
  'parody of @ink@mas.to',
  'Bob (fan of @ink@mas.to)',
  '@ink@mas.to fan club',
  'Bob — Team @ink@mas.to',
  'he/him, partner of @ink@mas.to',
  'Bob & @ink@mas.to',
  'Bob loves @ink@mas.to',
  'Host of @ink@mas.to',
  'Boycott @ink@mas.to',
];

describe('an address in a display name', () => {
  for (const name of THEIRS) {
    it(`is its owner's in "${name}"`, () => assert.deepEqual(said('stated', name), ['ink@mas.to']));
  }

  for (const name of NOT_THEIRS) {
    it(`is but mentioned in "${name}"`, () => assert.deepEqual(said('mentioned', name), ['ink@mas.to']));
  }

  it('is judged apart from the others', () => {
    const name = 'Bob (ex @bob@mastodon.social, now @bob@mas.to)';
    assert.deepEqual(said('stated', name), ['bob@mas.to']);
    assert.deepEqual(said('mentioned', name), ['bob@mastodon.social']);
  });

  it("is its owner's beside a word for others, if it is called like them", () => {
    assert.deepEqual(said('stated', 'Team Acme, by @acme@mas.to'), ['acme@mas.to']);
    assert.deepEqual(said('mentioned', 'Team Acme, by @ink@mas.to'), ['ink@mas.to']);
  });
});
