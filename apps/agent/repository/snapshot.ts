import { z } from 'zod';
import { Damaged } from './damaged.ts';
import { jsonText } from './text-quoting.ts';

const summarySchema = z.looseObject({});

const snapshotSchema = z.object({
  time: z.string(),
  parent: z.string().nullish(),
  tree: z.string(),
  paths: z.array(z.string()).nullish(),
  hostname: z.string().nullish(),
  username: z.string().nullish(),
  uid: z.int().nullish(),
  gid: z.int().nullish(),
  excludes: z.array(z.string()).nullish(),
  tags: z.array(z.string()).nullish(),
  original: z.string().nullish(),
  program_version: z.string().nullish(),
  summary: summarySchema.nullish(),
});

/** One backup: when, of what, by whom, and the tree of its root. */
export interface Snapshot {
  /** RFC 3339 with nanoseconds. */
  readonly time: string;
  readonly parent: string | null;
  readonly tree: string;
  /** Absolute. */
  readonly paths: readonly string[];
  readonly hostname: string;
  readonly username: string;
  readonly uid: number;
  readonly gid: number;
  readonly excludes: readonly string[];
  readonly tags: readonly string[];
  /** The snapshot that this one was before its tags were changed. */
  readonly original: string | null;
  readonly programVersion: string;
  readonly summary: Readonly<Record<string, unknown>> | null;
}

/** A snapshot with the name of its file. */
export interface NamedSnapshot extends Snapshot {
  readonly id: string;
}

/** @throws Damaged when this is no snapshot. */
export function decodeSnapshot(value: unknown): Snapshot {
  const parsed = snapshotSchema.safeParse(value);
  if (!parsed.success) throw new Damaged('une sauvegarde ne se lit pas');
  const { data } = parsed;
  return {
    time: data.time,
    parent: data.parent ?? null,
    tree: data.tree,
    paths: data.paths ?? [],
    hostname: data.hostname ?? '',
    username: data.username ?? '',
    uid: data.uid ?? 0,
    gid: data.gid ?? 0,
    excludes: data.excludes ?? [],
    tags: data.tags ?? [],
    original: data.original ?? null,
    programVersion: data.program_version ?? '',
    summary: data.summary ?? null,
  };
}

/** As it is kept and as `--json` shows it: Go's order, what is empty left out. */
export function encodeSnapshot(snapshot: Snapshot): string {
  const texts = (list: readonly string[]): string => `[${list.map(jsonText).join(',')}]`;
  const fields: [string, string | null][] = [
    ['time', jsonText(snapshot.time)],
    ['parent', snapshot.parent === null ? null : jsonText(snapshot.parent)],
    ['tree', jsonText(snapshot.tree)],
    ['paths', texts(snapshot.paths)],
    ['hostname', snapshot.hostname === '' ? null : jsonText(snapshot.hostname)],
    ['username', snapshot.username === '' ? null : jsonText(snapshot.username)],
    ['uid', snapshot.uid === 0 ? null : String(snapshot.uid)],
    ['gid', snapshot.gid === 0 ? null : String(snapshot.gid)],
    ['excludes', snapshot.excludes.length === 0 ? null : texts(snapshot.excludes)],
    ['tags', snapshot.tags.length === 0 ? null : texts(snapshot.tags)],
    ['original', snapshot.original === null ? null : jsonText(snapshot.original)],
    ['program_version', snapshot.programVersion === '' ? null : jsonText(snapshot.programVersion)],
    ['summary', snapshot.summary === null ? null : JSON.stringify(snapshot.summary)],
  ];
  return `{${fields.flatMap(([name, value]) => (value === null ? [] : [`"${name}":${value}`])).join(',')}}`;
}
