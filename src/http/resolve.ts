import { lookup, Resolver } from 'node:dns/promises';
import { codeOf } from './failures.ts';

/** Finds the addresses of a name, best first. @throws an error with a `code` of the DNS */
export type Resolve = (name: string) => Promise<readonly string[]>;

/** How long to ask who is to blame, in milliseconds. */
const BLAME_MS = 1500;

/** Resolves as the rest of the machine does: hosts file, VPN, NAT64. */
export async function resolveBySystem(name: string): Promise<readonly string[]> {
  try {
    const found = await lookup(name, { all: true, order: 'verbatim' });
    return found.map(({ address }) => address);
  } catch (error) {
    if (codeOf(error) !== 'EAI_AGAIN') throw error;
    throw (await brokenDomain(name)) ?? error;
  }
}

/**
 * The system says "try again" both when this machine is offline and when the servers of that one domain are broken,
 * as those of dead hosts often are. A name server that answers SERVFAIL or REFUSED proves the second.
 */
async function brokenDomain(name: string): Promise<unknown> {
  try {
    await new Resolver({ timeout: BLAME_MS, tries: 1 }).resolve4(name);
  } catch (error) {
    if (/^E?(SERVFAIL|REFUSED|NOTFOUND|NODATA)$/.test(codeOf(error))) return error;
  }
  return null;
}
