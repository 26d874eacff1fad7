/**
 * The special-purpose address registries of IANA (RFC 6890 and its updates, as of October 2025) and multicast.
 * Blocks that are reachable but hold no web servers, such as AS112 and AMT, are among them.
 */

/** Network and prefix length. */
export type Block = readonly [network: string, prefix: number];

/** https://www.iana.org/assignments/iana-ipv4-special-registry */
export const SPECIAL_IPV4: readonly Block[] = [
  ['0.0.0.0', 8], // "This network" (RFC 791)
  ['10.0.0.0', 8], // Private use (RFC 1918)
  ['100.64.0.0', 10], // Shared address space, carrier-grade NAT (RFC 6598)
  ['127.0.0.0', 8], // Loopback (RFC 1122)
  ['169.254.0.0', 16], // Link local (RFC 3927)
  ['172.16.0.0', 12], // Private use (RFC 1918)
  ['192.0.0.0', 24], // IETF protocol assignments (RFC 6890)
  ['192.0.2.0', 24], // Documentation, TEST-NET-1 (RFC 5737)
  ['192.31.196.0', 24], // AS112-v4 (RFC 7535)
  ['192.52.193.0', 24], // AMT (RFC 7450)
  ['192.88.99.0', 24], // Deprecated 6to4 relay anycast (RFC 7526)
  ['192.168.0.0', 16], // Private use (RFC 1918)
  ['192.175.48.0', 24], // Direct delegation AS112 service (RFC 7534)
  ['198.18.0.0', 15], // Benchmarking (RFC 2544)
  ['198.51.100.0', 24], // Documentation, TEST-NET-2 (RFC 5737)
  ['203.0.113.0', 24], // Documentation, TEST-NET-3 (RFC 5737)
  ['224.0.0.0', 4], // Multicast (RFC 5771)
  ['240.0.0.0', 4], // Reserved, with limited broadcast at its end (RFC 1112, RFC 8190)
];

/** https://www.iana.org/assignments/iana-ipv6-special-registry, without the blocks that hold an IPv4 address. */
export const SPECIAL_IPV6: readonly Block[] = [
  ['::', 128], // Unspecified (RFC 4291)
  ['::1', 128], // Loopback (RFC 4291)
  ['64:ff9b:1::', 48], // Local-use IPv4/IPv6 translation (RFC 8215)
  ['100::', 64], // Discard only (RFC 6666)
  ['100:0:0:1::', 64], // Dummy prefix (RFC 9780)
  ['2001::', 23], // IETF protocol assignments, with Teredo, benchmarking and ORCHID (RFC 2928)
  ['2001:db8::', 32], // Documentation (RFC 3849)
  ['2620:4f:8000::', 48], // Direct delegation AS112 service (RFC 7534)
  ['3fff::', 20], // Documentation (RFC 9637)
  ['5f00::', 16], // Segment routing (RFC 9602)
  ['fc00::', 7], // Unique local (RFC 4193)
  ['fe80::', 10], // Link local (RFC 4291)
  ['fec0::', 10], // Deprecated site local (RFC 3879)
  ['ff00::', 8], // Multicast (RFC 4291)
];

/** All of IPv6 that IANA has opened for use on the internet so far (RFC 4291 §2.5.4). */
export const GLOBAL_UNICAST: Block = ['2000::', 3];

/**
 * Blocks whose addresses hold an IPv4 address, which decides for them.
 * `at` is the 16-bit group it begins in.
 */
export const HOLDING_IPV4: readonly { readonly block: Block; readonly at: number }[] = [
  { block: ['::ffff:0:0', 96], at: 6 }, // IPv4-mapped (RFC 4291)
  { block: ['64:ff9b::', 96], at: 6 }, // IPv4/IPv6 translation, NAT64 (RFC 6052)
  { block: ['2002::', 16], at: 1 }, // 6to4 (RFC 3056)
];
