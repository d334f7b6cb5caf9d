import { Invalid, NotFound } from '#platform/kernel/errors.ts';
import type { Repository } from './repository.ts';
import { decodeSnapshot, type NamedSnapshot } from './snapshot.ts';
import { parseTimestamp } from './timestamps.ts';

/** Which snapshots are meant. What is empty asks nothing. */
export interface SnapshotFilter {
  readonly hosts: readonly string[];
  /** Each a list of tags that a snapshot has all of; one such list is enough. */
  readonly tags: readonly (readonly string[])[];
  /** All of them. */
  readonly paths: readonly string[];
}

/** Oldest first. */
export async function loadSnapshots(repository: Repository): Promise<NamedSnapshot[]> {
  const snapshots: NamedSnapshot[] = [];
  for (const { name } of await repository.storage.list('snapshots')) {
    snapshots.push({ id: name, ...decodeSnapshot(await repository.load('snapshots', name)) });
  }
  return snapshots.toSorted((a, b) => Number(instantOf(a) - instantOf(b)) || (a.id < b.id ? -1 : 1));
}

/** Nanoseconds since 1970. */
export function instantOf({ time }: Pick<NamedSnapshot, 'time'>): bigint {
  return parseTimestamp(time) ?? 0n;
}

export function matchesFilter(snapshot: NamedSnapshot, filter: SnapshotFilter): boolean {
  const { hosts, tags, paths } = filter;
  return (
    (hosts.length === 0 || hosts.includes(snapshot.hostname)) &&
    (tags.length === 0 || tags.some((all) => all.every((tag) => snapshot.tags.includes(tag)))) &&
    paths.every((path) => snapshot.paths.includes(path))
  );
}

/**
 * The snapshot that a person names: `latest`, an id or the beginning of one, with `:folder` after it for a part.
 * @throws NotFound when there is none, Invalid when the beginning fits several.
 */
export function namedSnapshot(
  snapshots: readonly NamedSnapshot[],
  name: string,
  filter: SnapshotFilter,
): { readonly snapshot: NamedSnapshot; readonly folder: string } {
  const [id = '', ...rest] = name.split(':');
  const folder = rest.join(':');
  const fitting =
    id === 'latest'
      ? snapshots.filter((snapshot) => matchesFilter(snapshot, filter)).slice(-1)
      : snapshots.filter((snapshot) => id !== '' && snapshot.id.startsWith(id));
  if (fitting.length > 1) {
    throw new Invalid(
      'agent.snapshot.ambiguous',
      `Plusieurs sauvegardes commencent par « ${id} » : donnez plus de caractères.`,
    );
  }
  const [snapshot] = fitting;
  if (snapshot === undefined) {
    throw new NotFound('agent.snapshot.none', `Il n’y a pas de sauvegarde « ${id} » dans ce dépôt.`);
  }
  return { snapshot, folder };
}

/** The latest snapshot of the same host and the same paths: what a run compares with. */
export function parentOf(
  snapshots: readonly NamedSnapshot[],
  hostname: string,
  paths: readonly string[],
): NamedSnapshot | null {
  const wanted = new Set(paths);
  const same = (found: NamedSnapshot): boolean =>
    found.hostname === hostname && found.paths.length === wanted.size && found.paths.every((path) => wanted.has(path));
  return snapshots.findLast(same) ?? null;
}
