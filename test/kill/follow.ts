import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../support/fediverse/world.ts';
import { expectEachOnce } from './follow-expectations.ts';
import type { Operation } from './operation.ts';

const ACCOUNTS = 300;
const HOSTS = 7;

/** A follow of 300 accounts. */
export const FOLLOW: Operation = {
  name: 'follow',
  servers: [{ software: 'mastodon' }, { software: 'gotosocial' }, { software: 'snac' }],
  args: ['matches.csv'],
  requests: { follow: ({ method, url }) => method === 'POST' && url.pathname.endsWith('/follow') },
  prefix: 'follow:',
  async prepare({ world, home, alice, cwd }) {
    const wanted = populate(world);
    writeFileSync(join(cwd, 'matches.csv'), matchesOf(wanted));
    return journal => {
      expectEachOnce({ home, alice, wanted, journal });
      return `${home.writes.length} follows`;
    };
  },
};

/** Moves the people in who are to be followed. @returns their addresses */
function populate(world: World): string[] {
  const hosts = Array.from({ length: HOSTS }, (_, index) => world.mastodon(`away${index}.example`));
  return Array.from({ length: ACCOUNTS }, (_, index) => {
    const host = hosts[index % HOSTS];
    return host?.account(`person${index}`).address ?? '';
  });
}

function matchesOf(addresses: readonly string[]): string {
  const columns =
    'twitter_id,twitter_handle,twitter_name,relations,address,confidence,why,profile_url,followed_by_default,follow';
  const rows = addresses.map(
    (address, index) => `${1000 + index},handle${index},Name ${index},following,${address},stated,,,yes,yes`,
  );
  return [columns, ...rows, ''].join('\r\n');
}
