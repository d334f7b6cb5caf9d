import { z } from 'zod';
import { dayInParis } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { CsvRecord } from '#platform/kernel/csv.ts';
import { job, type Job } from '#platform/jobs/job.ts';
import { mappingSchema, type Mapping } from '../api/imports.ts';
import { sealFor, type PatientsContext, type PracticeTransaction } from '../context.ts';
import type { PatientsNeeds } from '../needs.ts';
import { newRow } from '../record/creating.ts';
import { importJournal } from './import-journal.ts';
import { readLine } from './import-line.ts';
import { BATCH, fileOf, importRow } from './imports.ts';
import { knownAmong } from './known-patients.ts';

type Running = Pick<PatientsContext, 'act' | 'now' | 'textKey' | 'database'>;

/**
 * Brings the lines of a file in, five hundred at a time, each batch whole or not at all. Run again after a crash, it goes
 * on where the last whole batch ended.
 */
export function importJob({ keys, documents }: Pick<PatientsNeeds, 'keys' | 'documents'>): Job {
  return job({
    name: 'patients.import',
    perOrganization: true,
    concurrency: 1,
    payload: z.object({ importId: z.uuid() }),
    handle: async ({ payload: { importId }, database, organizationId, act, clock, signal }) => {
      const { state, document_id: documentId, mapping, duplicates } = await importRow({ database }, importId);
      if (state !== 'running') return;
      const { lines } = await fileOf({ database, organizationId }, documents, documentId);
      const order = { importId, mapping: mappingSchema.parse(mapping), skip: duplicates === 'skip' };
      const textKey = await keys.key(organizationId, 'text');
      let more = true;
      while (more) {
        signal.throwIfAborted();
        const running: Running = { act, now: clock.now(), textKey, database };
        more = await database.transaction().execute((transaction) => nextBatch(transaction, running, order, lines));
      }
    },
  });
}

interface Order {
  readonly importId: string;
  readonly mapping: Mapping;
  readonly skip: boolean;
}

/** @returns whether more remains */
async function nextBatch(
  transaction: PracticeTransaction,
  running: Running,
  order: Order,
  lines: readonly CsvRecord[],
): Promise<boolean> {
  const { importId } = order;
  const row = await transaction
    .selectFrom('patients.imports')
    .select(['lines_done', 'state'])
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (row.state !== 'running') return false;
  const batch = lines.slice(row.lines_done, row.lines_done + BATCH);
  const today = dayInParis(running.now).toString();
  const read = batch.map((one) => ({ one, result: readLine(one.fields, order.mapping, today) }));
  const good = read.flatMap(({ result }) => ('patient' in result ? [result.patient] : []));
  const known = order.skip ? await knownAmong(transaction, good) : new Map<number, unknown>();
  const fresh = good.filter((_, at) => !known.has(at));
  const refused = read.flatMap(({ one, result }) => ('problems' in result ? [{ one, problems: result.problems }] : []));
  if (fresh.length > 0) {
    const rows = fresh.map((patient) => newRow(running, patient, { origin: 'import', importId }));
    await transaction.insertInto('patients.patients').values(rows).execute();
  }
  if (refused.length > 0) {
    const rows = refused.map(({ one, problems }) => {
      const id = newId();
      const content = JSON.stringify({ cells: one.fields, problems });
      const sealed = sealFor(running, `patients.refused_lines.content:${id}`, content);
      return { id, import_id: importId, line: one.line, content_sealed: sealed };
    });
    await transaction.insertInto('patients.refused_lines').values(rows).execute();
  }
  const done = row.lines_done + batch.length;
  const finished = done >= lines.length;
  await transaction
    .updateTable('patients.imports')
    .set((is) => ({
      ...{ lines_done: done, created: is('created', '+', fresh.length), skipped: is('skipped', '+', known.size) },
      refused: is('refused', '+', refused.length),
      ...(finished ? { state: 'done', finished_at: running.now.toString() } : {}),
    }))
    .where('id', '=', importId)
    .execute();
  await importJournal(
    transaction,
    running,
    finished ? 'patients.import.finished' : 'patients.import.continued',
    importId,
    {
      ...{ created: fresh.length, skipped: known.size, refused: refused.length },
    },
  );
  return !finished;
}
