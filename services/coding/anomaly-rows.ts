import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { StayView } from './api/review.ts';
import { openSealed, type CodingContext } from './context.ts';

type AnomalyView = StayView['anomalies'][number];

/** `AC-00012`: what the reporter is shown and the operator answers under. */
export function anomalyNumber(number: number): string {
  return `AC-${String(number).padStart(5, '0')}`;
}

/** The anomalies reported on a stay, oldest first. */
export async function anomaliesOf(
  database: OrganizationDatabase,
  context: Pick<CodingContext, 'textKey'>,
  stayId: string,
): Promise<readonly AnomalyView[]> {
  const rows = await database
    .selectFrom('coding.anomalies')
    .selectAll()
    .where('stay_id', '=', stayId)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    ...{ number: anomalyNumber(row.number), proposalKey: row.proposal_key, code: row.code },
    ...{ subject: row.subject as AnomalyView['subject'], kind: row.kind as AnomalyView['kind'] },
    comment: openSealed(context, `coding.anomalies.comment:${row.id}`, row.comment_sealed),
    ...{ state: row.state as AnomalyView['state'], at: row.reported_at, by: row.person_name },
  }));
}
