import { isIPv6 } from 'node:net';

const GROUPS = 8;
/** A subscriber holds a whole /64 and may answer from any of its addresses (RFC 6177). */
const SUBSCRIBER_GROUPS = 4;

/**
 * Whom a limit counts when it counts an address: an IPv4 address itself, in IPv6 dress too, and the /64 of an IPv6 one
 * (`2001:db8:0:1::/64`). Text that is no address is given back as it is.
 */
export function addressBlock(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const before = groupsOf(head);
  const after = tail === undefined ? [] : groupsOf(tail);
  const zeros = Array<string>(Math.max(0, GROUPS - before.length - after.length)).fill('0');
  const groups = [...before, ...zeros, ...after].slice(0, SUBSCRIBER_GROUPS);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}

/** An IPv4 address at the end stands for two groups. */
function groupsOf(text: string): readonly string[] {
  return text.split(':').flatMap((group) => (group === '' ? [] : group.includes('.') ? ['0', '0'] : [group]));
}
