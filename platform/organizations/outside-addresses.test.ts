import assert from 'node:assert/strict';
import test from 'node:test';
import { mayReach } from './outside-addresses.ts';

const PUBLIC = ['93.184.216.34', '8.8.8.8', '2606:2800:220:1::1', '2a01:e0a::1'];
const LOOPBACK = ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1'];
const PRIVATE = [
  ...['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
  ...['224.0.0.1', '255.255.255.255', '::', 'fd00::1', 'fe80::1', 'ff02::1', '2002:7f00:1::', '64:ff9b::7f00:1'],
  ...['::ffff:10.0.0.1', '2001:db8::1', 'localhost', ''],
];

test('a webhook reaches the internet, this machine where a demonstration may, and no private network', () => {
  const reached = (reach: 'public' | 'loopback', all: readonly string[]) => all.filter((one) => mayReach(reach, one));
  assert.deepEqual(
    [reached('public', PUBLIC), reached('public', LOOPBACK), reached('public', PRIVATE)],
    [PUBLIC, [], []],
  );
  assert.deepEqual(
    [reached('loopback', PUBLIC), reached('loopback', LOOPBACK), reached('loopback', PRIVATE)],
    [PUBLIC, LOOPBACK, []],
  );
  assert.equal(mayReach('anywhere', '10.0.0.1'), true);
});
