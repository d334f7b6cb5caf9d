import { sql } from 'kysely';
import type { DuplicatePair, MergePreview } from '../api/duplicates.ts';
import { journal, type PatientsContext, type PracticeTransaction } from '../context.ts';
import { findPatient, type PatientRow } from '../record/patient-rows.ts';
import { shown } from '../search/searching.ts';
import { comparedOf } from './alike.ts';
import { ALIKE, likeness } from './likeness.ts';
import { previewFields } from './merged-values.ts';
import { obstacle } from './merging.ts';
import { pointersToFiles } from './pointers.ts';

/** So many pairs of candidates are compared; a practice settles them before asking for more. */
const MOST_PAIRS = 2000;

/**
 * Pairs of files that look like one patient, the most alike first, a hundred at most. Candidates share a birth date and
 * the sound of a name, or a telephone and the sound of a name; those a person said are two people are left out.
 */
export async function duplicatePairs(context: PatientsContext): Promise<DuplicatePair[]> {
  const { rows } = await sql<{ one: string; other: string }>`
    SELECT one, other FROM (
      SELECT one.id AS one, other.id AS other FROM patients.patients AS one
      JOIN patients.patients AS other ON other.birth_date = one.birth_date AND other.id > one.id
      WHERE one.merged_into IS NULL AND other.merged_into IS NULL AND one.sounds && other.sounds
      UNION
      SELECT one.id, other.id FROM patients.patients AS one
      JOIN patients.patients AS other ON other.phone = one.phone AND other.id > one.id
      WHERE one.merged_into IS NULL AND other.merged_into IS NULL AND one.sounds && other.sounds
    ) AS candidates
    WHERE NOT EXISTS (SELECT FROM patients.distinct_pairs WHERE one_id = one AND other_id = other)
    LIMIT ${MOST_PAIRS}`.execute(context.database);
  const files = await filesOf(context, [...new Set(rows.flatMap(({ one, other }) => [one, other]))]);
  const scored = rows
    .map(({ one, other }) => ({ one, other, ...likeness(comparedOf(files.get(one)!), comparedOf(files.get(other)!)) }))
    .filter(({ score }) => score >= ALIKE)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 100);
  const lines = new Map((await shown(context, [...files.values()])).map((line) => [line.id, line]));
  return scored.map(({ one, other, score, reasons }) => ({
    ...{ one: lines.get(one)!, other: lines.get(other)!, score, reasons },
  }));
}

async function filesOf({ database }: PatientsContext, ids: readonly string[]): Promise<Map<string, PatientRow>> {
  if (ids.length === 0) return new Map();
  const rows = await database.selectFrom('patients.patients').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Both files side by side before a merge, and what would move; access to each has been required. */
export async function previewMerge(context: PatientsContext, keptId: string, mergedId: string): Promise<MergePreview> {
  const [kept, merged] = [await findPatient(context.database, keptId), await findPatient(context.database, mergedId)];
  const [keptLine, mergedLine] = await shown(context, [kept, merged]);
  const moving = await context.database.transaction().execute(async (transaction) => {
    const counts = [];
    for (const { table, column } of await pointersToFiles(transaction)) {
      const { rows } = await sql<{ rows: number }>`
        SELECT count(*)::int AS rows FROM ${sql.table(table)} WHERE ${sql.ref(column)} = ${mergedId}`.execute(
        transaction,
      );
      counts.push({ table, rows: rows[0]!.rows });
    }
    return counts.filter(({ rows }) => rows > 0);
  });
  return {
    ...{ kept: keptLine!, merged: mergedLine!, keptVersion: kept.version, mergedVersion: merged.version },
    ...{ fields: previewFields(context, kept, merged), moving, obstacle: obstacle(kept, merged) },
  };
}

/** A person says that two files are two people: the pair is proposed no more. */
export async function tellApart(
  transaction: PracticeTransaction,
  context: PatientsContext,
  ids: readonly [string, string],
): Promise<void> {
  const [oneId, otherId] = ids.toSorted() as [string, string];
  await transaction
    .insertInto('patients.distinct_pairs')
    .values({
      ...{ one_id: oneId, other_id: otherId, said_at: context.now.toString() },
      said_by_name: context.act.actor.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await journal(transaction, context, 'patients.pair.told-apart', oneId, { other: otherId });
}
