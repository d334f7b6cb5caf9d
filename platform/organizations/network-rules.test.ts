import assert from 'node:assert/strict';
import test from 'node:test';
import { isNetwork, isWithin } from './network-rules.ts';

test('networks are read in both families, with or without a prefix, and nothing else is', () => {
  const good = ['192.0.2.0/24', '192.0.2.7', '192.0.2.7/32', '0.0.0.0/0', '2001:db8::/32', '2001:DB8::1', '::1/128'];
  const bad = ['', '192.0.2', '192.0.2.0/33', '192.0.2.0/', '192.0.2.0/-1', '2001:db8::/129', 'cabinet', '1.2.3.4/8/9'];
  assert.deepEqual(
    good.filter((text) => !isNetwork(text)),
    [],
  );
  assert.deepEqual(bad.filter(isNetwork), []);
});

test('an address is within one of the networks, or within any where there is none', () => {
  const networks = ['192.0.2.0/24', '198.51.100.7', '2001:db8:7::/48'];
  const inside = ['192.0.2.1', '192.0.2.255', '::ffff:192.0.2.9', '198.51.100.7', '2001:db8:7::1', '2001:db8:7:ffff::'];
  const outside = ['192.0.3.1', '198.51.100.8', '::ffff:192.0.3.1', '2001:db8:8::1', '::1', 'unknown', ''];
  assert.deepEqual(
    inside.filter((ip) => !isWithin(networks, ip)),
    [],
  );
  assert.deepEqual(
    outside.filter((ip) => isWithin(networks, ip)),
    [],
  );
  assert.equal(isWithin([], '203.0.113.1'), true);
});
