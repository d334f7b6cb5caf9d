import { Conflict } from '#platform/kernel/errors.ts';
import { sealFor, type PracticeTransaction } from '#services/practice/professionals/module.ts';
import type { CancelCause } from './api/vocabulary.ts';
import { appointmentRow, lockAppointment, refuseOutdated, type AppointmentRow } from './appointments.ts';
import { lockAgendas, releaseAppointment } from './claims.ts';
import { requireOver, tellAppointment, tellAvailability, type AgendaContext } from './context.ts';
import { changeAppointment } from './history.ts';
import { resourceRow } from './resources.ts';

/** Why it is cancelled; the words are kept encrypted (MAI-074). */
export interface Cancellation {
  readonly cause: CancelCause;
  readonly note: string | null;
  readonly closureId?: string;
}

/**
 * Cancels an appointment: its time is free again, the reason is kept. One already cancelled stays so.
 * @throws {Conflict} `agenda.appointment.changed-meanwhile`, `agenda.appointment.state`; {Forbidden}
 */
export async function cancel(
  context: AgendaContext,
  appointmentId: string,
  given: Cancellation & { readonly version: number },
): Promise<void> {
  const before = await appointmentRow(context.database, appointmentId);
  requireOver(context, 'agenda.appointments.write', await resourceRow(context.database, before.resource_id));
  await context.database.transaction().execute(async (transaction) => {
    const row = await lockAppointment(transaction, appointmentId);
    if (row.state === 'cancelled') return;
    refuseOutdated(row, given.version);
    await cancelLocked(transaction, context, row, given);
  });
}

/** Cancels an appointment whose row is locked. */
export async function cancelLocked(
  transaction: PracticeTransaction,
  context: AgendaContext,
  row: AppointmentRow,
  { cause, note, closureId }: Cancellation,
): Promise<void> {
  if (row.state === 'done' || row.state === 'in-progress') {
    throw new Conflict('agenda.appointment.state', 'La visite a commencé ou eu lieu : elle ne s’annule plus.');
  }
  const resource = await resourceRow(transaction, row.resource_id);
  await lockAgendas(transaction, [row.resource_id, ...row.extra_resource_ids]);
  await releaseAppointment(transaction, row.id, context.now);
  await changeAppointment(transaction, context, row, {
    kind: 'cancelled',
    set: {
      ...{ state: 'cancelled', cancelled_at: context.now.toString(), cancel_cause: cause },
      ...(closureId === undefined ? {} : { closed_by: closureId }),
      cancel_note_sealed: note === null ? null : sealFor(context, `agenda.appointments.cancel_note:${row.id}`, note),
    },
  });
  await tellAppointment(transaction, context, {
    ...{ action: 'cancelled', appointmentId: row.id, resource, details: { cause } },
  });
  await tellAvailability(transaction, context, [row.resource_id, ...row.extra_resource_ids], row);
}
