import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationTransaction } from '#platform/jobs/outbox.ts';
import type { AppointmentBrief } from '#services/practice/agenda/module.ts';
import type { Cause } from './api.ts';
import { plannedFor } from './lead-times.ts';
import type { RemindersNeeds, Working } from './needs.ts';
import { settingsOf, type ReminderSettings } from './settings.ts';

/** Name of the job that sends one reminder when its time has come. */
export const SEND_JOB = 'reminders.send';

/** Further ahead than any agenda is opened. */
const HORIZON_DAYS = 800;

/**
 * Brings the reminders of an appointment to what it has become: those of a cancelled one or of a former time are
 * dropped, those of its present time planned (MAI-119). Run twice, it changes nothing.
 */
export async function planAppointment(needs: RemindersNeeds, work: Working, appointmentId: string): Promise<void> {
  await plan(needs, work, await needs.agenda.appointment(work.database, appointmentId));
}

/** The same for every appointment to come of a professional, whose settings have changed. */
export async function planProfessional(needs: RemindersNeeds, work: Working, professionalId: string): Promise<void> {
  const until = work.now.add({ hours: HORIZON_DAYS * 24 });
  for (const appointment of await needs.agenda.appointmentsBetween(work.database, work.now, until)) {
    if (appointment.resource.professionalId === professionalId) await plan(needs, work, appointment);
  }
}

async function plan(needs: RemindersNeeds, work: Working, appointment: AppointmentBrief): Promise<void> {
  const { professionalId } = appointment.resource;
  if (professionalId === null) return;
  const settings = await settingsOf(work.database, professionalId);
  await work.database.transaction().execute(async (transaction) => {
    await dropOthers(transaction, work, appointment, settings);
    if (!isAwaited(appointment) || !settings.active) return;
    const startsAt = Temporal.Instant.from(appointment.startsAt);
    for (const { leadMinutes, dueAt } of plannedFor(startsAt, settings.leadMinutes, work.now)) {
      const id = await insertPlanned(transaction, work, appointment, { leadMinutes, dueAt, channel: settings.channel });
      if (id !== null) await needs.outbox.enqueueAt(transaction, SEND_JOB, { reminderId: id }, dueAt);
    }
  });
}

/** Whether somebody is expected at that time. */
export function isAwaited({ state, patientId }: Pick<AppointmentBrief, 'state' | 'patientId'>): boolean {
  return patientId !== null && (state === 'booked' || state === 'confirmed');
}

/** Drops the planned reminders that are no longer of use, each with its cause. */
async function dropOthers(
  transaction: OrganizationTransaction,
  work: Working,
  appointment: AppointmentBrief,
  { active, leadMinutes }: ReminderSettings,
): Promise<void> {
  const rows = await transaction
    .selectFrom('reminders.reminders')
    .select(['id', 'starts_at', 'lead_minutes', 'patient_id'])
    .where('appointment_id', '=', appointment.id)
    .where('state', '=', 'planned')
    .where('lead_minutes', 'is not', null)
    .forUpdate()
    .execute();
  for (const row of rows) {
    const moved = Date.parse(row.starts_at) !== Date.parse(appointment.startsAt);
    const unwanted = !active || !leadMinutes.includes(row.lead_minutes!);
    let cause: Cause | null = null;
    if (!isAwaited(appointment) || row.patient_id !== appointment.patientId) cause = 'cancelled';
    else if (moved) cause = 'moved';
    else if (unwanted) cause = 'settings';
    if (cause === null) continue;
    await transaction
      .updateTable('reminders.reminders')
      .set({ state: 'dropped', cause, settled_at: work.now.toString() })
      .where('id', '=', row.id)
      .execute();
  }
}

/**
 * Plans a reminder, or plans again one that was dropped (moved away and back, settings changed twice).
 * @returns its identifier; null when it is planned already, or was sent.
 */
async function insertPlanned(
  transaction: OrganizationTransaction,
  work: Working,
  appointment: AppointmentBrief,
  planned: { readonly leadMinutes: number; readonly dueAt: Temporal.Instant; readonly channel: string },
): Promise<string | null> {
  const facts = {
    ...{ patient_id: appointment.patientId!, professional_id: appointment.resource.professionalId! },
    ...{ due_at: planned.dueAt.toString(), channel: planned.channel, state: 'planned' },
  };
  const row = await transaction
    .insertInto('reminders.reminders')
    .values({
      ...{ id: newId(), appointment_id: appointment.id, ...facts, starts_at: appointment.startsAt },
      ...{ lead_minutes: planned.leadMinutes, created_at: work.now.toString() },
    })
    .onConflict((conflict) =>
      conflict
        .columns(['appointment_id', 'starts_at', 'lead_minutes'])
        .where('lead_minutes', 'is not', null)
        .doUpdateSet({ ...facts, cause: null, settled_at: null })
        .where('reminders.reminders.state', '=', 'dropped'),
    )
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}
