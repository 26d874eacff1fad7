import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isPublicAddress } from '../../src/http/addresses.ts';
import { SPECIAL_IPV4, SPECIAL_IPV6 } from '../../src/http/special-addresses.ts';

const PUBLIC = [
  '1.1.1.1',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '198.20.0.0',
  '223.255.255.255',
  '2606:4700:4700::1111',
  '2a00:1450:4001:82f::200e',
  '2001:200::1',
  '::ffff:1.1.1.1',
  '::ffff:101:101',
  '64:ff9b::8.8.8.8',
  '64:ff9b::808:808',
  '2002:808:808::1',
];

const NOT_PUBLIC = [
  '',
  'localhost',
  '127.1',
  '0x7f000001',
  '0.0.0.0',
  '127.0.0.1',
  '127.255.255.255',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '0:0:0:0:0:0:0:1',
  '::127.0.0.1',
  '::8.8.8.8',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '0:0:0:0:0:ffff:a00:1',
  '::ffff:0:127.0.0.1',
  '64:ff9b::127.0.0.1',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b:1::8.8.8.8',
  '2002:7f00:1::',
  '2002:c0a8:101:1::1',
  '2001:0:53aa:64c::1',
  '2001:db8::1',
  'fc00::1',
  'fdff::1',
  'fe80::1',
  'fe80::1%eth0',
  '2606:4700:4700::1111%eth0',
  'febf::1',
  'fec0::1',
  'ff02::1',
  '3fff::1',
  '4000::1',
  '5f00::1',
];

describe('isPublicAddress', () => {
  test('lets the public internet pass, up to the edges of the special blocks', () => {
    for (const address of PUBLIC) assert.equal(isPublicAddress(address), true, address);
  });

  test('refuses what is special, unassigned, or not an address as the DNS writes it', () => {
    for (const address of NOT_PUBLIC) assert.equal(isPublicAddress(address), false, address);
  });

  test('refuses every special IPv4 block, plain and inside an IPv6 address', () => {
    const inSpecialBlock = fc.constantFrom(...SPECIAL_IPV4).chain(([network, prefix]) =>
      fc.nat(2 ** (32 - prefix) - 1).map(host => {
        const value = network.split('.').reduce((sum, part) => sum * 256 + Number(part), host);
        return [24, 16, 8, 0].map(shift => Math.floor(value / 2 ** shift) % 256);
      }),
    );
    fc.assert(
      fc.property(inSpecialBlock, parts => {
        const [a = 0, b = 0, c = 0, d = 0] = parts;
        const ipv4 = parts.join('.');
        const inHex = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
        for (const address of [
          ipv4,
          `::ffff:${ipv4}`,
          `::ffff:${inHex}`,
          `64:ff9b::${inHex}`,
          `2002:${inHex}::1`,
        ]) {
          assert.equal(isPublicAddress(address), false, address);
        }
      }),
      { seed: 1 },
    );
  });

  test('refuses the first and last address of every special IPv6 block', () => {
    for (const [network, prefix] of SPECIAL_IPV6) {
      for (const address of [network, lastOf(network, prefix)]) {
        assert.equal(isPublicAddress(address), false, address);
      }
    }
  });
});

function lastOf(network: string, prefix: number): string {
  const [head = '', tail = ''] = network.split('::');
  const groups = [head, tail].map(part => part.split(':').filter(group => group !== ''));
  const [before = [], after = []] = groups;
  const all = [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  return all
    .map((group, n) => {
      const hostBits = Math.min(16, Math.max(0, (n + 1) * 16 - prefix));
      return (Number.parseInt(group, 16) | (2 ** hostBits - 1)).toString(16);
    })
    .join(':');
}
