import { sql } from 'kysely';
import type { Commons } from '#platform/database/databases.ts';
import { foldedText } from '#platform/kernel/folded-text.ts';
import type { PublicProfile } from '#services/practice/directory/module.ts';
import { minuteOf, type ProjectedTimes } from './free-days.ts';

/** Whose agenda it is. */
export interface Listed {
  readonly organizationId: string;
  readonly professionalId: string;
  readonly resourceId: string;
}

/** Whoever may no longer be booked on line leaves the search. */
export async function forget(commons: Commons, professionalId: string): Promise<void> {
  await commons.deleteFrom('booking.listings').where('professional_id', '=', professionalId).execute();
}

/** Writes the whole horizon of a professional anew, and what the search knows of them. */
export async function writeListing(
  commons: Commons,
  { organizationId, professionalId, resourceId }: Listed,
  profile: PublicProfile,
  times: ProjectedTimes,
  at: Temporal.Instant,
): Promise<void> {
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
    await sql`${writtenDays(professionalId, times, null)} SELECT`.execute(transaction);
  });
}

/**
 * Writes some days of a professional anew, and the earliest times that follow from them and from the days left as they
 * are, in one statement.
 * @returns false when the search does not know the professional: all is to be written.
 */
export async function writeDays(
  commons: Commons,
  professionalId: string,
  { days, times }: { readonly days: readonly string[]; readonly times: ProjectedTimes },
  at: Temporal.Instant,
): Promise<boolean> {
  const from = minuteOf(at) + times.noticeMinutes;
  const earliest = (own: number | null, column: 'site' | 'video') => sql`least(${own}::int, (
    SELECT start FROM booking.free_days AS free, unnest(free.${sql.ref(column)}) AS start
    WHERE free.professional_id = ${professionalId} AND free.day <> ALL (${days}::date[]) AND start >= ${from}
    ORDER BY free.day, start LIMIT 1))`;
  const { rows } = await sql`
    ${writtenDays(professionalId, times, days)}
    UPDATE booking.listings SET earliest_site = ${earliest(times.earliestSite, 'site')},
      earliest_video = ${earliest(times.earliestVideo, 'video')},
      notice_minutes = ${times.noticeMinutes}, projected_at = ${at.toString()}
    WHERE professional_id = ${professionalId} RETURNING professional_id`.execute(commons);
  return rows.length > 0;
}

/**
 * The rows of days, as the beginning of a statement. Days that did not change are not rewritten: one booking touches one
 * row of sixty.
 * @param days those looked at; null: all of them.
 */
function writtenDays(professionalId: string, { days }: ProjectedTimes, looked: readonly string[] | null) {
  const kept = days.map(({ day }) => day);
  // Days looked at begin with today: those before are gone.
  const within = looked === null ? sql`` : sql`AND (day = ANY (${looked}::date[]) OR day < ${looked[0]}::date)`;
  return sql`
    WITH gone AS (
      DELETE FROM booking.free_days WHERE professional_id = ${professionalId} ${within} AND day <> ALL (${kept}::date[])),
    written AS (
      INSERT INTO booking.free_days (professional_id, day, site, video)
      SELECT listing.professional_id, free.day, free.site, free.video
      FROM booking.listings AS listing, jsonb_to_recordset(${JSON.stringify(days)}::jsonb)
        AS free (day date, site int[], video int[])
      WHERE listing.professional_id = ${professionalId}
      ON CONFLICT (professional_id, day) DO UPDATE SET site = excluded.site, video = excluded.video
        WHERE (free_days.site, free_days.video) IS DISTINCT FROM (excluded.site, excluded.video))`;
}
