import type { Selectable } from 'kysely';
import { Conflict, NotFound } from '#platform/kernel/errors.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import type { PracticeTransaction } from '#services/practice/professionals/module.ts';
import type { AppointmentState, CancelCause, Origin, Place } from './api/vocabulary.ts';
import type { StoredSnapshot } from './history.ts';

export type AppointmentRow = Selectable<OrganizationTables['agenda.appointments']> & {
  readonly state: AppointmentState;
  readonly place: Place;
  readonly origin: Origin;
  readonly cancel_cause: CancelCause | null;
};

/** @throws {NotFound} `agenda.appointment.not-found` */
export async function appointmentRow(database: OrganizationDatabase, id: string): Promise<AppointmentRow> {
  const row = await database.selectFrom('agenda.appointments').selectAll().where('id', '=', id).executeTakeFirst();
  return known(row);
}

/** The appointment, locked until the transaction ends. @throws {NotFound} `agenda.appointment.not-found` */
export async function lockAppointment(transaction: PracticeTransaction, id: string): Promise<AppointmentRow> {
  const row = await transaction
    .selectFrom('agenda.appointments')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return known(row);
}

/**
 * Somebody else changed it since the caller looked: told with the present state, so that nothing is overwritten unseen.
 * @throws {Conflict} `agenda.appointment.changed-meanwhile`
 */
export function refuseOutdated(row: AppointmentRow, version: number): void {
  if (row.version === version) return;
  const { id, resource_id, starts_at, ends_at, state, changed_at } = row;
  throw new Conflict(
    'agenda.appointment.changed-meanwhile',
    'Ce rendez-vous a changé entre-temps : son état présent est affiché, votre modification n’a pas été faite. Recommencez si elle est encore utile.',
    {
      appointment: { id, version: row.version, resourceId: resource_id, startsAt: starts_at, endsAt: ends_at, state },
      changedAt: changed_at,
    },
  );
}

/** What its history keeps of an appointment at one moment. */
export function snapshotOf(row: AppointmentRow): StoredSnapshot {
  return {
    ...{ resourceId: row.resource_id, extraResourceIds: [...row.extra_resource_ids], reasonId: row.reason_id },
    ...{ patientId: row.patient_id, startsAt: row.starts_at, endsAt: row.ends_at, state: row.state },
    ...{ place: row.place, late: row.late, siteId: row.site_id, overbooked: row.overbooked },
    steps: {
      ...{ confirmed_at: row.confirmed_at, arrived_at: row.arrived_at, started_at: row.started_at },
      ...{ done_at: row.done_at, missed_at: row.missed_at, cancelled_at: row.cancelled_at },
    },
    cancelCause: row.cancel_cause,
  };
}

function known(row: Selectable<OrganizationTables['agenda.appointments']> | undefined): AppointmentRow {
  if (row === undefined) throw new NotFound('agenda.appointment.not-found', 'Ce rendez-vous n’existe pas.');
  return row as AppointmentRow;
}
