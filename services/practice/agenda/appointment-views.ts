import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { openSealed, practiceJournal } from '#services/practice/professionals/module.ts';
import type { AppointmentDetail, AppointmentView, PatientDisplay } from './api/appointments.ts';
import type { historyAnswer } from './api/follow-up.ts';
import type { z } from 'zod';
import { appointmentRow, type AppointmentRow } from './appointments.ts';
import { mayOver, requireOver, type AgendaContext } from './context.ts';
import { historyOf } from './history.ts';
import { patientDisplays } from './patient-displays.ts';
import type { ChangeBrief } from './ports.ts';
import { reasonOf } from './reasons.ts';
import { resourceRow, type ResourceRow } from './resources.ts';
import { waitingMinutes } from './states.ts';

/** Appointments as the caller may see them: a patient is hidden without the right or against their will (MAI-270). */
export async function appointmentViews(
  context: AgendaContext,
  rows: readonly AppointmentRow[],
): Promise<readonly AppointmentView[]> {
  const patientIds = [...new Set(rows.flatMap(({ patient_id }) => (patient_id === null ? [] : [patient_id])))];
  const patients = await patientDisplays(context, patientIds);
  return rows.map((row) =>
    appointmentView(row, row.patient_id === null ? null : patients.get(row.patient_id)!, context),
  );
}

/**
 * One appointment whole, with what is kept encrypted; the reading is journaled.
 * @throws {NotFound} `agenda.appointment.not-found`; {Forbidden} `permission.missing`
 */
export async function appointmentDetail(context: AgendaContext, id: string): Promise<AppointmentDetail> {
  const { row, resource } = await readable(context, id);
  const [view] = await appointmentViews(context, [row]);
  const { instructions } = await reasonOf(context.database, row.reason_id);
  const open = (column: 'note' | 'cancel_note' | 'overbook_reason', sealed: Buffer | null) =>
    sealed === null ? null : openSealed(context, `agenda.appointments.${column}:${id}`, sealed);
  await practiceJournal(context.database, context, {
    ...{ action: 'agenda.appointment.read', object: { kind: 'agenda.appointment', id } },
    professionalId: resource.professional_id,
  });
  const hidden = view!.patient?.hidden != null;
  return {
    ...view!,
    note: hidden ? null : open('note', row.note_sealed),
    cancelNote: hidden ? null : open('cancel_note', row.cancel_note_sealed),
    overbookReason: hidden ? null : open('overbook_reason', row.overbook_reason_sealed),
    instructions,
  };
}

/** Its history (SEC-31); the reading is journaled. */
export async function appointmentHistory(context: AgendaContext, id: string): Promise<z.input<typeof historyAnswer>> {
  const { resource } = await readable(context, id);
  const lines = await historyOf(context.database, id, context.now);
  await practiceJournal(context.database, context, {
    ...{ action: 'agenda.history.read', object: { kind: 'agenda.appointment', id } },
    professionalId: resource.professional_id,
  });
  return {
    changes: lines.map(({ number, at, kind, actor_kind, actor_name, before, after }) => ({
      ...{ number, at, kind, by: { kind: actor_kind, name: actor_name }, before, after },
    })),
  };
}

async function readable(
  context: AgendaContext,
  id: string,
): Promise<{ readonly row: AppointmentRow; readonly resource: ResourceRow }> {
  const row = await appointmentRow(context.database, id);
  const resource = await resourceRow(context.database, row.resource_id);
  requireOver(context, 'agenda.appointments.read', resource);
  return { row, resource };
}

/** Whether the caller may read the appointments of each resource. */
export function readableResources(context: AgendaContext, rows: readonly ResourceRow[]): ReadonlySet<string> {
  return new Set(rows.filter((row) => mayOver(context, 'agenda.appointments.read', row)).map(({ id }) => id));
}

function appointmentView(
  row: AppointmentRow,
  patient: PatientDisplay | null,
  context: Pick<AgendaContext, 'now'>,
): AppointmentView {
  return {
    ...{ id: row.id, version: row.version, resourceId: row.resource_id, reasonId: row.reason_id, patient },
    ...{ extraResourceIds: [...row.extra_resource_ids], startsAt: row.starts_at, endsAt: row.ends_at },
    ...{ state: row.state, place: row.place, origin: row.origin, overbooked: row.overbooked },
    ...{ seriesId: row.series_id, late: row.late, cancelCause: row.cancel_cause },
    steps: {
      ...{ bookedAt: row.created_at, confirmedAt: row.confirmed_at, arrivedAt: row.arrived_at },
      ...{ startedAt: row.started_at, doneAt: row.done_at, missedAt: row.missed_at, cancelledAt: row.cancelled_at },
    },
    waitingMinutes: waitingMinutes(row, context.now),
    hasNote: row.note_sealed !== null,
  };
}

/** The history of an appointment as other rooms are told of it. */
export async function changeBriefs(
  database: OrganizationDatabase,
  appointmentId: string,
  now: Temporal.Instant,
): Promise<readonly ChangeBrief[]> {
  const lines = await historyOf(database, appointmentId, now);
  return lines.map(({ number, at, kind, actor_kind, before, after }) => ({
    ...{ number, at, kind, actorKind: actor_kind, before, after },
  }));
}
