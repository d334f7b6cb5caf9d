import { NotFound } from '#platform/kernel/errors.ts';
import type { OrganizationTransaction } from '#platform/jobs/outbox.ts';
import { practiceJournal, requireRight, type PracticeContext } from '#services/practice/professionals/module.ts';
import type { RemindersNeeds } from './needs.ts';
import { lockReminder, tellReminder } from './rows.ts';

/** « Appeler le patient »: a reminder that failed is for the practice to make good (MAI-117). */
export async function openTask(
  transaction: OrganizationTransaction,
  reminderId: string,
  now: Temporal.Instant,
): Promise<void> {
  await transaction
    .insertInto('reminders.tasks')
    .values({ reminder_id: reminderId, created_at: now.toString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Says that the patient was called, or takes it back. Said twice, the first one counts.
 * @throws {NotFound} `reminders.task.not-found`; {Forbidden} `permission.missing`
 */
export async function markTask(
  { outbox }: Pick<RemindersNeeds, 'outbox'>,
  context: PracticeContext,
  reminderId: string,
  done: boolean,
): Promise<void> {
  await context.database.transaction().execute(async (transaction) => {
    const reminder = await lockReminder(transaction, reminderId);
    if (reminder === null) throw noTask();
    requireRight(context, 'reminders.read', reminder.professional_id);
    const task = await transaction
      .selectFrom('reminders.tasks')
      .select('done_at')
      .where('reminder_id', '=', reminderId)
      .executeTakeFirst();
    if (task === undefined) throw noTask();
    if ((task.done_at !== null) === done) return;
    await transaction
      .updateTable('reminders.tasks')
      .set({
        done_at: done ? context.now.toString() : null,
        done_by_name: done ? context.act.actor.name : null,
      })
      .where('reminder_id', '=', reminderId)
      .execute();
    await practiceJournal(transaction, context, {
      ...{ action: `reminders.task.${done ? 'done' : 'reopened'}`, professionalId: reminder.professional_id },
      object: { kind: 'reminders.reminder', id: reminderId },
    });
    await tellReminder(transaction, outbox, reminder);
  });
}

function noTask(): NotFound {
  return new NotFound('reminders.task.not-found', 'Cette tâche n’existe pas.');
}
