import assert from 'node:assert/strict';
import type { Account } from '../support/fediverse/account.ts';
import type { MastodonHost } from '../support/fediverse/mastodon-host.ts';
import { lastStates } from './operation.ts';

/** What there is to look at when a migration is done. */
export interface Outcome {
  readonly home: MastodonHost;
  readonly alice: Account;
  /** Addresses that were to be followed. */
  readonly wanted: readonly string[];
  /** The text of the journal. */
  readonly journal: string;
}

/**
 * Every account was followed exactly once by the server's own log, nobody else, and nothing else was done.
 * @throws {AssertionError}
 */
export function expectEachOnce({ home, alice, wanted, journal }: Outcome): void {
  const effects = home.writes.filter(({ isNew }) => isNew).map(({ target }) => target);
  assert.deepEqual(
    home.writes.filter(({ op }) => op !== 'follow'),
    [],
    'nothing but follows',
  );
  const twice = effects.filter((target, index) => effects.indexOf(target) !== index);
  assert.deepEqual(differences(effects, wanted, twice), NOTHING, 'everybody followed exactly once');
  const now = home.following(alice).map(({ address }) => address);
  assert.deepEqual(differences(now, wanted, []), NOTHING, 'whom the account follows in the end');
  // snac2 says of everybody that they are followed: there an unclear follow can only be sent again.
  if (home.instance.software.name !== 'snac') {
    assert.equal(home.writes.length, wanted.length, 'no follow is sent to somebody who is followed already');
  }
  assert.equal(home.limits.refused, 0, 'no limit was hit');
  const last = lastStates(journal, 'follow:');
  assert.equal(last.size, wanted.length);
  assert.deepEqual(
    [...last].filter(([, state]) => state !== 'done'),
    [],
  );
}

const NOTHING = { missing: [], strangers: [], twice: [] };

function differences(followed: readonly string[], wanted: readonly string[], twice: readonly string[]) {
  return {
    missing: wanted.filter(address => !followed.includes(address)),
    strangers: followed.filter(address => !wanted.includes(address)),
    twice: [...twice],
  };
}
