import { Conflict, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Merge } from '../api/duplicates.ts';
import { journal, openSealed, sealFor, type PatientsContext, type PracticeTransaction } from '../context.ts';
import { refuseStale } from '../record/changing.ts';
import { lockPatient, searchColumns, type PatientRow } from '../record/patient-rows.ts';
import { columnsTaken, storedColumns, storedIdentity, type StoredColumns } from './merged-values.ts';
import { movePointers, returnPointers } from './pointers.ts';

/** Why two files may not become one; null when they may. */
export function obstacle(kept: PatientRow, merged: PatientRow): string | null {
  if (kept.id === merged.id) return 'Choisissez deux dossiers différents.';
  const { ins_fingerprint: one } = kept;
  const { ins_fingerprint: other } = merged;
  if (one !== null && other !== null && !one.equals(other)) {
    return 'Ces deux dossiers portent des matricules nationaux différents : ce ne sont pas le même patient.';
  }
  return null;
}

/**
 * Makes one file of two: what pointed to the merged file points to the kept one, chosen values are taken over, and all
 * that is needed to come back is kept.
 * @throws {Conflict} `patients.merge.obstacle`, `patients.merge.gone`, `patients.changed-meanwhile`
 * @returns the merge's identifier
 */
export async function mergeFiles(
  transaction: PracticeTransaction,
  context: PatientsContext,
  given: Merge,
): Promise<string> {
  const { kept, merged } = await lockPair(transaction, given.keptId, given.mergedId);
  refuseStale(kept, given.keptVersion);
  refuseStale(merged, given.mergedVersion);
  if (kept.merged_into !== null || merged.merged_into !== null) throw gone();
  const why = obstacle(kept, merged);
  if (why !== null) throw new Conflict('patients.merge.obstacle', why);
  const id = newId();
  const before = storedColumns(context, kept);
  const after = { ...before, ...columnsTaken(context, kept, merged, given.take) };
  await transaction
    .insertInto('patients.merges')
    .values({
      ...{ id, kept_id: kept.id, merged_id: merged.id, merged_at: context.now.toString() },
      merged_by_name: context.act.actor.name,
      before_sealed: sealFor(context, `patients.merges.before:${id}`, JSON.stringify(before)),
      after_sealed: sealFor(context, `patients.merges.after:${id}`, JSON.stringify(after)),
    })
    .execute();
  // First out of the way: no two files present ever hold one national number.
  await transaction
    .updateTable('patients.patients')
    .set({ merged_into: kept.id, version: merged.version + 1, changed_at: context.now.toString() })
    .where('id', '=', merged.id)
    .execute();
  await writeColumns(transaction, context, kept, after);
  const moved = await movePointers(transaction, id, merged.id, kept.id);
  await journal(transaction, context, 'patients.file.merged', kept.id, { merged: merged.id, rows: moved });
  return id;
}

/** The files of a merge. */
export interface MergedPair {
  readonly keptId: string;
  readonly mergedId: string;
}

/** @throws {NotFound} `patients.merge-not-found` */
export async function pairOfMerge({ database }: PatientsContext, mergeId: string): Promise<MergedPair> {
  const pair = await database
    .selectFrom('patients.merges')
    .select(['kept_id as keptId', 'merged_id as mergedId'])
    .where('id', '=', mergeId)
    .executeTakeFirst();
  if (pair === undefined) throw mergeNotFound();
  return pair;
}

/**
 * Undoes a merge: the merged file is there again, with everything that pointed to it; the kept file has its own values
 * back, save those that somebody changed since.
 * @throws {NotFound} `patients.merge-not-found`
 * @throws {Conflict} `patients.merge.undone`, `patients.merge.above`
 */
export async function undoMerge(
  transaction: PracticeTransaction,
  context: PatientsContext,
  mergeId: string,
): Promise<MergedPair> {
  const merge = await transaction
    .selectFrom('patients.merges')
    .selectAll()
    .where('id', '=', mergeId)
    .forUpdate()
    .executeTakeFirst();
  if (merge === undefined) throw mergeNotFound();
  if (merge.undone_at !== null) throw new Conflict('patients.merge.undone', 'Cette fusion est déjà défaite.');
  const { kept, merged } = await lockPair(transaction, merge.kept_id, merge.merged_id);
  if (kept.merged_into !== null) {
    throw new Conflict(
      'patients.merge.above',
      'Le dossier gardé a lui-même été fusionné depuis : défaites d’abord cette fusion-là.',
    );
  }
  const before = parsed(openSealed(context, `patients.merges.before:${mergeId}`, merge.before_sealed));
  const after = parsed(openSealed(context, `patients.merges.after:${mergeId}`, merge.after_sealed));
  await writeColumns(transaction, context, kept, givenBack(storedColumns(context, kept), before, after));
  await transaction
    .updateTable('patients.patients')
    .set({ merged_into: null, version: merged.version + 1, changed_at: context.now.toString() })
    .where('id', '=', merged.id)
    .execute();
  const returned = await returnPointers(transaction, mergeId, kept.id, merged.id);
  await transaction
    .updateTable('patients.merges')
    .set({ undone_at: context.now.toString(), undone_by_name: context.act.actor.name })
    .where('id', '=', mergeId)
    .execute();
  await journal(transaction, context, 'patients.merge.undone', kept.id, { merged: merged.id, rows: returned });
  return { keptId: kept.id, mergedId: merged.id };
}

/** The value before the merge, wherever the one the merge wrote is still there. */
function givenBack(present: StoredColumns, before: StoredColumns, after: StoredColumns): StoredColumns {
  const columns = Object.keys(before) as (keyof StoredColumns)[];
  return Object.fromEntries(
    columns.map((column) => [column, present[column] === after[column] ? before[column] : present[column]]),
  ) as unknown as StoredColumns;
}

const parsed = (json: string): StoredColumns => JSON.parse(json) as StoredColumns;

/** Always the same order, so that two merges of one pair wait for each other. */
async function lockPair(transaction: PracticeTransaction, keptId: string, mergedId: string) {
  const rows: Record<string, PatientRow> = {};
  for (const id of [keptId, mergedId].toSorted()) rows[id] = await lockPatient(transaction, id);
  return { kept: rows[keptId]!, merged: rows[mergedId]! };
}

async function writeColumns(
  transaction: PracticeTransaction,
  context: PatientsContext,
  row: PatientRow,
  stored: StoredColumns,
): Promise<void> {
  const { identity, ...columns } = stored;
  await transaction
    .updateTable('patients.patients')
    .set({
      ...columns,
      ...storedIdentity(context, row.id, identity),
      ...searchColumns(stored),
      alert_sealed:
        stored.alert_sealed === null
          ? null
          : sealFor(context, `patients.patients.alert:${row.id}`, stored.alert_sealed),
      ...{ version: row.version + 1, changed_at: context.now.toString() },
    })
    .where('id', '=', row.id)
    .execute();
}

function mergeNotFound(): NotFound {
  return new NotFound('patients.merge-not-found', 'Cette fusion n’existe pas.');
}

function gone(): Conflict {
  return new Conflict('patients.merge.gone', 'Un de ces dossiers a déjà été fusionné. Rien n’a changé.');
}
