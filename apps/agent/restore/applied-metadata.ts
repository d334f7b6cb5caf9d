import { chmodSync, chownSync, lchownSync, lutimesSync, utimesSync } from 'node:fs';
import { unixPermissions } from '../repository/node-mode.ts';
import { parseTimestamp } from '../repository/timestamps.ts';
import type { TreeNode } from '../repository/tree.ts';

/** Gives a restored entry its owner (when we may), its permissions and its times, in this order. */
export function applyMetadata(path: Buffer, node: TreeNode): void {
  const link = node.type === 'symlink';
  if (process.getuid?.() === 0) (link ? lchownSync : chownSync)(path, node.uid, node.gid);
  // A change of owner takes the set-id bits away; a link has no permissions of its own.
  if (!link) chmodSync(path, unixPermissions(node.mode));
  const accessed = secondsOf(parseTimestamp(node.atime) ?? 0n);
  const modified = secondsOf(parseTimestamp(node.mtime) ?? 0n);
  // As text: Node takes a negative number for “now”.
  (link ? lutimesSync : utimesSync)(path, String(accessed), String(modified));
}

/**
 * The instant as seconds in a double, which is what Node takes: it keeps about a quarter of a microsecond, so that the
 * nearest one may fall in the microsecond before or after. This one falls in the right one.
 */
export function secondsOf(nanoseconds: bigint): number {
  const rest = Number(((nanoseconds % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n);
  const whole = Number((nanoseconds - BigInt(rest)) / 1_000_000_000n);
  const step = 2 ** (Math.floor(Math.log2(Math.max(Math.abs(whole), 1))) - 52);
  const microsecond = Math.floor(rest / 1000) * 1000;
  let seconds = whole + rest / 1e9;
  while ((seconds - whole) * 1e9 < microsecond) seconds += step;
  while ((seconds - whole) * 1e9 >= microsecond + 1000) seconds -= step;
  return seconds;
}
