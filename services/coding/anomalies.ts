import { Conflict, Invalid, NotFound } from '#platform/kernel/errors.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import type { NewAnomaly } from './api/follow-up.ts';
import { engineLine, readAnalysis, type StoredAnalysis } from './analyses.ts';
import { proposedCodes } from './analysis-view.ts';
import { anomalyNumber } from './anomaly-rows.ts';
import { journal, sealFor, type CodingContext, type CodingTransaction } from './context.ts';
import { requirePerson } from './person.ts';
import { readReport } from './reports.ts';
import { lockStay, updateStay, type StayRow } from './stays.ts';

/**
 * Keeps a reported anomaly and puts its mail to the operator in the queue (CIM-55). Of the report, only the excerpt
 * that the coder chose is kept with it.
 * @returns the number to show. Sent twice, it counts once.
 * @throws {NotFound} `coding.stay.not-found`, `coding.proposal.not-found`
 * @throws {Invalid} `coding.anomaly.excerpt`
 * @throws {Conflict} `coding.stay.state` when there is no result yet
 */
export async function reportAnomaly(
  context: CodingContext,
  outbox: Outbox,
  stayId: string,
  anomaly: NewAnomaly,
): Promise<{ readonly number: string; readonly at: string }> {
  const personId = requirePerson(context);
  return context.database.transaction().execute(async (transaction) => {
    const stay = await lockStay(transaction, stayId);
    const known = await sentBefore(transaction, anomaly.id);
    if (known !== null) return known;
    if (stay.analysis_id === null) {
      throw new Conflict('coding.stay.state', 'Il n’y a pas encore de résultat à signaler.');
    }
    const analysis = await readAnalysis(transaction, context, stay.analysis_id);
    const excerpt = await excerptOf(transaction, context, stay, anomaly.excerpt);
    const { id } = anomaly;
    const row = await transaction
      .insertInto('coding.anomalies')
      .values({
        ...{ id, stay_id: stayId, analysis_id: analysis.id, subject: anomaly.subject, kind: anomaly.kind },
        ...subjectColumns(analysis, anomaly),
        comment_sealed: sealFor(context, `coding.anomalies.comment:${id}`, anomaly.comment),
        excerpt_sealed: excerpt === null ? null : sealFor(context, `coding.anomalies.excerpt:${id}`, excerpt),
        ...{ engine: engineLine(analysis.engine), reported_at: context.now.toString() },
        ...{ person_id: personId, person_name: context.act.actor.name },
      })
      .returning(['number', 'reported_at'])
      .executeTakeFirstOrThrow();
    await updateStay(transaction, context, stayId, { open_anomalies: stay.open_anomalies + 1 });
    await outbox.enqueue(transaction, 'coding.mail-anomaly', { anomalyId: id });
    await journal(transaction, context, 'coding.anomaly.reported', stayId, { anomaly: id, excerpt: excerpt !== null });
    return { number: anomalyNumber(row.number), at: row.reported_at };
  });
}

async function sentBefore(transaction: CodingTransaction, id: string) {
  const row = await transaction
    .selectFrom('coding.anomalies')
    .select(['number', 'reported_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : { number: anomalyNumber(row.number), at: row.reported_at };
}

function subjectColumns(analysis: StoredAnalysis, anomaly: NewAnomaly) {
  if (anomaly.subject === 'result') return { proposal_key: null, code: null };
  const proposal = proposedCodes(analysis.result).find(({ key }) => key === anomaly.proposalKey);
  if (proposal === undefined) throw new NotFound('coding.proposal.not-found', 'Cette proposition n’existe pas ici.');
  return { proposal_key: proposal.key, code: proposal.code };
}

async function excerptOf(
  transaction: CodingTransaction,
  context: CodingContext,
  stay: StayRow,
  span: NewAnomaly['excerpt'],
): Promise<string | null> {
  if (span === null) return null;
  const report = await readReport(transaction, context, stay.report_id);
  if (report !== null && span.start < span.end && span.end <= report.text.length) {
    return report.text.slice(span.start, span.end);
  }
  const message = 'L’extrait n’est pas dans le compte rendu.';
  throw new Invalid('coding.anomaly.excerpt', message, [{ field: 'excerpt', rule: 'range', message }]);
}
