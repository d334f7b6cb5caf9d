import { modeText } from '../repository/node-mode.ts';
import type { PlacedNode } from '../repository/tree-walk.ts';

/** An entry as restic's `--json` shows it. */
export function nodeJson({ path, node }: PlacedNode): Record<string, unknown> {
  return {
    name: node.name.toString('utf8'),
    type: node.type,
    path: path.toString('utf8'),
    uid: node.uid,
    gid: node.gid,
    ...(node.type === 'file' ? { size: Number(node.size) } : {}),
    mode: node.mode,
    permissions: modeText(node.type, node.mode),
    mtime: node.mtime,
    atime: node.atime,
    ctime: node.ctime,
  };
}

/** `-rw-r--r--  1000  1000    24 2026-01-05 08:00:00 /home/x`. */
export function longLine({ path, node }: PlacedNode): string {
  const owner = `${String(node.uid).padStart(5)} ${String(node.gid).padStart(5)}`;
  const date = node.mtime.slice(0, 19).replace('T', ' ');
  const target = node.linkTarget === null ? '' : ` -> ${node.linkTarget.toString('utf8')}`;
  return `${modeText(node.type, node.mode)} ${owner} ${String(node.size).padStart(12)} ${date} ${path.toString('utf8')}${target}`;
}
