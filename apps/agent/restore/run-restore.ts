import { linkSync, mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RepositoryIndex } from '../repository/repository-index.ts';
import type { Repository } from '../repository/repository.ts';
import type { PlacedNode } from '../repository/tree-walk.ts';
import type { BlobTargets } from '../work/jobs.ts';
import { WorkPool } from '../work/pool.ts';
import { applyMetadata } from './applied-metadata.ts';
import { statsAt, verdictOn, type Overwrite } from './existing-files.ts';
import type { RestorePlan } from './plan.ts';

export interface RestoreOrder {
  /** As a thread opens the storage again. */
  readonly location: string;
  /** Folder that the snapshot's root becomes. */
  readonly target: string;
  readonly overwrite: Overwrite;
  /** Says what would be done; writes nothing. */
  readonly dryRun: boolean;
  readonly workers?: number;
}

/** What came back, and what did not, each with its cause. */
export interface RestoreReport {
  restored: number;
  bytes: number;
  /** Came back at an earlier restore: same size, same time. */
  there: number;
  /** What stood there and was left alone. */
  readonly kept: string[];
  readonly failures: { readonly path: string; readonly reason: string }[];
}

/** A file that grows beside its place, and takes it once it is whole: nobody ever sees half a file. */
interface Growing {
  readonly placed: PlacedNode;
  readonly partial: Buffer;
}

/** Brings back what a plan names. Every block is held against its fingerprint before it is written. */
export async function runRestore(
  repository: Repository,
  index: RepositoryIndex,
  plan: RestorePlan,
  order: RestoreOrder,
): Promise<RestoreReport> {
  const report: RestoreReport = { restored: 0, bytes: 0, there: 0, kept: [], failures: [] };
  const placeOf = ({ path: inside }: PlacedNode): Buffer =>
    Buffer.concat([Buffer.from(path.resolve(order.target)), inside]);
  const { blocked, made } = order.dryRun
    ? { blocked: [], made: new Set<PlacedNode>() }
    : makeFolders(plan, order.target, placeOf, report);
  const free = ({ path: inside }: PlacedNode): boolean =>
    !blocked.some((folder) => inside.subarray(0, folder.length).equals(folder));

  const growing: Growing[] = [];
  for (const placed of plan.files.filter(free)) {
    const place = placeOf(placed);
    const verdict = verdictOn(statsAt(place), placed.node, order.overwrite);
    if (verdict === 'there') report.there += 1;
    else if (verdict === 'keep') report.kept.push(placed.path.toString('utf8'));
    else if (order.dryRun) count(report, placed);
    else growing.push({ placed, partial: partialOf(place, growing.length) });
  }
  const broken = await fill(repository, index, growing, order);
  for (const [number, { placed, partial }] of growing.entries()) {
    attempt(report, placed, () => {
      const reason = broken.get(number);
      if (reason !== undefined) {
        rmSync(partial, { force: true });
        throw new Error(reason);
      }
      applyMetadata(partial, placed.node);
      renameSync(partial, placeOf(placed));
      count(report, placed);
    });
  }
  if (order.dryRun) return report;
  for (const { placed, to } of plan.hardLinks.filter(({ placed: one }) => free(one))) {
    makeNew(report, placed, placeOf(placed), order.overwrite, (place) => {
      if (verdictOn(statsAt(placeOf(to)), to.node, 'never') !== 'there') {
        throw new Error(`Son autre nom n’a pas été rendu : ${to.path.toString('utf8')}`);
      }
      linkSync(placeOf(to), place);
    });
  }
  for (const placed of plan.others.filter(free)) makeOther(report, placed, placeOf(placed), order.overwrite);
  // Writing into a folder changes its time: the deepest first, once nothing is written any more.
  for (const folder of plan.folders.toReversed()) {
    const ours = made.has(folder) || (free(folder) && order.overwrite !== 'never');
    if (ours) attempt(report, folder, () => applyMetadata(placeOf(folder), folder.node));
  }
  return report;
}

/**
 * @returns `made`: the folders that were not there. `blocked`: those that cannot be, because something else has their
 *   name; a link would lead out of the target.
 */
function makeFolders(
  { folders }: RestorePlan,
  target: string,
  placeOf: (placed: PlacedNode) => Buffer,
  report: RestoreReport,
): { readonly blocked: readonly Buffer[]; readonly made: ReadonlySet<PlacedNode> } {
  mkdirSync(target, { recursive: true });
  const blocked: Buffer[] = [];
  const made = new Set<PlacedNode>();
  for (const folder of folders) {
    if (blocked.some((above) => folder.path.subarray(0, above.length).equals(above))) continue;
    const place = placeOf(folder);
    const existing = statsAt(place);
    if (existing !== null && !existing.isDirectory()) {
      report.kept.push(folder.path.toString('utf8'));
      blocked.push(Buffer.concat([folder.path, Buffer.from('/')]), folder.path);
    } else if (existing === null) {
      mkdirSync(place, { mode: 0o700 });
      made.add(folder);
    }
  }
  return { blocked, made };
}

/** @returns the files that lack something, by number, with the reason. */
async function fill(
  repository: Repository,
  index: RepositoryIndex,
  growing: readonly Growing[],
  order: RestoreOrder,
): Promise<Map<number, string>> {
  const broken = new Map<number, string>();
  const packs = new Map<number, Map<string, BlobTargets>>();
  for (const [file, { placed, partial }] of growing.entries()) {
    const content = placed.node.content ?? [];
    // A file of one block is made by the thread that writes it.
    if (content.length !== 1) writeFileSync(partial, '', { mode: 0o600 });
    let at = 0;
    for (const id of content) {
      const place = index.table.find(id, 'data');
      if (place === null) {
        broken.set(file, `Le bloc ${id.slice(0, 8)} manque au dépôt.`);
        break;
      }
      const { pack, ...where } = place;
      const blobs = packs.get(pack) ?? new Map<string, BlobTargets>();
      packs.set(pack, blobs);
      const known = blobs.get(id) ?? { id, type: 'data', ...where, targets: [] };
      blobs.set(id, { ...known, targets: [...known.targets, { file, at, whole: content.length === 1 }] });
      at += where.uncompressedLength > 0 ? where.uncompressedLength : where.length - 32;
    }
    if (content.length > 1) truncateSync(partial, at);
  }
  if (packs.size === 0) return broken;
  const { key, polynomial } = repository;
  const start = {
    location: order.location,
    key,
    polynomial,
    memory: index.table.memory,
    compression: 'auto',
    staging: null,
  } as const;
  const pool = new WorkPool(start, ...(order.workers === undefined ? [] : [order.workers]));
  try {
    const work = [...packs].map(async ([pack, blobs]) => {
      const list = [...blobs.values()];
      const files = new Map(list.flatMap(({ targets }) => targets).map(({ file }) => [file, growing[file]!.partial]));
      const job = { kind: 'restore', pack: index.packNames[pack] ?? '', blobs: list, files } as const;
      for (const [file, reason] of (await pool.run<'restore'>(job)).failures) broken.set(file, reason);
    });
    await Promise.all(work);
  } finally {
    await pool.close();
  }
  return broken;
}

function makeOther(report: RestoreReport, placed: PlacedNode, place: Buffer, overwrite: Overwrite): void {
  const { linkTarget, type } = placed.node;
  if (type !== 'symlink' || linkTarget === null) {
    report.failures.push({
      path: placed.path.toString('utf8'),
      reason: 'Ce n’est ni un fichier, ni un dossier, ni un lien : non recréé.',
    });
    return;
  }
  makeNew(report, placed, place, overwrite, () => {
    symlinkSync(linkTarget, place);
    applyMetadata(place, placed.node);
  });
}

/** Makes what is made in one step, a link, where nothing stands; replaces a link or a file only when told to. */
function makeNew(
  report: RestoreReport,
  placed: PlacedNode,
  place: Buffer,
  overwrite: Overwrite,
  make: (place: Buffer) => void,
): void {
  attempt(report, placed, () => {
    const existing = statsAt(place);
    if (existing !== null && (overwrite === 'never' || existing.isDirectory())) {
      const verdict = verdictOn(existing, placed.node, overwrite);
      if (verdict === 'there') report.there += 1;
      else report.kept.push(placed.path.toString('utf8'));
      return;
    }
    if (existing !== null) rmSync(place);
    make(place);
    report.restored += 1;
  });
}

function attempt(report: RestoreReport, { path: inside }: PlacedNode, act: () => void): void {
  try {
    act();
  } catch (error) {
    report.failures.push({
      path: inside.toString('utf8'),
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}

function count(report: RestoreReport, { node }: PlacedNode): void {
  report.restored += 1;
  report.bytes += Number(node.size);
}

const SLASH = 0x2f;

/** A short name of its own: the file's own may be as long as a name can be. */
function partialOf(place: Buffer, number: number): Buffer {
  return Buffer.concat([place.subarray(0, place.lastIndexOf(SLASH) + 1), Buffer.from(`.cabinet-restore-${number}`)]);
}
