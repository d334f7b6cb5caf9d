import { sql, type SqlBool } from 'kysely';
import { Conflict } from '#platform/kernel/errors.ts';
import { spreadsheetText } from '#platform/kernel/csv.ts';
import type { Documents } from '#platform/documents/documents.ts';
import type { LineProblem } from './import-line.ts';
import { openSealed, type PatientsContext, type PracticeTransaction } from '../context.ts';
import { pointersToFiles } from '../duplicates/pointers.ts';
import { importJournal } from './import-journal.ts';
import { fileOf, importRow } from './imports.ts';

/**
 * Takes back the patients of an import, save those that somebody has used since: changed, merged, or pointed to by an
 * appointment, a note, a document. Of those taken back nothing remains but the journal.
 * @throws {Conflict} `patients.import.not-done`
 */
export async function undoImport(
  transaction: PracticeTransaction,
  context: PatientsContext,
  importId: string,
): Promise<{ readonly removed: number; readonly kept: number }> {
  const undone = await transaction
    .updateTable('patients.imports')
    .set({ state: 'undone', undone_at: context.now.toString() })
    .where('id', '=', importId)
    .where('state', '=', 'done')
    .executeTakeFirst();
  if (undone.numUpdatedRows === 0n) {
    throw new Conflict('patients.import.not-done', 'Cet import n’est pas terminé, ou a déjà été annulé.');
  }
  const unused = [
    sql<SqlBool>`import_id = ${importId} AND version = 1 AND merged_into IS NULL`,
    sql<SqlBool>`NOT EXISTS (SELECT FROM patients.merges AS merge WHERE merge.kept_id = patient.id)`,
    ...(await pointersToFiles(transaction)).map(
      ({ table, column }) =>
        sql<SqlBool>`NOT EXISTS (SELECT FROM ${sql.table(table)} AS holder WHERE holder.${sql.ref(column)} = patient.id)`,
    ),
  ];
  const chosen = sql`SELECT patient.id FROM patients.patients AS patient WHERE ${sql.join(unused, sql` AND `)}`;
  await sql`DELETE FROM patients.openings WHERE patient_id IN (${chosen})`.execute(transaction);
  await sql`DELETE FROM patients.distinct_pairs WHERE one_id IN (${chosen}) OR other_id IN (${chosen})`.execute(
    transaction,
  );
  const { numAffectedRows } = await sql`DELETE FROM patients.patients WHERE id IN (${chosen})`.execute(transaction);
  const { kept } = await transaction
    .selectFrom('patients.patients')
    .select(sql<number>`count(*)::int`.as('kept'))
    .where('import_id', '=', importId)
    .executeTakeFirstOrThrow();
  const removed = Number(numAffectedRows ?? 0n);
  await importJournal(transaction, context, 'patients.import.undone', importId, { removed, kept });
  return { removed, kept };
}

/** The lines that could not be taken, as they were, with what is wrong in each: corrected, they make the next file. */
export async function refusedFile(context: PatientsContext, documents: Documents, importId: string): Promise<string> {
  const { document_id: documentId } = await importRow(context, importId);
  const { columns } = await fileOf(context, documents, documentId);
  const rows = await context.database
    .selectFrom('patients.refused_lines')
    .select(['id', 'line', 'content_sealed'])
    .where('import_id', '=', importId)
    .orderBy('line')
    .execute();
  const lines = rows.map((row) => {
    const content = openSealed(context, `patients.refused_lines.content:${row.id}`, row.content_sealed);
    const { cells, problems } = JSON.parse(content) as { cells: string[]; problems: LineProblem[] };
    const padded = columns.map((_, at) => cells[at] ?? '');
    return [
      ...padded,
      row.line,
      problems.map(({ value, message }) => `${value === '' ? 'vide' : value} : ${message}`).join(' '),
    ];
  });
  return spreadsheetText([[...columns, 'Ligne', 'À corriger'], ...lines]);
}
