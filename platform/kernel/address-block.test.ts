import assert from 'node:assert/strict';
import test from 'node:test';
import { addressBlock } from './address-block.ts';

test('a limit counts an IPv4 address alone, and all the IPv6 addresses of one subscriber as one', () => {
  const blocks: readonly (readonly [string, string])[] = [
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:0:1::1', '2001:db8:0:1::/64'],
    ['2001:DB8:0:1:ffff:0:12ab:1', '2001:db8:0:1::/64'],
    ['2001:0db8:0000:0001:0000:0000:0000:0001', '2001:db8:0:1::/64'],
    ['2001:db8:0:2::1', '2001:db8:0:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
    ['', ''],
  ];
  assert.deepEqual(
    blocks.map(([ip]) => [ip, addressBlock(ip)]),
    blocks,
  );
});
