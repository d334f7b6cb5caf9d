import { dayInParis } from '#platform/kernel/clock.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import {
  nameOf,
  offerOf,
  practiceJournal,
  professionalOf,
  professionalsOf,
  requireRight,
  type PracticeContext,
} from '#services/practice/professionals/module.ts';
import type { Channel, Settings, SettingsChange } from './api.ts';
import type { RemindersNeeds } from './needs.ts';

/** How one professional reminds. */
export type ReminderSettings = SettingsChange;

/** By SMS, a day before, until the professional says otherwise (MAI-113). */
const FROM_THE_START: ReminderSettings = { active: true, channel: 'sms', leadMinutes: [24 * 60] };

/** Name of the job that plans again what a professional's settings change. */
export const PLAN_AGAIN_JOB = 'reminders.plan-professional';

/** Whether the practice has subscribed to reminders on the day of an instant (MAI-112). */
export async function isSubscribed(database: OrganizationDatabase, now: Temporal.Instant): Promise<boolean> {
  return (await offerOf(database, dayInParis(now).toString())).reminders;
}

export async function settingsOf(database: OrganizationDatabase, professionalId: string): Promise<ReminderSettings> {
  const row = await database
    .selectFrom('reminders.settings')
    .select(['active', 'channel', 'lead_minutes as leadMinutes'])
    .where('professional_id', '=', professionalId)
    .executeTakeFirst();
  return row === undefined ? FROM_THE_START : { ...row, channel: row.channel as Channel };
}

/** Settings of the professionals whose reminders the caller may see. */
export async function readSettings(context: PracticeContext): Promise<Settings> {
  const professionals = await professionalsOf(context.database);
  const seen = professionals.filter(({ id }) => context.may('reminders.read', id));
  return {
    subscribed: await isSubscribed(context.database, context.now),
    professionals: await Promise.all(
      seen.map(async (one) => ({
        ...{ professionalId: one.id, name: nameOf(one), mayChange: context.may('reminders.send', one.id) },
        ...(await settingsOf(context.database, one.id)),
      })),
    ),
  };
}

/**
 * Changes how a professional reminds; reminders to come follow.
 * @throws {Forbidden} `permission.missing`; {NotFound} `professionals.not-found`
 */
export async function changeSettings(
  { outbox }: Pick<RemindersNeeds, 'outbox'>,
  context: PracticeContext,
  professionalId: string,
  change: ReminderSettings,
): Promise<void> {
  requireRight(context, 'reminders.send', professionalId);
  await professionalOf(context.database, professionalId);
  const values = {
    ...{ active: change.active, channel: change.channel, lead_minutes: [...change.leadMinutes] },
    ...{ changed_at: context.now.toString(), changed_by_name: context.act.actor.name },
  };
  await context.database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('reminders.settings')
      .values({ professional_id: professionalId, ...values })
      .onConflict((conflict) => conflict.column('professional_id').doUpdateSet(values))
      .execute();
    await practiceJournal(transaction, context, {
      ...{ action: 'reminders.settings.changed', object: { kind: 'professional', id: professionalId }, professionalId },
      details: { active: change.active, channel: change.channel, delays: change.leadMinutes.join(' ') },
    });
    await outbox.enqueue(transaction, PLAN_AGAIN_JOB, { professionalId });
  });
}
