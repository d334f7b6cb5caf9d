import type { MessageStatus } from '#platform/notifications/message-status.ts';
import { practiceJournal } from '#services/practice/professionals/module.ts';
import type { Cause, ReminderState } from './api.ts';
import type { RemindersNeeds, Working } from './needs.ts';
import { becomes, lockReminder, reminderOfKey } from './rows.ts';
import { openTask } from './tasks.ts';

/** What the state of a message makes of its reminder: shown as it is, never better (MAI-117). */
const OUTCOMES: Readonly<Record<MessageStatus['state'], { readonly state: ReminderState; readonly cause?: Cause }>> = {
  queued: { state: 'queued' },
  accepted: { state: 'sent' },
  delivered: { state: 'delivered' },
  refused: { state: 'failed', cause: 'carrier-refused' },
  failed: { state: 'failed', cause: 'not-delivered' },
};

/**
 * Notes what became of the message of a reminder. A failure becomes a task of the practice; a contact that the carrier or
 * the mail server does not know is marked in the patient's file (MAI-116). Run twice, it changes nothing.
 */
export async function follow(needs: RemindersNeeds, work: Working, key: string): Promise<void> {
  const reminderId = reminderOfKey(key);
  const status = (await needs.sms.status(key)) ?? (await needs.mail.status(key));
  if (status === null) return;
  const outcome = OUTCOMES[status.state];
  await work.database.transaction().execute(async (transaction) => {
    const reminder = await lockReminder(transaction, reminderId);
    if (reminder === null || reminder.state === outcome.state) return;
    if (reminder.state !== 'queued' && reminder.state !== 'sent') return;
    await becomes(transaction, needs.outbox, reminderId, { ...outcome, at: work.now });
    await practiceJournal(transaction, work, {
      ...{ action: `reminders.reminder.${outcome.state}`, professionalId: reminder.professional_id },
      object: { kind: 'reminders.reminder', id: reminderId },
      details: { channel: reminder.channel, ...(outcome.cause === undefined ? {} : { cause: outcome.cause }) },
    });
    if (outcome.state !== 'failed') return;
    await openTask(transaction, reminderId, work.now);
    if (outcome.cause !== 'carrier-refused') return;
    const contact = reminder.channel === 'sms' ? { phone: status.recipient } : { email: status.recipient };
    await needs.patients.contactRefused(transaction, work, reminder.patient_id, contact);
  });
}
