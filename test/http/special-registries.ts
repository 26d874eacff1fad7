/**
 * Transcribed from IANA's registries of special-purpose addresses (both as of 2025-10-09) row by row, rows inside
 * others too, without a look at what the guard has: the two are compared by the tests alone.
 */

/** One row. */
export interface SpecialBlock {
  /** `network/prefix` */
  readonly block: string;
  readonly name: string;
  readonly rfc: string;
  readonly last: string;
  /** The addresses just outside, where those are of the public internet. */
  readonly outside: readonly string[];
}

const row = (block: string, name: string, rfc: string, last: string, ...outside: string[]): SpecialBlock => ({
  block,
  name,
  rfc,
  last,
  outside,
});

/** https://www.iana.org/assignments/iana-ipv4-special-registry, and multicast (RFC 5771). */
export const IPV4_REGISTRY: readonly SpecialBlock[] = [
  row('0.0.0.0/8', '"This network"', 'RFC 791', '0.255.255.255', '1.0.0.0'),
  row('0.0.0.0/32', '"This host on this network"', 'RFC 1122', '0.0.0.0'),
  row('10.0.0.0/8', 'Private-Use', 'RFC 1918', '10.255.255.255', '9.255.255.255', '11.0.0.0'),
  row(
    '100.64.0.0/10',
    'Shared Address Space',
    'RFC 6598',
    '100.127.255.255',
    '100.63.255.255',
    '100.128.0.0',
  ),
  row('127.0.0.0/8', 'Loopback', 'RFC 1122', '127.255.255.255', '126.255.255.255', '128.0.0.0'),
  row('169.254.0.0/16', 'Link Local', 'RFC 3927', '169.254.255.255', '169.253.255.255', '169.255.0.0'),
  row('172.16.0.0/12', 'Private-Use', 'RFC 1918', '172.31.255.255', '172.15.255.255', '172.32.0.0'),
  row('192.0.0.0/24', 'IETF Protocol Assignments', 'RFC 6890', '192.0.0.255', '191.255.255.255', '192.0.1.0'),
  row('192.0.0.0/29', 'IPv4 Service Continuity Prefix', 'RFC 7335', '192.0.0.7'),
  row('192.0.0.8/32', 'IPv4 dummy address', 'RFC 7600', '192.0.0.8'),
  row('192.0.0.9/32', 'Port Control Protocol Anycast', 'RFC 7723', '192.0.0.9'),
  row('192.0.0.10/32', 'TURN Anycast', 'RFC 8155', '192.0.0.10'),
  row('192.0.0.170/32', 'NAT64/DNS64 Discovery', 'RFC 7050', '192.0.0.170'),
  row('192.0.0.171/32', 'NAT64/DNS64 Discovery', 'RFC 7050', '192.0.0.171'),
  row('192.0.2.0/24', 'Documentation (TEST-NET-1)', 'RFC 5737', '192.0.2.255', '192.0.1.255', '192.0.3.0'),
  row('192.31.196.0/24', 'AS112-v4', 'RFC 7535', '192.31.196.255', '192.31.195.255', '192.31.197.0'),
  row('192.52.193.0/24', 'AMT', 'RFC 7450', '192.52.193.255', '192.52.192.255', '192.52.194.0'),
  row('192.88.99.0/24', '6to4 Relay Anycast', 'RFC 7526', '192.88.99.255', '192.88.98.255', '192.88.100.0'),
  row('192.88.99.2/32', '6a44-relay anycast address', 'RFC 6751', '192.88.99.2'),
  row('192.168.0.0/16', 'Private-Use', 'RFC 1918', '192.168.255.255', '192.167.255.255', '192.169.0.0'),
  row('192.175.48.0/24', 'AS112 Service', 'RFC 7534', '192.175.48.255', '192.175.47.255', '192.175.49.0'),
  row('198.18.0.0/15', 'Benchmarking', 'RFC 2544', '198.19.255.255', '198.17.255.255', '198.20.0.0'),
  row(
    '198.51.100.0/24',
    'Documentation (TEST-NET-2)',
    'RFC 5737',
    '198.51.100.255',
    '198.51.99.255',
    '198.51.101.0',
  ),
  row(
    '203.0.113.0/24',
    'Documentation (TEST-NET-3)',
    'RFC 5737',
    '203.0.113.255',
    '203.0.112.255',
    '203.0.114.0',
  ),
  row('224.0.0.0/4', 'Multicast', 'RFC 5771', '239.255.255.255', '223.255.255.255'),
  row('240.0.0.0/4', 'Reserved', 'RFC 1112', '255.255.255.255'),
  row('255.255.255.255/32', 'Limited Broadcast', 'RFC 8190', '255.255.255.255'),
];

const ONES = ':ffff:ffff:ffff:ffff';

/**
 * https://www.iana.org/assignments/iana-ipv6-special-registry, multicast, site-local and IPv4-compatible addresses
 * (RFC 4291), without the blocks that hold an IPv4 address, which decides for them.
 */
export const IPV6_REGISTRY: readonly SpecialBlock[] = [
  row('::1/128', 'Loopback Address', 'RFC 4291', '::1'),
  row('::/128', 'Unspecified Address', 'RFC 4291', '::'),
  row('::/96', 'IPv4-Compatible Addresses', 'RFC 4291', '::ffff:ffff'),
  row('64:ff9b:1::/48', 'IPv4-IPv6 Translation', 'RFC 8215', `64:ff9b:1:ffff${ONES}`),
  row('100::/64', 'Discard-Only Address Block', 'RFC 6666', `100:0:0:0${ONES}`),
  row('100:0:0:1::/64', 'Dummy IPv6 Prefix', 'RFC 9780', `100:0:0:1${ONES}`),
  row(
    '2001::/23',
    'IETF Protocol Assignments',
    'RFC 2928',
    `2001:1ff:ffff:ffff${ONES}`,
    `2000:ffff:ffff:ffff${ONES}`,
    '2001:200::',
  ),
  row('2001::/32', 'TEREDO', 'RFC 4380', `2001:0:ffff:ffff${ONES}`),
  row('2001:1::1/128', 'Port Control Protocol Anycast', 'RFC 7723', '2001:1::1'),
  row('2001:1::2/128', 'TURN Anycast', 'RFC 8155', '2001:1::2'),
  row('2001:1::3/128', 'DNS-SD SRP Anycast', 'RFC 9665', '2001:1::3'),
  row('2001:2::/48', 'Benchmarking', 'RFC 5180', `2001:2:0:ffff${ONES}`),
  row('2001:3::/32', 'AMT', 'RFC 7450', `2001:3:ffff:ffff${ONES}`),
  row('2001:4:112::/48', 'AS112-v6', 'RFC 7535', `2001:4:112:ffff${ONES}`),
  row('2001:10::/28', 'Deprecated (ORCHID)', 'RFC 4843', `2001:1f:ffff:ffff${ONES}`),
  row('2001:20::/28', 'ORCHIDv2', 'RFC 7343', `2001:2f:ffff:ffff${ONES}`),
  row('2001:30::/28', 'Drone Remote ID', 'RFC 9374', `2001:3f:ffff:ffff${ONES}`),
  row(
    '2001:db8::/32',
    'Documentation',
    'RFC 3849',
    `2001:db8:ffff:ffff${ONES}`,
    `2001:db7:ffff:ffff${ONES}`,
    '2001:db9::',
  ),
  row(
    '2620:4f:8000::/48',
    'AS112 Service',
    'RFC 7534',
    `2620:4f:8000:ffff${ONES}`,
    `2620:4f:7fff:ffff${ONES}`,
    '2620:4f:8001::',
  ),
  row(
    '3fff::/20',
    'Documentation',
    'RFC 9637',
    `3fff:fff:ffff:ffff${ONES}`,
    `3ffe:ffff:ffff:ffff${ONES}`,
    '3fff:1000::',
  ),
  row('5f00::/16', 'Segment Routing (SRv6) SIDs', 'RFC 9602', `5f00:ffff:ffff:ffff${ONES}`),
  row('fc00::/7', 'Unique-Local', 'RFC 4193', `fdff:ffff:ffff:ffff${ONES}`),
  row('fe80::/10', 'Link-Local Unicast', 'RFC 4291', `febf:ffff:ffff:ffff${ONES}`),
  row('fec0::/10', 'Site-Local Unicast', 'RFC 3879', `feff:ffff:ffff:ffff${ONES}`),
  row('ff00::/8', 'Multicast', 'RFC 4291', `ffff:ffff:ffff:ffff${ONES}`),
];

/** How IPv6 addresses hold an IPv4 address, given as its 32 bits in two groups. */
export const IPV4_HOLDERS: readonly { readonly rfc: string; readonly of: (groups: string) => string }[] = [
  { rfc: 'RFC 4291, IPv4-mapped', of: groups => `::ffff:${groups}` },
  { rfc: 'RFC 6052, NAT64', of: groups => `64:ff9b::${groups}` },
  { rfc: 'RFC 3056, 6to4', of: groups => `2002:${groups}::1` },
  { rfc: 'RFC 5214, ISATAP', of: groups => `2606:4700::5efe:${groups}` },
  { rfc: 'RFC 5214, ISATAP, universal', of: groups => `2606:4700::200:5efe:${groups}` },
];

/** Names of IANA's registry of special-use domain names, and those that private networks use. */
export const SPECIAL_NAMES: readonly (readonly [name: string, source: string])[] = [
  ['localhost', 'RFC 6761'],
  ['invalid', 'RFC 6761'],
  ['local', 'RFC 6762'],
  ['onion', 'RFC 7686'],
  ['home.arpa', 'RFC 8375'],
  ['alt', 'RFC 9476'],
  ['ipv4only.arpa', 'RFC 8880'],
  ['10.in-addr.arpa', 'RFC 6761'],
  ['service.arpa', 'RFC 9665'],
  ['resolver.arpa', 'RFC 9462'],
  ['eap-noob.arpa', 'RFC 9140'],
  ['internal', 'ICANN board resolution of 2024-07-29'],
  ['intranet', 'RFC 6762, appendix G'],
  ['private', 'RFC 6762, appendix G'],
  ['corp', 'RFC 6762, appendix G'],
  ['home', 'RFC 6762, appendix G'],
  ['lan', 'RFC 6762, appendix G'],
  ['localdomain', 'what /etc/hosts of many systems has'],
];
