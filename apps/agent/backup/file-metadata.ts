import { readlinkSync, type BigIntStats } from 'node:fs';
import { goMode, nodeTypeOf } from '../repository/node-mode.ts';
import { formatTimestamp, sameInstant } from '../repository/timestamps.ts';
import type { TreeNode } from '../repository/tree.ts';
import type { AccountNames } from './accounts.ts';

/** What `lstat` says of an entry, as a node without content. */
export function nodeOf(
  name: Buffer,
  path: Buffer,
  stats: BigIntStats,
  names: AccountNames,
  withAccessTime: boolean,
): TreeNode {
  const type = nodeTypeOf(Number(stats.mode));
  const modified = formatTimestamp(stats.mtimeNs);
  const counted = type === 'file' || type === 'symlink' || type === 'dev' || type === 'chardev';
  return {
    name,
    type,
    mode: goMode(Number(stats.mode)),
    mtime: modified,
    // Reading a file changes it: every folder would be new at every run.
    atime: withAccessTime ? formatTimestamp(stats.atimeNs) : modified,
    ctime: formatTimestamp(stats.ctimeNs),
    uid: Number(stats.uid),
    gid: Number(stats.gid),
    user: names.user(Number(stats.uid)),
    group: names.group(Number(stats.gid)),
    inode: stats.ino,
    deviceId: stats.dev,
    size: type === 'file' ? stats.size : 0n,
    links: counted ? stats.nlink : 0n,
    linkTarget: type === 'symlink' ? readlinkSync(path, { encoding: 'buffer' }) : null,
    extendedAttributes: [],
    genericAttributes: null,
    device: type === 'dev' || type === 'chardev' ? stats.rdev : 0n,
    content: null,
    subtree: null,
    error: '',
  };
}

/** What may be overlooked when asking whether a file changed. */
export interface ChangeRules {
  readonly ignoreCtime: boolean;
  readonly ignoreInode: boolean;
}

/** Whether a file is what it was: type, size, times and inode. Its bytes are not looked at. */
export function isUnchanged(now: TreeNode, before: TreeNode, rules: ChangeRules): boolean {
  return (
    before.type === 'file' &&
    before.content !== null &&
    now.size === before.size &&
    sameInstant(now.mtime, before.mtime) &&
    (rules.ignoreCtime || sameInstant(now.ctime, before.ctime)) &&
    (rules.ignoreInode || rules.ignoreCtime || now.inode === before.inode)
  );
}
