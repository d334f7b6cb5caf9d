import { buffer } from 'node:stream/consumers';
import { dayInParis } from '#platform/kernel/clock.ts';
import { Conflict, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Documents, Upload } from '#platform/documents/documents.ts';
import type { ImportPreview, Mapping, PatientImport, ReadFile } from '../api/imports.ts';
import { openSealed, sealFor, type PatientsContext, type PracticeTransaction } from '../context.ts';
import type { PatientsNeeds } from '../needs.ts';
import { shown } from '../search/searching.ts';
import { proposedMapping } from './columns.ts';
import { readCsv, type CsvFile } from './csv-file.ts';
import { importJournal } from './import-journal.ts';
import { readLine } from './import-line.ts';
import { knownAmong } from './known-patients.ts';

export const IMPORT_BYTES = 30 * 1024 * 1024;
/** Lines looked at together. */
export const BATCH = 500;

const NAMED: Readonly<Record<string, string>> = { ';': 'point-virgule', ',': 'virgule', '\t': 'tabulation' };

/**
 * Reads a file of patients and keeps it, encrypted, until a person has said what its columns hold.
 * @throws {Invalid} `patients.import.*`, and those of `Documents.receive`
 */
export async function readImportFile(
  context: PatientsContext,
  documents: Documents,
  upload: Pick<Upload, 'stream' | 'fileName'>,
): Promise<ReadFile> {
  const received = await documents.receive(context, { ...upload, maxBytes: IMPORT_BYTES, accept: ['text'] });
  const id = newId();
  const kept = await context.database
    .transaction()
    .execute((transaction) => documents.keep(transaction, received, context.act));
  const file = await fileOf(context, documents, kept.id);
  await context.database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('patients.imports')
      .values({
        ...{ id, document_id: kept.id, state: 'read', encoding: file.encoding, separator: NAMED[file.separator]! },
        file_name_sealed: sealFor(context, `patients.imports.file_name:${id}`, kept.name),
        ...{ lines: file.lines.length, read_at: context.now.toString(), read_by_name: context.act.actor.name },
      })
      .execute();
    await importJournal(transaction, context, 'patients.import.read', id, { lines: file.lines.length });
  });
  return {
    import: await findImport(context, id),
    columns: [...file.columns],
    sample: file.lines.slice(0, 5).map(({ fields }) => [...fields]),
    proposed: proposedMapping(file.columns),
  };
}

/** The file of an import, read again. */
export async function fileOf(
  owner: Pick<PatientsContext, 'organizationId' | 'database'>,
  documents: Documents,
  documentId: string,
): Promise<CsvFile> {
  return readCsv(await buffer((await documents.open(owner, documentId)).read()));
}

/** One import. @throws {NotFound} `patients.import-not-found` */
export async function findImport(context: PatientsContext, id: string): Promise<PatientImport> {
  const found = (await importsOf(context, id))[0];
  if (found === undefined) throw new NotFound('patients.import-not-found', 'Cet import n’existe pas.');
  return found;
}

/** Imports of the practice, the latest first, a hundred at most. */
export async function importsOf(context: PatientsContext, id?: string): Promise<PatientImport[]> {
  let rows = context.database.selectFrom('patients.imports').selectAll();
  if (id !== undefined) rows = rows.where('id', '=', id);
  return (await rows.orderBy('read_at', 'desc').limit(100).execute()).map((row) => ({
    ...{ id: row.id, state: row.state as PatientImport['state'], encoding: row.encoding, separator: row.separator },
    fileName: openSealed(context, `patients.imports.file_name:${row.id}`, row.file_name_sealed),
    ...{ lines: row.lines, linesDone: row.lines_done, created: row.created, skipped: row.skipped },
    ...{ refused: row.refused, readAt: row.read_at, readBy: row.read_by_name },
    ...{ finishedAt: row.finished_at, undoneAt: row.undone_at },
  }));
}

/** What an import would do: lines that are good, those refused and why, those that look like a patient known. */
export async function previewImport(
  context: PatientsContext,
  documents: Documents,
  importId: string,
  mapping: Mapping,
): Promise<ImportPreview> {
  const { document_id: documentId } = await importRow(context, importId);
  const { lines } = await fileOf(context, documents, documentId);
  const today = dayInParis(context.now).toString();
  const read = lines.map(({ line, fields }) => ({ line, ...readLine(fields, mapping, today) }));
  const good = read.flatMap((one) => ('patient' in one ? [one] : []));
  const refused = read.flatMap((one) => ('problems' in one ? [one] : []));
  const known = await knownAmong(
    context.database,
    good.map(({ patient }) => patient),
  );
  const first = [...known].slice(0, 20);
  const like = await shown(
    context,
    first.flatMap(([, one]) => (one.like === null ? [] : [one.like])),
  );
  const byId = new Map(like.map((line) => [line.id, line]));
  return {
    ...{ good: good.length, refused: refused.length, alike: known.size },
    errors: refused.flatMap(({ line, problems }) => problems.map((one) => ({ line, ...one }))).slice(0, 100),
    duplicates: first.map(([at, one]) => {
      const { line, patient } = good[at]!;
      return {
        ...{ line, name: `${patient.birthFirstNames} ${patient.usedName ?? patient.birthName}` },
        like: one.like === null ? null : byId.get(one.like.id)!,
      };
    }),
  };
}

/** Starts an import whose columns a person has named. @throws {Conflict} `patients.import.started` */
export async function startImport(
  transaction: PracticeTransaction,
  context: PatientsContext,
  needs: Pick<PatientsNeeds, 'outbox'>,
  importId: string,
  order: { readonly mapping: Mapping; readonly duplicates: 'skip' | 'create' },
): Promise<void> {
  const started = await transaction
    .updateTable('patients.imports')
    .set({ state: 'running', mapping: JSON.stringify(order.mapping), duplicates: order.duplicates })
    .where('id', '=', importId)
    .where('state', '=', 'read')
    .executeTakeFirst();
  if (started.numUpdatedRows === 0n) {
    throw new Conflict('patients.import.started', 'Cet import a déjà été lancé.');
  }
  await importJournal(transaction, context, 'patients.import.started', importId, { duplicates: order.duplicates });
  await needs.outbox.enqueue(transaction, 'patients.import', { importId });
}

/** The row itself. @throws {NotFound} `patients.import-not-found` */
export async function importRow({ database }: Pick<PatientsContext, 'database'>, id: string) {
  const row = await database.selectFrom('patients.imports').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new NotFound('patients.import-not-found', 'Cet import n’existe pas.');
  return row;
}
