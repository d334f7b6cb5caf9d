import { Conflict } from '#platform/kernel/errors.ts';
import type { PracticeTransaction } from '#services/practice/professionals/module.ts';
import { appointmentRow, lockAppointment, refuseOutdated, type AppointmentRow } from './appointments.ts';
import { cancelLocked } from './cancelling.ts';
import { claim, claimOver, lockAgendas, releaseAppointment, SlotTaken } from './claims.ts';
import { refuseParting } from './closed-patients.ts';
import { requireOver, tellAppointment, tellAvailability, type AgendaContext } from './context.ts';
import { changeAppointment, changeTo, type StoredSnapshot } from './history.ts';
import { reasonOf } from './reasons.ts';
import { resourceRow } from './resources.ts';
import { MINUTE_MS } from './times/wall-clock.ts';

/**
 * Takes back the last change of an appointment: a cancelled one stands again, a moved one returns, a state goes back; a
 * new one is cancelled. What was undone may be undone in turn.
 * @throws {Conflict} `agenda.undo-taken` when its former time is no longer free, `agenda.nothing-to-undo`,
 *   `agenda.appointment.changed-meanwhile`; {Forbidden}
 */
export async function undo(context: AgendaContext, id: string, version: number): Promise<void> {
  const present = await appointmentRow(context.database, id);
  requireOver(context, 'agenda.appointments.write', await resourceRow(context.database, present.resource_id));
  await context.database.transaction().execute(async (transaction) => {
    const row = await lockAppointment(transaction, id);
    refuseOutdated(row, version);
    const last = await changeTo(transaction, row);
    if (last === undefined) throw new Conflict('agenda.nothing-to-undo', 'Il n’y a plus rien à annuler ici.');
    if (last.before === null) return cancelLocked(transaction, context, row, { cause: 'mistake', note: null });
    await refuseParting(context, row, last.before.patientId);
    const resource = await resourceRow(transaction, last.before.resourceId);
    requireOver(context, 'agenda.appointments.write', resource);
    if (takesOtherTime(row, last.before)) await returnTo(transaction, context, row, last.before);
    await changeAppointment(transaction, context, row, { kind: 'undone', set: columnsOf(last.before) });
    await tellAppointment(transaction, context, {
      ...{ action: 'undone', appointmentId: id, resource, details: { change: last.kind } },
    });
  });
}

function takesOtherTime(row: AppointmentRow, before: StoredSnapshot): boolean {
  return (
    (row.state === 'cancelled') !== (before.state === 'cancelled') ||
    row.resource_id !== before.resourceId ||
    row.reason_id !== before.reasonId ||
    row.starts_at !== before.startsAt ||
    row.ends_at !== before.endsAt
  );
}

async function returnTo(
  transaction: PracticeTransaction,
  context: AgendaContext,
  row: AppointmentRow,
  before: StoredSnapshot,
): Promise<void> {
  const resourceIds = [before.resourceId, ...before.extraResourceIds];
  const touched = [row.resource_id, ...row.extra_resource_ids, ...resourceIds];
  await lockAgendas(transaction, touched);
  await releaseAppointment(transaction, row.id, context.now);
  await tellAvailability(transaction, context, touched);
  if (before.state === 'cancelled') return;
  const reason = await reasonOf(transaction, before.reasonId);
  const time = {
    start: Date.parse(before.startsAt) - reason.beforeMinutes * MINUTE_MS,
    end: Date.parse(before.endsAt) + reason.afterMinutes * MINUTE_MS,
  };
  const claimed = { resourceIds, time, now: context.now };
  if (before.overbooked) await claimOver(transaction, row.id, claimed);
  else await claim(transaction, { appointmentId: row.id }, claimed).catch(takenMeanwhile);
}

function takenMeanwhile(error: unknown): never {
  if (!(error instanceof SlotTaken)) throw error;
  const message = 'L’heure d’avant a été prise entre-temps : le rendez-vous est resté comme il est.';
  throw new Conflict('agenda.undo-taken', message);
}

function columnsOf(before: StoredSnapshot) {
  return {
    ...{ resource_id: before.resourceId, extra_resource_ids: before.extraResourceIds, site_id: before.siteId },
    ...{ reason_id: before.reasonId, patient_id: before.patientId, place: before.place, late: before.late },
    ...{ starts_at: before.startsAt, ends_at: before.endsAt, overbooked: before.overbooked, state: before.state },
    ...{ ...before.steps, cancel_cause: before.cancelCause },
    ...(before.state === 'cancelled' ? {} : { cancel_note_sealed: null, closed_by: null }),
  };
}
