import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { contactOf, gather, mention, tweet } from '../support/people.ts';

/**
 * Something said, and which addresses it gives Bob. `rt`: a tweet of his that the owner retweeted; `like`: one the
 * owner liked; `dm`: a message of his; `to`: a message to him; `own`: a tweet of the owner.
 */
interface Case {
  readonly lang: string;
  readonly how: 'rt' | 'like' | 'dm' | 'to' | 'own';
  readonly text: string;
  readonly stated?: readonly string[];
  readonly mentioned?: readonly string[];
}

const CASES = readFileSync(join(import.meta.dirname, 'corpus', 'clues.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line): Case => JSON.parse(line));

const BOB = mention('2', 'bob', 'Bob');
const CAROL = mention('3', 'carol', 'Carol');

/** The addresses that a text gives Bob, by standing. */
function heard({ how, text }: Case) {
  const mentions = [BOB, ...(text.includes('@carol') ? [CAROL] : [])];
  const gathered = gather(gathering => {
    gathering.relation('following', '2');
    switch (how) {
      case 'rt':
        return gathering.tweet(tweet({ text: `RT @bob: ${text}`, mentions }));
      case 'own':
        return gathering.tweet(tweet({ text, mentions }));
      case 'like':
        gathering.like({ tweetId: '77', text });
        return gathering.tweet(tweet({ text: '@bob yes', replyToStatusId: '77', replyToUserId: '2' }));
      case 'dm':
        return gathering.message({ id: '9', senderId: '2', recipientId: '1', text, urls: [] });
      case 'to':
        return gathering.message({ id: '9', senderId: '1', recipientId: '2', text, urls: [] });
    }
  });
  const clues = contactOf(gathered, '2')?.clues ?? [];
  const addresses = (standing: string) =>
    [...new Set(clues.filter(clue => clue.standing === standing).map(clue => clue.address))].toSorted();
  return { stated: addresses('stated'), mentioned: addresses('mentioned') };
}

describe('the corpus of clues', () => {
  it('has many texts in many languages, and enough that state nothing', () => {
    assert.ok(CASES.length >= 150);
    assert.ok(CASES.filter(({ stated }) => stated === undefined).length >= 50);
    assert.ok(new Set(CASES.map(({ lang }) => lang)).size >= 20);
  });

  it('is understood', () => {
    const wrong = CASES.flatMap(given => {
      const { stated = [], mentioned = [] } = given;
      const expected = { stated: stated.toSorted(), mentioned: mentioned.toSorted() };
      const got = heard(given);
      return JSON.stringify(got) === JSON.stringify(expected) ? [] : [{ text: given.text, expected, got }];
    });
    assert.deepEqual(wrong, []);
  });
});
