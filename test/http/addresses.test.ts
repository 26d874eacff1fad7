import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isPublicAddress } from '../../src/http/addresses.ts';

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
});
