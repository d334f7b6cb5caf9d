import { BlockList, isIP } from 'node:net';

/** What a webhook may reach: the public internet, this machine besides (a demonstration), or any network. */
export type WebhookReach = 'public' | 'loopback' | 'anywhere';

const LOOPBACK = listOf([
  ['127.0.0.0', 8, 'ipv4'],
  ['::1', 128, 'ipv6'],
]);

/** IPv4 that is nobody's on the internet (RFC 6890), where a request from inside reaches what one from outside cannot. */
const PRIVATE_IPV4 = listOf([
  ...([
    ['0.0.0.0', 8, 'ipv4'],
    ['10.0.0.0', 8, 'ipv4'],
    ['100.64.0.0', 10, 'ipv4'],
    ['127.0.0.0', 8, 'ipv4'],
    ['169.254.0.0', 16, 'ipv4'],
    ['172.16.0.0', 12, 'ipv4'],
    ['192.0.0.0', 24, 'ipv4'],
    ['192.0.2.0', 24, 'ipv4'],
    ['192.168.0.0', 16, 'ipv4'],
    ['198.18.0.0', 15, 'ipv4'],
    ['198.51.100.0', 24, 'ipv4'],
    ['203.0.113.0', 24, 'ipv4'],
    ['224.0.0.0', 3, 'ipv4'],
  ] as const),
]);
/** Of IPv6 only global unicast is outside, less tunnels to IPv4 and documentation. */
const GLOBAL_IPV6 = listOf([['2000::', 3, 'ipv6']]);
const TUNNELS_IPV6 = listOf([
  ['2001::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
]);

/** Whether a webhook may be sent to an address, once its name has been resolved. */
export function mayReach(reach: WebhookReach, written: string): boolean {
  const address = written.replace(/^::ffff:(?=\d+\.)/i, '');
  const version = isIP(address);
  if (version === 0) return false;
  if (reach === 'anywhere') return true;
  if (reach === 'loopback' && LOOPBACK.check(address, version === 4 ? 'ipv4' : 'ipv6')) return true;
  if (version === 4) return !PRIVATE_IPV4.check(address, 'ipv4');
  return GLOBAL_IPV6.check(address, 'ipv6') && !TUNNELS_IPV6.check(address, 'ipv6');
}

function listOf(subnets: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[]): BlockList {
  const list = new BlockList();
  for (const [address, prefix, family] of subnets) list.addSubnet(address, prefix, family);
  return list;
}
