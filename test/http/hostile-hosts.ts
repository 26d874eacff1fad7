import { isIPv4 } from 'node:net';
import { IPV4_HOLDERS, IPV4_REGISTRY, IPV6_REGISTRY, SPECIAL_NAMES } from './special-registries.ts';

/** Addresses of the public internet. */
export const PUBLIC = ['93.184.215.14', '2606:4700::1111'];

/** The first, middle and last address of every block. */
const special = (registry: typeof IPV4_REGISTRY) =>
  registry.flatMap(({ block, last, name, rfc }) => {
    const first = block.slice(0, block.indexOf('/'));
    return [first, middle(first, last), last].map(address => ({
      address,
      what: `${address} (${name}, ${rfc})`,
    }));
  });
export const SPECIAL_V4 = special(IPV4_REGISTRY);
export const SPECIAL_V6 = special(IPV6_REGISTRY);
const HELD = IPV4_HOLDERS.flatMap(({ rfc, of }) =>
  SPECIAL_V4.map(({ address, what }) => ({ address: of(groupsOf(address)), what: `${what} in ${rfc}` })),
);
/** All of them, and IPv6 addresses that hold one. */
export const SPECIAL = [...SPECIAL_V4, ...SPECIAL_V6, ...HELD];

/** Every way to write an IPv4 address that some URL parser or libc takes (WHATWG URL, inet_aton(3)). */
function spellings(address: string): string[] {
  const parts = address.split('.').map(Number);
  const value = bitsOf(address);
  const [a = 0, b = 0, c = 0, d = 0] = parts;
  const octal = (part: number) => `0${part.toString(8)}`;
  const hex = (part: number) => `0x${part.toString(16)}`;
  return [
    address,
    `${address}.`,
    `${a}.${b}.${c * 256 + d}`,
    `${a}.${b * 65_536 + c * 256 + d}`,
    `${value}`,
    octal(Number(value)),
    hex(Number(value)).toUpperCase().replace('X', 'x'),
    parts.map(octal).join('.'),
    parts.map(hex).join('.'),
    `${hex(a)}.${octal(b)}.${c * 256 + d}`,
    `${a}.${b}.${c}.${hex(d)}`,
    address.replaceAll('.', '。'),
    address.replaceAll('.', '．'),
    wide(address),
    address.replace(/\d/g, digit => (digit === '0' ? '⓪' : String.fromCodePoint(0x245f + Number(digit)))),
    address.replace(/[\d.]/g, character => `%${character.charCodeAt(0).toString(16)}`),
    ...IPV4_HOLDERS.map(({ of }) => `[${of(groupsOf(address))}]`),
    `[::ffff:${address}]`,
    `[0:0:0:0:0:FFFF:${groupsOf(address)}]`,
    `[::${address}]`,
    `[64:ff9b::${address}]`,
    `[fe80::1%25eth0]`,
  ];
}

/** Other ways to write a name which a URL or a resolver takes for the same (UTS 46). */
function homographs(name: string): string[] {
  return [
    name,
    `${name}.`,
    name.toUpperCase(),
    wide(name),
    name.replace(/[a-z]/g, letter => String.fromCodePoint(0x24d0 + letter.charCodeAt(0) - 0x61)),
    name.replace(/[a-z]/g, letter => String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 0x61)),
    name.replace(/[a-z]/g, letter => `%${letter.charCodeAt(0).toString(16)}`),
    name.replaceAll('.', '。'),
    `${name}。`,
    `${name.slice(0, 1)}\u00ad${name.slice(1)}`,
    `${name.slice(0, 1)}\u200b${name.slice(1)}`,
    name.replace('s', 'ſ').replace('k', '\u212a'),
  ].flatMap(written => [written, `printer.${written}`, `a.b.${written}`]);
}

const OTHER_REFUSED_URLS = [
  ...[1, 22, 80, 444, 3000, 6379, 8080, 8443, 65_535].map(port => `https://social.example:${port}/`),
  ...['http', 'ws', 'wss', 'ftp', 'file', 'gopher', 'dict', 'ldap', 'jar', 'unix', 'blob:https'].map(
    scheme => `${scheme}://social.example/`,
  ),
  'no URL',
  '',
  'https://',
  'data:text/plain,x',
  'http:127.0.0.1',
  'https:\\\\127.0.0.1\\',
  'https:/127.0.0.1/',
  'https://me@social.example/',
  'https://:word@social.example/',
  'https://social.example@127.0.0.1/',
  'https://127.0.0.1#@social.example/',
  'https://127.0.0.1\\@social.example/',
  'https://127.0.0.1?@social.example/',
  'https://social.example:443@[::1]/',
  'https://1/',
  'https://social/',
  'https://social.example./',
  'https://.social.example/',
  'https://social..example/',
  '\u0000https://127.0.0.1/',
  ' https://127.0.0.1/ ',
  'ht\ntps://127.0.\t0.1/',
];

/** URLs that are refused by themselves. */
export const REFUSED_URLS = [
  ...new Set(SPECIAL_V4.flatMap(({ address }) => spellings(address)).map(host => `https://${host}/`)),
  ...PUBLIC.map(address => `https://${address.includes(':') ? `[${address}]` : address}/`),
  ...[...SPECIAL_V6, ...HELD].map(({ address }) => `https://[${address}]/`),
  ...SPECIAL_NAMES.flatMap(([name]) => homographs(name)).map(host => `https://${host}/`),
  ...OTHER_REFUSED_URLS,
];

/** Where a server at `start.example` redirects to in vain: a redirect is judged as every URL is. */
export const REDIRECTS = [
  ...spellings('169.254.169.254').map(host => `//${host}/`),
  ...homographs('localhost').map(host => `https://${host}/`),
  ...SPECIAL_NAMES.map(([name]) => `https://a.${name}/`),
  ...OTHER_REFUSED_URLS,
]
  // A header holds ASCII alone; the host of a URL may be escaped.
  .map(url => url.replace(/[^ -~]/gu, encodeURIComponent))
  .filter(url => {
    const base = 'https://start.example/';
    return URL.canParse(url, base) && new URL(url, base).host !== 'start.example';
  });

/** The 32 bits of an IPv4 address in two groups, as IPv6 writes them. */
export function groupsOf(address: string): string {
  const value = bitsOf(address);
  return `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
}

/** Half way between two addresses of one family. */
function middle(first: string, last: string): string {
  const value = (bitsOf(first) + bitsOf(last)) / 2n;
  const [groups, bits, radix, separator] = isIPv4(first)
    ? ([4, 8n, 10, '.'] as const)
    : ([8, 16n, 16, ':'] as const);
  return Array.from({ length: groups }, (_, n) => {
    const group = (value >> (bits * BigInt(groups - 1 - n))) & ((1n << bits) - 1n);
    return group.toString(radix);
  }).join(separator);
}

function bitsOf(address: string): bigint {
  if (isIPv4(address)) return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
  const [before = [], behind = []] = address
    .split('::')
    .map(part => part.split(':').filter(group => group !== ''));
  const groups = [...before, ...Array<string>(8 - before.length - behind.length).fill('0'), ...behind];
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}

/** In full width, as UTS 46 maps back. */
function wide(text: string): string {
  return text.replace(/[!-~]/g, character => String.fromCodePoint(character.charCodeAt(0) + 0xfee0));
}
