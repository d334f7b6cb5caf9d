import { sql } from 'kysely';
import { NotFound } from '#platform/kernel/errors.ts';
import type { Commons, Databases, OrganizationDatabase } from '#platform/database/databases.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import { foldedText } from '#platform/kernel/folded-text.ts';
import type { AgendaPort, ResourceBrief } from '#services/practice/agenda/module.ts';
import { publicProfiles, type PublicProfile } from '#services/practice/directory/module.ts';
import { projectedTimes, type ProjectedTimes } from './free-days.ts';

/** How far ahead the projection looks, in days. */
export const HORIZON_DAYS = 60;

export interface ProjectionNeeds {
  readonly clock: Clock;
  readonly databases: Pick<Databases, 'commons' | 'organization' | 'organizations'>;
  readonly agenda: Pick<AgendaPort, 'availability' | 'resourceOf' | 'resources'>;
}

/** Writes anew what one agenda offers; whoever may no longer be booked on line leaves the search (MAI-080). */
export async function projectResource(
  needs: ProjectionNeeds,
  where: { readonly organizationId: string; readonly database: OrganizationDatabase },
  resource: ResourceBrief,
): Promise<void> {
  const { commons } = needs.databases;
  if (resource.professionalId === null) return;
  const [profile] = await publicProfiles(commons, [resource.professionalId]);
  if (profile === undefined) return forget(commons, resource.professionalId);
  const from = needs.clock.now();
  const asked = { resourceId: resource.id, from, days: HORIZON_DAYS };
  const availability = await needs.agenda.availability(where.database, asked);
  if (!availability.open) return forget(commons, resource.professionalId);
  await write(commons, where.organizationId, resource.id, profile, projectedTimes(availability), from);
}

/** Writes anew what every agenda of a practice offers, and forgets those no longer there. */
export async function projectPractice(needs: ProjectionNeeds, organizationId: string): Promise<void> {
  const database = await needs.databases.organization(organizationId);
  const resources = await needs.agenda.resources(database);
  for (const resource of resources) await projectResource(needs, { organizationId, database }, resource);
  const present = resources.flatMap(({ professionalId }) => professionalId ?? []);
  await needs.databases.commons
    .deleteFrom('booking.listings')
    .where('organization_id', '=', organizationId)
    .$if(present.length > 0, (query) => query.where('professional_id', 'not in', present))
    .execute();
}

/**
 * The whole projection from the practices' databases: after a restore, a doubt, or a night (the horizon moves on). A
 * practice that cannot be read keeps its listings and holds up no other.
 * @throws {AggregateError} at the end, with what each of those failed of
 */
export async function projectEverything(needs: ProjectionNeeds): Promise<number> {
  const organizations = await needs.databases.organizations();
  const failures: unknown[] = [];
  for (const organizationId of organizations) {
    await projectPractice(needs, organizationId).catch((error: unknown) => {
      // Dropped meanwhile: its listings go with the sweep below.
      if (!(error instanceof NotFound)) failures.push(error);
    });
  }
  await needs.databases.commons
    .deleteFrom('booking.listings')
    .where('organization_id', 'not in', organizations.length === 0 ? [''] : organizations)
    .execute();
  if (failures.length > 0) {
    throw new AggregateError(failures, `${failures.length} of ${organizations.length} practices were not projected`);
  }
  return organizations.length;
}

/**
 * Moves on the earliest times that went by since they were written: searches sort by them. A handful of rows a minute.
 */
export async function passTimes(commons: Commons, now: number): Promise<void> {
  for (const [earliest, times] of [
    ['earliest_site', 'site'],
    ['earliest_video', 'video'],
  ] as const) {
    await sql`UPDATE booking.listings AS listing SET ${sql.ref(earliest)} = (
        SELECT min(start) FROM booking.free_days AS free, unnest(free.${sql.ref(times)}) AS start
        WHERE free.professional_id = listing.professional_id AND start >= ${now} + listing.notice_minutes)
      WHERE ${sql.ref(earliest)} < ${now} + listing.notice_minutes`.execute(commons);
  }
}

async function forget(commons: Commons, professionalId: string): Promise<void> {
  await commons.deleteFrom('booking.listings').where('professional_id', '=', professionalId).execute();
}

async function write(
  commons: Commons,
  organizationId: string,
  resourceId: string,
  profile: PublicProfile,
  times: ProjectedTimes,
  at: Temporal.Instant,
): Promise<void> {
  const professionalId = profile.professional_id;
  const values = {
    ...{ organization_id: organizationId, resource_id: resourceId, care_kind: profile.care_kind },
    ...{ search_text: profile.search_text, sector: profile.sector, latitude: profile.latitude },
    ...{ city_text: profile.city === null ? null : foldedText(profile.city), postal_code: profile.postal_code },
    ...{ longitude: profile.longitude, earliest_site: times.earliestSite, earliest_video: times.earliestVideo },
    ...{ notice_minutes: times.noticeMinutes, projected_at: at.toString() },
  };
  await commons.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('booking.listings')
      .values({ professional_id: professionalId, ...values })
      .onConflict((conflict) => conflict.column('professional_id').doUpdateSet(values))
      .execute();
    const days = times.days.map(({ day }) => day);
    await transaction
      .deleteFrom('booking.free_days')
      .where('professional_id', '=', professionalId)
      .$if(days.length > 0, (query) => query.where('day', 'not in', days))
      .execute();
    if (days.length === 0) return;
    // Days that did not change are not rewritten: one booking touches one row of sixty.
    await transaction
      .insertInto('booking.free_days')
      .values(
        times.days.map(({ day, site, video }) => ({
          professional_id: professionalId,
          day,
          site: [...site],
          video: [...video],
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['professional_id', 'day'])
          .doUpdateSet((eb) => ({ site: eb.ref('excluded.site'), video: eb.ref('excluded.video') }))
          .where(sql<boolean>`(free_days.site, free_days.video) IS DISTINCT FROM (excluded.site, excluded.video)`),
      )
      .execute();
  });
}
