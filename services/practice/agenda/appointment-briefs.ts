import { NotFound } from '#platform/kernel/errors.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { sitesOf } from '#services/practice/professionals/module.ts';
import type { AppointmentState, CancelCause, Origin, Place } from './api/vocabulary.ts';
import type { AppointmentBrief } from './ports.ts';
import { resourceBrief } from './resources.ts';

/** Appointments as other rooms are told of them: with whose agenda and for what, in one read and the sites. */
export function briefQuery(database: OrganizationDatabase) {
  return database
    .selectFrom('agenda.appointments as one')
    .innerJoin('agenda.resources as resource', 'resource.id', 'one.resource_id')
    .innerJoin('agenda.reasons as reason', 'reason.id', 'one.reason_id')
    .select([
      ...(['one.id', 'one.version', 'one.resource_id', 'one.site_id', 'one.reason_id', 'one.patient_id'] as const),
      ...(['one.starts_at', 'one.ends_at', 'one.state', 'one.place', 'one.origin', 'one.series_id'] as const),
      ...(['one.cancel_cause', 'resource.professional_id', 'resource.kind', 'resource.name'] as const),
      ...(['resource.site_id as home_site_id', 'reason.name as reason_name', 'reason.public_name'] as const),
      ...(['reason.instructions', 'reason.change_notice_minutes'] as const),
    ])
    .orderBy('one.starts_at');
}

type BriefRow = Awaited<ReturnType<ReturnType<typeof briefQuery>['execute']>>[number];

/** Runs a `briefQuery`. */
export async function briefsOf(
  database: OrganizationDatabase,
  query: ReturnType<typeof briefQuery>,
): Promise<readonly AppointmentBrief[]> {
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const sites = await sitesOf(database);
  return rows.map((row) => ({
    ...{ id: row.id, version: row.version, siteId: row.site_id, patientId: row.patient_id },
    resource: resourceBrief({ ...row, id: row.resource_id, site_id: row.home_site_id }, sites),
    reason: reasonOf(row),
    ...{ startsAt: row.starts_at, endsAt: row.ends_at, seriesId: row.series_id },
    // The checks of the table admit no other words.
    ...{ state: row.state as AppointmentState, place: row.place as Place, origin: row.origin as Origin },
    cancelCause: row.cancel_cause as CancelCause | null,
    changeableUntil: Temporal.Instant.from(row.starts_at).subtract({ minutes: row.change_notice_minutes }).toString(),
  }));
}

/** @throws {NotFound} `agenda.appointment.not-found` */
export async function briefOf(database: OrganizationDatabase, id: string): Promise<AppointmentBrief> {
  const [brief] = await briefsOf(database, briefQuery(database).where('one.id', '=', id));
  if (brief === undefined) throw new NotFound('agenda.appointment.not-found', 'Ce rendez-vous n’existe pas.');
  return brief;
}

function reasonOf(row: BriefRow): AppointmentBrief['reason'] {
  return {
    ...{ id: row.reason_id, name: row.reason_name, publicName: row.public_name, instructions: row.instructions },
    changeNoticeMinutes: row.change_notice_minutes,
  };
}
