import type { Selectable } from 'kysely';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import type { Outbox, OrganizationTransaction } from '#platform/jobs/outbox.ts';
import type { Cause, Channel, ReminderState } from './api.ts';

type Columns = Selectable<OrganizationTables['reminders.reminders']>;

/** A row whose words the database's checks vouch for. */
export type ReminderRow = Omit<Columns, 'channel' | 'state' | 'cause'> & {
  readonly channel: Channel;
  readonly state: ReminderState;
  readonly cause: Cause | null;
};

/** The message of a reminder: at most one per key, however often the job runs. */
export function messageKey(reminderId: string): string {
  return `reminders.appointment:${reminderId}`;
}

export function reminderOfKey(key: string): string {
  return key.slice(messageKey('').length);
}

/** Reads and holds a reminder until the transaction ends; null when it has been erased. */
export async function lockReminder(transaction: OrganizationTransaction, id: string): Promise<ReminderRow | null> {
  const row = await transaction
    .selectFrom('reminders.reminders')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : (row as ReminderRow);
}

/** Writes what became of a reminder, and tells open pages. */
export async function becomes(
  transaction: OrganizationTransaction,
  outbox: Pick<Outbox, 'publish'>,
  reminderId: string,
  change: { readonly state: ReminderState; readonly cause?: Cause; readonly at: Temporal.Instant },
): Promise<void> {
  const { state, cause = null, at } = change;
  const row = await transaction
    .updateTable('reminders.reminders')
    .set({ state, cause, settled_at: state === 'queued' || state === 'sent' ? null : at.toString() })
    .where('id', '=', reminderId)
    .returning('professional_id')
    .executeTakeFirst();
  if (row !== undefined) await tellReminder(transaction, outbox, { id: reminderId, ...row });
}

/** Tells open pages, and whoever follows it. */
export function tellReminder(
  transaction: OrganizationTransaction,
  outbox: Pick<Outbox, 'publish'>,
  { id: reminderId, professional_id: professionalId }: Pick<ReminderRow, 'id' | 'professional_id'>,
): Promise<void> {
  return outbox.publish(transaction, { kind: 'reminders.reminder.changed', ids: { reminderId, professionalId } });
}
