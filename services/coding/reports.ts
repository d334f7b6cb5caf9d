import { createHash } from 'node:crypto';
import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { StoredDocument } from '#platform/documents/documents.ts';
import { journal, openSealed, sealFor, type CodingContext, type CodingTransaction } from './context.ts';
import { datesInText } from './dates-in-text.ts';
import { move } from './stay-states.ts';
import { updateStay, type StayRow } from './stays.ts';

/** A report as it comes in: its text and, for a file, the document it was read from. */
export interface NewReport {
  readonly text: string;
  readonly document: StoredDocument | null;
  /** What could not be read of the file. */
  readonly warnings?: readonly string[];
}

export interface Report {
  readonly id: string;
  readonly stayId: string;
  readonly origin: 'pasted' | 'txt' | 'pdf' | 'docx';
  readonly documentId: string | null;
  readonly text: string;
  readonly warnings: readonly string[];
  readonly receivedAt: string;
  readonly receivedBy: string;
}

/**
 * Gives a stay its report, or another in place of the one nobody decided upon yet; the former text is kept with what
 * was made of it. The dates of the stay are read in the text when nobody gave them.
 * @throws {Conflict} `coding.stay.state` once there are proposals to review.
 */
export async function giveReport(
  transaction: CodingTransaction,
  context: CodingContext,
  stay: StayRow,
  report: NewReport,
): Promise<void> {
  const state = move(stay.state, 'report-given');
  const id = newId();
  const { document, text } = report;
  await transaction
    .insertInto('coding.reports')
    .values({
      ...{ id, stay_id: stay.id, origin: originOf(document), document_id: document?.id ?? null },
      ...{ text_sealed: sealFor(context, `coding.reports.text:${id}`, text), text_length: text.length },
      ...{ text_sha256: sha256(text), file_sha256: document === null ? null : Buffer.from(document.sha256, 'hex') },
      ...{ received_at: context.now.toString(), received_by: context.act.actor.id },
      ...{ received_by_name: context.act.actor.name, warnings: [...(report.warnings ?? [])] },
    })
    .execute();
  const dates = stay.dates_from === 'person' ? {} : datesFor(stay, text, context.now);
  await updateStay(transaction, context, stay.id, {
    ...{ state, report_id: id, analysis_id: null, proposals: 0, remaining: 0, quality_warnings: 0 },
    ...dates,
  });
  await journal(transaction, context, 'coding.report.received', stay.id, { report: id, characters: text.length });
}

function datesFor(stay: StayRow, text: string, now: Temporal.Instant): Partial<StayRow> {
  const found = datesInText(text, now);
  if (found === null) return {};
  const dischargedOn = found.dischargedOn ?? stay.discharged_on;
  if (dischargedOn !== null && dischargedOn < found.admittedOn) return {};
  return { admitted_on: found.admittedOn, discharged_on: dischargedOn, dates_from: 'report' };
}

/** The stay's present report, decrypted; null when it has none. The caller writes the reading to the journal. */
export async function readReport(
  database: OrganizationDatabase,
  context: Pick<CodingContext, 'textKey'>,
  reportId: string | null,
): Promise<Report | null> {
  if (reportId === null) return null;
  const row = await database
    .selectFrom('coding.reports')
    .selectAll()
    .where('id', '=', reportId)
    .executeTakeFirstOrThrow();
  return {
    ...{ id: row.id, stayId: row.stay_id, origin: row.origin as Report['origin'], documentId: row.document_id },
    text: openSealed(context, `coding.reports.text:${row.id}`, row.text_sealed),
    warnings: row.warnings,
    ...{ receivedAt: row.received_at, receivedBy: row.received_by_name },
  };
}

/** Other stays whose present report is the same file, or has exactly the same text: told, never refused. */
export async function duplicatesOf(
  database: OrganizationDatabase,
  stayId: string,
  reportId: string,
): Promise<readonly { readonly stayId: string; readonly localId: string }[]> {
  return database
    .selectFrom('coding.reports as own')
    .innerJoin('coding.reports as other', (join) =>
      join.on((on) =>
        on.or([
          on('other.text_sha256', '=', on.ref('own.text_sha256')),
          on('other.file_sha256', '=', on.ref('own.file_sha256')),
        ]),
      ),
    )
    .innerJoin('coding.stays as stay', 'stay.report_id', 'other.id')
    .select(['stay.id as stayId', 'stay.local_id as localId'])
    .where('own.id', '=', reportId)
    .where('stay.id', '!=', stayId)
    .orderBy('stay.imported_at')
    .limit(10)
    .execute();
}

function originOf(document: StoredDocument | null): Report['origin'] {
  if (document === null) return 'pasted';
  return document.kind === 'pdf' || document.kind === 'docx' ? document.kind : 'txt';
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
