import type { Address } from '../../src/people/address.ts';
import type { SampleArchive } from '../support/archive.ts';
import type { Account } from '../support/fediverse/account.ts';
import type { MastodonHost } from '../support/fediverse/mastodon-host.ts';
import type { World } from '../support/fediverse/world.ts';
import { pick } from './pick.ts';

/** Everybody in an archive, and what has to become of them. */
export interface People {
  /** Addresses that have to be followed, each by one request. */
  readonly toFollow: readonly string[];
  /** Those of them who never answer, or turn it down: in the end they are not followed. */
  readonly unwilling: readonly string[];
  /** Those of them who turn it down: nothing of it is to be seen then, as if it had never arrived. */
  readonly refusing: readonly string[];
  /** Whom the account followed before, some of whom the archive has too. */
  readonly before: readonly string[];
}

const SERVERS = ['mastodon', 'gotosocial', 'akkoma', 'snac', 'misskey'] as const;
/** A host that never answers. */
const SUNK = 'sunk.example';
/** What a contact of the archive turns out to be; some more often than others. */
const FATES = [
  ...Array<'found'>(8).fill('found'),
  'moved',
  'moved',
  'gone',
  'unknown',
  'unreachable',
  'approves',
  'silent',
  'refuses',
  'blocked',
  'stranger',
  'known',
] as const;
const WROTE = Date.UTC(2018, 5, 1);
const MINUTE = 60_000;

/** Puts people into an archive who say in their display names where they are, and moves them in there. */
export function invite(
  count: number,
  world: World,
  home: MastodonHost,
  alice: Account,
  archive: SampleArchive,
  random: () => number,
): People {
  const hosts = [home, ...SERVERS.map(software => world.mastodon(`${software}.example`, { software }))];
  world.dead(SUNK);
  const toFollow: Address[] = [];
  const unwilling: Address[] = [];
  const refusing: Address[] = [];
  const friend = pick(hosts, random).account('friend', { locked: false });
  home.arrange(alice, friend, { following: true });
  const before: Address[] = [friend.address];

  for (let index = 0; index < count; index += 1) {
    const id = String(2000 + index);
    const handle = `handle${index}`;
    const fate = pick(FATES, random);
    const host = pick(hosts, random);
    const username = `person${index}`;
    const address: Address = `${username}@${fate === 'unreachable' ? SUNK : host.instance.handleHost}`;
    if (fate !== 'unknown' && fate !== 'unreachable') {
      const account = host.account(username, {
        locked: fate === 'approves' || fate === 'silent',
        gone: fate === 'gone',
        refusesFollows: fate === 'refuses',
        ...(fate === 'approves' && { approvesAfterMs: 30 * MINUTE }),
      });
      // Who cannot see a profile does not hear of a move: who is asked to follow is told, and leaves it to the person.
      if (fate === 'moved' && !host.instance.software.signedFetch) {
        const target = pick(hosts, random).account(`new${index}`, { locked: false });
        account.moveTo(target);
        toFollow.push(target.address);
      } else if (fate === 'moved') toFollow.push(address);
      if (['found', 'approves', 'silent', 'refuses'].includes(fate)) toFollow.push(address);
      if (fate === 'silent' || fate === 'refuses') unwilling.push(address);
      if (fate === 'refuses') refusing.push(address);
      if (fate === 'known') {
        home.arrange(alice, account, { following: true });
        before.push(address);
      }
    }
    if (fate !== 'stranger') archive.relation('following', id);
    if (fate === 'blocked') archive.relation('block', id);
    archive.tweet({
      at: new Date(WROTE + index * MINUTE),
      text: `@${handle} yes`,
      replyTo: { id, handle },
      mentions: [{ id, handle, name: `Person ${index} @${address}` }],
    });
  }
  return { toFollow, unwilling, refusing, before };
}
