import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { type Block, GLOBAL_UNICAST, HOLDING_IPV4, SPECIAL_IPV4, SPECIAL_IPV6 } from './special-addresses.ts';

const specialIpv4 = blockList(SPECIAL_IPV4, 'ipv4');
const specialIpv6 = blockList(SPECIAL_IPV6, 'ipv6');
const globalUnicast = blockList([GLOBAL_UNICAST], 'ipv6');
const holders = HOLDING_IPV4.map(({ block, at }) => ({ list: blockList([block], 'ipv6'), at }));

/**
 * Whether an address belongs to a host of the public internet. One that holds an IPv4 address (mapped, NAT64, 6to4,
 * ISATAP) is judged by that too, so that NAT64 networks work and cannot be used to reach a private host.
 * @param address as the DNS gives it; anything else is not public
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !specialIpv4.check(address, 'ipv4');
  // A zone names an interface of this machine.
  if (!isIPv6(address) || address.includes('%')) return false;
  const groups = groupsOf(address);
  for (const { list, at } of holders) {
    if (list.check(address, 'ipv6')) return isPublicAddress(ipv4At(groups, at));
  }
  if (!globalUnicast.check(address, 'ipv6') || specialIpv6.check(address, 'ipv6')) return false;
  return !isIsatap(groups) || isPublicAddress(ipv4At(groups, 6));
}

/** RFC 5214 §6.1: a site's own router sends it on to the IPv4 address in its second half, under any prefix. */
function isIsatap(groups: readonly number[]): boolean {
  return (groups[4] === 0 || groups[4] === 0x200) && groups[5] === 0x5efe;
}

/** The two groups from `at` on, as an IPv4 address. */
function ipv4At(groups: readonly number[], at: number): string {
  return groups
    .slice(at, at + 2)
    .map(group => `${group >> 8}.${group & 0xff}`)
    .join('.');
}

/** The eight groups of an IPv6 address. */
function groupsOf(ipv6: string): number[] {
  // The URL parser writes every spelling the same way: groups in hexadecimal, at most one "::".
  const [head = '', tail = ''] = new URL(`http://[${ipv6}]`).hostname.slice(1, -1).split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const groups = [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  return groups.map(group => Number.parseInt(group, 16));
}

function blockList(blocks: readonly Block[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of blocks) list.addSubnet(network, prefix, family);
  return list;
}
