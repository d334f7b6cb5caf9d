import { readPhoneNumber } from '#platform/kernel/phone-numbers.ts';
import { nameOf, practiceJournal, professionalOf, siteOf } from '#services/practice/professionals/module.ts';
import type { AppointmentBrief } from '#services/practice/agenda/module.ts';
import type { Cause, Channel } from './api.ts';
import type { RemindersNeeds, Working } from './needs.ts';
import { isAwaited } from './planning.ts';
import { becomes, lockReminder, messageKey, type ReminderRow } from './rows.ts';
import { isSubscribed, settingsOf } from './settings.ts';
import { openTask } from './tasks.ts';
import { mailOf, smsText, type Reminded } from './wording.ts';

/** Name of the job that hears what became of a message. */
export const FOLLOW_JOB = 'reminders.follow';

/** What is to be done with a reminder whose time has come. */
export type Verdict =
  | { readonly kind: 'send'; readonly channel: Channel; readonly to: string }
  | { readonly kind: 'dropped' | 'refused' | 'failed'; readonly channel: Channel; readonly cause: Cause };

/**
 * Sends a planned reminder whose time has come, or says why not. Everything is looked at now: subscription, the
 * appointment, what the patient wants. Run twice, it sends once.
 */
export async function sendDue(needs: RemindersNeeds, work: Working, reminderId: string): Promise<void> {
  const { database } = work;
  const row = await database
    .selectFrom('reminders.reminders')
    .selectAll()
    .where('id', '=', reminderId)
    .where('state', '=', 'planned')
    .executeTakeFirst();
  if (row === undefined) return;
  const reminder = row as ReminderRow;
  const appointment = await needs.agenda.appointment(database, reminder.appointment_id);
  const verdict =
    (await untimely(work, reminder, appointment)) ?? (await judge(needs, work, reminder, reminder.channel));
  await settle(needs, work, reminderId, { appointment, verdict });
}

/** Why a reminder is no longer of use; null when it is. */
async function untimely(
  { database, now }: Working,
  reminder: ReminderRow,
  appointment: AppointmentBrief,
): Promise<Verdict | null> {
  const dropped = (cause: Cause) => ({ kind: 'dropped', channel: reminder.channel, cause }) as const;
  if (!(await isSubscribed(database, now))) return dropped('not-subscribed');
  if (!isAwaited(appointment) || appointment.patientId !== reminder.patient_id) return dropped('cancelled');
  if (Date.parse(appointment.startsAt) !== Date.parse(reminder.starts_at)) return dropped('moved');
  if (Temporal.Instant.compare(now, Temporal.Instant.from(reminder.starts_at)) >= 0) return dropped('past');
  // Somebody asked for it: neither settings nor another reminder replace it.
  if (reminder.asked_by_name !== null) return null;
  const settings = await settingsOf(database, reminder.professional_id);
  if (!settings.active) return dropped('settings');
  // Cabinet was away or the calendar jumped: of several that are due together, the last one says enough.
  const later = await database
    .selectFrom('reminders.reminders')
    .select('id')
    .where('appointment_id', '=', reminder.appointment_id)
    .where('starts_at', '=', reminder.starts_at)
    .where('due_at', '>', reminder.due_at)
    .where('due_at', '<=', now.toString())
    .where('state', '<>', 'dropped')
    .executeTakeFirst();
  return later === undefined ? null : dropped('superseded');
}

/** Whether a patient can be reached by a channel, their refusal before anything else (MAI-118). */
export async function judge(
  needs: Pick<RemindersNeeds, 'patients' | 'sms'>,
  { database }: Pick<Working, 'database'>,
  { patient_id: patientId }: Pick<ReminderRow, 'patient_id'>,
  channel: Channel,
): Promise<Verdict> {
  const reachable = await needs.patients.reachable({ database }, patientId);
  const [to, no] = channel === 'sms' ? [reachable.smsTo, reachable.noSms] : [reachable.mailTo, reachable.noMail];
  if (no === 'not-wanted') return { kind: 'refused', channel, cause: no };
  if (to === null) return { kind: 'failed', channel, cause: no ?? 'not-given' };
  if (channel === 'mail') return { kind: 'send', channel, to };
  if (await needs.sms.optedOut(to)) return { kind: 'refused', channel, cause: 'stop' };
  if (readPhoneNumber(to)?.mobile !== true) return { kind: 'failed', channel, cause: 'not-mobile' };
  return { kind: 'send', channel, to };
}

/** Carries out a verdict on a planned reminder, with its line in the journal. */
export async function settle(
  needs: RemindersNeeds,
  work: Working,
  reminderId: string,
  { appointment, verdict }: { readonly appointment: AppointmentBrief; readonly verdict: Verdict },
): Promise<void> {
  const { channel, kind } = verdict;
  const link = verdict.kind === 'send' ? await needs.linkTo(work, appointment, work.now) : '';
  const reminded = { ...(await whatToSay(work, appointment)), link };
  await work.database.transaction().execute(async (transaction) => {
    const locked = await lockReminder(transaction, reminderId);
    if (locked?.state !== 'planned') return;
    await transaction.updateTable('reminders.reminders').set({ channel }).where('id', '=', reminderId).execute();
    if (verdict.kind === 'send') {
      await putInOutbox(needs, work, { reminderId, verdict, reminded });
      await becomes(transaction, needs.outbox, reminderId, { state: 'queued', at: work.now });
    } else {
      await becomes(transaction, needs.outbox, reminderId, { state: verdict.kind, cause: verdict.cause, at: work.now });
      if (verdict.kind === 'failed') await openTask(transaction, reminderId, work.now);
    }
    await practiceJournal(transaction, work, {
      ...{ action: `reminders.reminder.${kind === 'send' ? 'sent' : kind}`, professionalId: locked.professional_id },
      object: { kind: 'reminders.reminder', id: reminderId },
      details: { channel, ...(verdict.kind === 'send' ? {} : { cause: verdict.cause }) },
    });
  });
}

async function whatToSay({ database }: Working, appointment: AppointmentBrief): Promise<Omit<Reminded, 'link'>> {
  return {
    ...{ startsAt: Temporal.Instant.from(appointment.startsAt), timeZone: appointment.resource.timeZone },
    professional: nameOf(await professionalOf(database, appointment.resource.professionalId!)),
    practice: (await siteOf(database, appointment.siteId)).name,
  };
}

/**
 * Puts the message in the commons. Should the organisation's own transaction fail afterwards, the next run finds the
 * message by its key, and sends no other; its link is made in a transaction of its own, so that it opens all the same.
 */
async function putInOutbox(
  needs: RemindersNeeds,
  work: Working,
  given: {
    readonly reminderId: string;
    readonly verdict: Extract<Verdict, { kind: 'send' }>;
    readonly reminded: Reminded;
  },
): Promise<void> {
  const { reminderId, verdict, reminded } = given;
  const message = {
    ...{ key: messageKey(reminderId), kind: 'reminders.appointment', to: verdict.to, at: work.now },
    ...{ organizationId: work.organizationId, tells: FOLLOW_JOB },
  };
  await needs.commons.transaction().execute(async (transaction) => {
    if (verdict.channel === 'sms') await needs.sms.send(transaction, { ...message, text: smsText(reminded) });
    else await needs.mail.send(transaction, { ...message, ...mailOf(reminded) });
  });
}
