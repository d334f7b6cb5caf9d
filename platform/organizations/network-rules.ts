import { BlockList, isIP } from 'node:net';

/** `192.0.2.0/24`, `2001:db8::/32`, or one address. */
const WRITTEN = /^([0-9a-f.:]+)(?:\/(\d{1,3}))?$/i;

interface Network {
  readonly address: string;
  readonly prefix: number;
  readonly family: 'ipv4' | 'ipv6';
}

/** Whether a text is a network, or one address. */
export function isNetwork(text: string): boolean {
  return parsed(text) !== null;
}

/** Whether an address stands in one of the networks; in any when there is none. An IPv4 address in IPv6 dress counts as IPv4. */
export function isWithin(networks: readonly string[], ip: string): boolean {
  if (networks.length === 0) return true;
  const address = ip.replace(/^::ffff:(?=\d+\.)/i, '');
  const family = familyOf(address);
  if (family === null) return false;
  const list = new BlockList();
  for (const network of networks) {
    const known = parsed(network);
    if (known !== null) list.addSubnet(known.address, known.prefix, known.family);
  }
  return list.check(address, family);
}

function parsed(text: string): Network | null {
  const [, address = '', written] = WRITTEN.exec(text) ?? [];
  const family = familyOf(address);
  if (family === null) return null;
  const widest = family === 'ipv4' ? 32 : 128;
  const prefix = written === undefined ? widest : Number(written);
  return prefix > widest ? null : { address, prefix, family };
}

function familyOf(address: string): Network['family'] | null {
  const version = isIP(address);
  if (version === 0) return null;
  return version === 4 ? 'ipv4' : 'ipv6';
}
