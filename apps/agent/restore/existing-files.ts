import { lstatSync, type BigIntStats } from 'node:fs';
import { nodeTypeOf } from '../repository/node-mode.ts';
import { microsecondsOf, parseTimestamp } from '../repository/timestamps.ts';
import type { TreeNode } from '../repository/tree.ts';

/** When something stands where a file is to come back. `never` is ours: nothing is lost by a restore. */
export const OVERWRITES = ['never', 'always', 'if-changed', 'if-newer'] as const;
export type Overwrite = (typeof OVERWRITES)[number];

/** `there`: it has come back already. `keep`: something else stands there, and stays. */
export type Verdict = 'write' | 'there' | 'keep';

/** What `lstat` says; `null` when nothing is there. */
export function statsAt(path: Buffer): BigIntStats | null {
  return lstatSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;
}

/** What becomes of a place. Same type, size and time to the microsecond is the file of an earlier restore. */
export function verdictOn(existing: BigIntStats | null, node: TreeNode, overwrite: Overwrite): Verdict {
  if (existing === null) return 'write';
  const modified = parseTimestamp(node.mtime) ?? 0n;
  const sameType = nodeTypeOf(Number(existing.mode)) === node.type;
  const same = sameType && existing.size === node.size && microsecondsOf(existing.mtimeNs) === microsecondsOf(modified);
  if (overwrite === 'always') return sameType ? 'write' : 'keep';
  if (same) return 'there';
  if (overwrite === 'never' || !sameType) return 'keep';
  return overwrite === 'if-changed' || modified > existing.mtimeNs ? 'write' : 'keep';
}
