import { Conflict } from '#platform/kernel/errors.ts';
import { sealFor, siteOf, type PracticeTransaction } from '#services/practice/professionals/module.ts';
import type { AppointmentChange } from './api/appointments.ts';
import { appointmentRow, lockAppointment, refuseOutdated, type AppointmentRow } from './appointments.ts';
import { claim, claimOver, lockAgendas, releaseAppointment } from './claims.ts';
import { requireOver, tellAppointment, tellAvailability, type AgendaContext } from './context.ts';
import { refuseParting } from './closed-patients.ts';
import { changeAppointment, madeBySame } from './history.ts';
import { minutesOf } from './moving.ts';
import { reasonOf } from './reasons.ts';
import { resourceRow } from './resources.ts';
import { refuseState, stepsFor, type SettableState } from './states.ts';
import { taken } from './times/slots.ts';

/**
 * Changes what is not the time of an appointment: patient, reason, place, lateness, note.
 * @throws {Conflict} `agenda.appointment.changed-meanwhile`, `agenda.appointment.state`, `agenda.slot-taken` when another
 *   reason keeps more time free around it; {Forbidden} `agenda.patient-closed`
 */
export async function change(context: AgendaContext, id: string, given: AppointmentChange): Promise<void> {
  await withLocked(context, id, { version: given.version, isThere: () => false }, async (transaction, row) => {
    if (row.state === 'cancelled') throw new Conflict('agenda.appointment.state', 'Ce rendez-vous est annulé.');
    const reasonId = given.reasonId ?? row.reason_id;
    if (given.patientId !== undefined) await refuseParting(context, row, given.patientId);
    if (reasonId !== row.reason_id) await retake(transaction, context, row, reasonId);
    await changeAppointment(transaction, context, row, {
      kind: 'changed',
      set: {
        ...{ reason_id: reasonId, patient_id: given.patientId, place: given.place, late: given.late },
        ...(given.note === undefined ? {} : { note_sealed: sealedNote(context, id, given.note) }),
      },
    });
    return 'changed';
  });
}

/**
 * Takes a visit to another state, with the hour (MAI-076).
 * @throws {Conflict} `agenda.appointment.changed-meanwhile`, `agenda.appointment.state`, `agenda.appointment.too-early`
 */
export async function setState(
  context: AgendaContext,
  id: string,
  given: { readonly version: number; readonly state: SettableState },
): Promise<void> {
  const isThere = (row: AppointmentRow) => row.state === given.state;
  await withLocked(context, id, { version: given.version, isThere }, async (transaction, row) => {
    if (isThere(row)) return null;
    const { timeZone } = await siteOf(transaction, row.site_id);
    const day = (at: Temporal.Instant) => at.toZonedDateTimeISO(timeZone).toPlainDate();
    const today = Temporal.PlainDate.compare(day(Temporal.Instant.from(row.starts_at)), day(context.now)) <= 0;
    refuseState(row, given.state, { now: context.now, today });
    await changeAppointment(transaction, context, row, {
      kind: 'state',
      set: { state: given.state, ...stepsFor(given.state, row, context.now) },
    });
    await followConsultation(transaction, context, row, given.state);
    return `state.${given.state}`;
  });
}

/** Called in, a patient is in consultation; it ends with the visit, its identity checked or not (MAI-087). */
async function followConsultation(
  transaction: PracticeTransaction,
  context: AgendaContext,
  { id: appointmentId, patient_id: patientId }: AppointmentRow,
  state: SettableState,
): Promise<void> {
  if (patientId === null || (state !== 'in-progress' && state !== 'done')) return;
  const id = await context.patients.openConsultation(transaction, context, { patientId, appointmentId });
  if (state === 'done') await context.patients.closeConsultation(transaction, context, id);
}

/** Locks an appointment the caller may write, at the version they saw, and tells what was done with it. */
async function withLocked(
  context: AgendaContext,
  id: string,
  { version, isThere }: { readonly version: number; readonly isThere: (row: AppointmentRow) => boolean },
  work: (transaction: PracticeTransaction, row: AppointmentRow) => Promise<string | null>,
): Promise<void> {
  const before = await appointmentRow(context.database, id);
  const resource = await resourceRow(context.database, before.resource_id);
  requireOver(context, 'agenda.appointments.write', resource);
  await context.database.transaction().execute(async (transaction) => {
    const row = await lockAppointment(transaction, id);
    if (!(isThere(row) && (await madeBySame(transaction, context, row)))) refuseOutdated(row, version);
    const action = await work(transaction, row);
    if (action !== null) await tellAppointment(transaction, context, { action, appointmentId: id, resource });
  });
}

/** Another reason may keep other minutes free around the visit: its time is taken anew. */
async function retake(
  transaction: PracticeTransaction,
  context: AgendaContext,
  row: AppointmentRow,
  reasonId: string,
): Promise<void> {
  const reason = await reasonOf(transaction, reasonId);
  const resourceIds = [row.resource_id, ...row.extra_resource_ids];
  await lockAgendas(transaction, resourceIds);
  await releaseAppointment(transaction, row.id, context.now);
  const time = taken({ ...reason, minutes: minutesOf(row) }, Date.parse(row.starts_at));
  const claimed = { resourceIds, time, now: context.now };
  if (row.overbooked) await claimOver(transaction, row.id, claimed);
  else await claim(transaction, { appointmentId: row.id }, claimed);
  await tellAvailability(transaction, context, resourceIds);
}

function sealedNote(context: AgendaContext, id: string, note: string | null): Buffer | null {
  return note === null ? null : sealFor(context, `agenda.appointments.note:${id}`, note);
}
