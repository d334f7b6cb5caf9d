import { NotFound } from '#platform/kernel/errors.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { CommonsTransaction, Outbox } from '#platform/jobs/outbox.ts';
import { tellChange, type Changed } from './telling.ts';

/** What a gateway says later of an SMS it accepted. */
export interface SmsReport {
  /** Ours, given with the SMS. */
  readonly id: string;
  readonly providerId: string;
  readonly state: 'delivered' | 'refused' | 'failed';
}

/** Where reports are kept, and who passes them on. */
export interface ReportKeeping {
  readonly commons: Commons;
  readonly outbox: Pick<Outbox, 'enqueueInCommons'>;
}

/**
 * Notes the gateway's word. It may come before we have noted that the gateway accepted; told twice, or after the last
 * word, it changes nothing.
 * @throws {NotFound} `notifications.message-not-found`
 */
export async function keepReport(
  { commons, outbox }: ReportKeeping,
  report: SmsReport,
  now: Temporal.Instant,
): Promise<void> {
  await commons.transaction().execute(async (transaction) => {
    const changed = await keep(transaction, report, now.toString());
    if (changed !== undefined) await tellChange(transaction, outbox, changed);
  });
  const known = await commons
    .selectFrom('notifications.messages')
    .select('id')
    .where('id', '=', report.id)
    .where('channel', '=', 'sms')
    .executeTakeFirst();
  if (known === undefined) throw new NotFound('notifications.message-not-found', 'Ce message n’existe pas.');
}

async function keep(transaction: CommonsTransaction, report: SmsReport, at: string): Promise<Changed | undefined> {
  return transaction
    .updateTable('notifications.messages')
    .set((row) => ({
      ...{ state: report.state, due_at: null, reported_at: at, provider_id: report.providerId },
      settled_at: row.fn.coalesce('settled_at', row.val(at)),
    }))
    .where('id', '=', report.id)
    .where('channel', '=', 'sms')
    .where('state', 'in', ['queued', 'accepted'])
    .returning(['key', 'organization_id', 'told_job'])
    .executeTakeFirst();
}
