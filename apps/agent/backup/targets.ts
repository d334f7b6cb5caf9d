import path from 'node:path';

/** A folder above what is to be saved, or (when `whole`) what is to be saved itself. */
export interface Target {
  /** Absolute. */
  readonly path: string;
  readonly whole: boolean;
  readonly inside: Map<string, Target>;
}

/**
 * What is to be saved as a tree from the snapshot's root, the way restic lays it out: an absolute path keeps its whole
 * chain of folders, a relative one only what it says, and `.` puts its entries at the root.
 */
export function targetTree(given: readonly string[], from: string): Target {
  const root: Target = { path: '/', whole: false, inside: new Map() };
  for (const target of given) {
    const clean = path.normalize(target).replace(/(.)\/+$/, '$1');
    const absolute = path.resolve(from, target);
    if (clean === '.' || absolute === '/') return { path: absolute, whole: true, inside: new Map() };
    const relative = !path.isAbsolute(clean) && !clean.startsWith('..');
    insert(
      root,
      (relative ? clean : absolute).split('/').filter((name) => name !== ''),
      relative ? from : '/',
    );
  }
  return root;
}

function insert(root: Target, names: readonly string[], from: string): void {
  let folder = root;
  let place = from;
  for (const [depth, name] of names.entries()) {
    if (folder.whole) return;
    place = path.join(place, name);
    const known = folder.inside.get(name);
    const next: Target =
      depth === names.length - 1
        ? { path: place, whole: true, inside: new Map() }
        : (known ?? { path: place, whole: false, inside: new Map() });
    folder.inside.set(name, next);
    folder = next;
  }
}
