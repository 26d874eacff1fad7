import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Match, Relation } from '../../src/people/types.ts';
import { why } from '../../src/report/why.ts';
import { clue, failed, lookup, match, moved, profile } from './builders.ts';

const FOLLOWED: readonly Relation[] = ['following'];

describe('why', () => {
  const cases: [Match, string, (readonly Relation[])?][] = [
    [match(), 'their display name says so; profile links back'],
    [match({ lookup: null, confidence: 'stated' }), 'their display name says so; not looked up'],
    [
      match({ lookup: moved('a@old.example') }),
      'their display name says so; moved from a@old.example; profile links back',
    ],
    [
      match({
        confidence: 'mentioned',
        clues: [clue({ kind: 'tweet', standing: 'mentioned', saidBy: 'self' }), clue(), clue()],
        lookup: lookup({ profile: profile({ twitter: [] }) }),
      }),
      'a tweet of yours has it beside them, and 2 more clues; profile does not link back',
    ],
    [
      match({
        confidence: 'listed',
        clues: [clue({ kind: 'contacts_address', saidBy: 'record', standing: 'listed' })],
        lookup: lookup({ profile: null }),
      }),
      'your contacts file says so; profile not readable',
    ],
    [
      match({
        confidence: 'listed',
        clues: [clue({ kind: 'contacts_profile', saidBy: 'contact', standing: 'mentioned' })],
      }),
      'their Twitter profile in your contacts file names it; account found',
    ],
    [
      match({
        confidence: 'stated',
        lookup: failed('gone'),
        clues: [clue({ kind: 'dm' }), clue()],
      }),
      'the account is gone; they say so in a direct message, and 1 more clue',
    ],
    [
      match({ confidence: 'stated', lookup: failed('unknown') }),
      'the server does not know this account; their display name says so',
    ],
    [
      match({
        confidence: 'stated',
        lookup: failed('unreachable', 'the connection timed out'),
      }),
      'unreachable: the connection timed out; their display name says so',
    ],
    [
      match({
        confidence: 'guessed',
        clues: [clue({ kind: 'guess', saidBy: 'guess', standing: 'guessed', bridged: true })],
        lookup: lookup({ profile: profile({ bot: true, memorial: true, suspended: true, twitter: [] }) }),
      }),
      'in memoriam; suspended; the same handle, a guess; profile does not link back; a Bluesky account through a bridge; a bot',
    ],
    [
      match({ followedByDefault: false }),
      'you blocked them; their display name says so; profile links back',
      ['following', 'blocked', 'muted'],
    ],
    [
      match({ followedByDefault: false }),
      'you muted them; their display name says so; profile links back',
      ['following', 'muted'],
    ],
    [
      match({ followedByDefault: false }),
      'you do not follow them; their display name says so; profile links back',
      ['follower', 'mentioned'],
    ],
    [match(), 'their display name says so; profile links back', ['follower']],
    [
      match({ confidence: 'claimed', followedByDefault: false }),
      'their display name says so; profile links back',
      ['contacts'],
    ],
  ];
  for (const [given, sentence, relations = FOLLOWED] of cases) {
    it(`${relations.join(' ')}: ${sentence}`, () => assert.equal(why(given, relations), sentence));
  }
});
