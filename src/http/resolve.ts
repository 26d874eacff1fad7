import { lookup } from 'node:dns/promises';

/** Finds the addresses of a name, best first. @throws an error with a `code` of the DNS */
export type Resolve = (name: string) => Promise<readonly string[]>;

/** Resolves as the rest of the machine does: hosts file, VPN, NAT64. */
export async function resolveBySystem(name: string): Promise<readonly string[]> {
  const found = await lookup(name, { all: true, order: 'verbatim' });
  return found.map(({ address }) => address);
}
