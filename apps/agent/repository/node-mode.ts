import { constants } from 'node:fs';
import type { NodeType } from './tree.ts';

/** Bits of Go's file modes above the nine of permission. Beyond 31 bits no signed operator may touch them. */
const GO = {
  dir: 2 ** 31,
  symlink: 2 ** 27,
  device: 2 ** 26,
  fifo: 2 ** 25,
  socket: 2 ** 24,
  setuid: 2 ** 23,
  setgid: 2 ** 22,
  charDevice: 2 ** 21,
  sticky: 2 ** 20,
  irregular: 2 ** 19,
} as const;

const UNIX = { setuid: 0o4000, setgid: 0o2000, sticky: 0o1000 } as const;

/** What an entry is, by the mode of the system. */
export function nodeTypeOf(unixMode: number): NodeType {
  switch (unixMode & constants.S_IFMT) {
    case constants.S_IFREG:
      return 'file';
    case constants.S_IFDIR:
      return 'dir';
    case constants.S_IFLNK:
      return 'symlink';
    case constants.S_IFBLK:
      return 'dev';
    case constants.S_IFCHR:
      return 'chardev';
    case constants.S_IFIFO:
      return 'fifo';
    case constants.S_IFSOCK:
      return 'socket';
    default:
      return 'irregular';
  }
}

const TYPE_BITS: Record<NodeType, number> = {
  file: 0,
  dir: GO.dir,
  symlink: GO.symlink,
  dev: GO.device,
  chardev: GO.device + GO.charDevice,
  fifo: GO.fifo,
  socket: GO.socket,
  irregular: GO.irregular,
};

/** The system's mode as Go numbers it. */
export function goMode(unixMode: number): number {
  return (
    TYPE_BITS[nodeTypeOf(unixMode)] +
    (unixMode & 0o777) +
    (unixMode & UNIX.setuid ? GO.setuid : 0) +
    (unixMode & UNIX.setgid ? GO.setgid : 0) +
    (unixMode & UNIX.sticky ? GO.sticky : 0)
  );
}

/** The permission bits of the system, sticky and set-id bits among them. */
export function unixPermissions(mode: number): number {
  const has = (bit: number): boolean => Math.floor(mode / bit) % 2 === 1;
  return (
    (mode % 0o1000) +
    (has(GO.setuid) ? UNIX.setuid : 0) +
    (has(GO.setgid) ? UNIX.setgid : 0) +
    (has(GO.sticky) ? UNIX.sticky : 0)
  );
}

const LETTERS: Record<NodeType, string> = {
  file: '-',
  dir: 'd',
  symlink: 'L',
  dev: 'D',
  chardev: 'Dc',
  fifo: 'p',
  socket: 'S',
  irregular: '?',
};

/** `drwxr-xr-x`, as restic lists it. */
export function modeText(type: NodeType, mode: number): string {
  const set = unixPermissions(mode);
  const special = (set & UNIX.setuid ? 'u' : '') + (set & UNIX.setgid ? 'g' : '') + (set & UNIX.sticky ? 't' : '');
  const permissions = [...'rwxrwxrwx'].map((letter, at) => ((set >> (8 - at)) & 1 ? letter : '-')).join('');
  const start = LETTERS[type] === '-' ? special || '-' : LETTERS[type] + special;
  return `${start}${permissions}`;
}
