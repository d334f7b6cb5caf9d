import { sql } from 'kysely';
import { dayInParis } from '#platform/kernel/clock.ts';
import type { Commons } from '#platform/database/databases.ts';
import { publicProfiles, type PublicProfile } from '#services/practice/directory/module.ts';
import type { Criteria } from './criteria.ts';
import { withinDays } from './criteria.ts';
import type { Understood } from './understanding.ts';
import { instantOf, minuteOf } from '../projection/free-days.ts';

/** One professional found, with their free times of the days shown. */
export interface Found {
  readonly profile: PublicProfile;
  /** Metres as the crow flies; null when no place was asked. */
  readonly metres: number | null;
  /** Minutes since the epoch of the earliest time of the way asked; null when there is none within the horizon. */
  readonly earliest: number | null;
  readonly days: readonly {
    readonly day: string;
    readonly site: readonly number[];
    readonly video: readonly number[];
  }[];
}

export interface FoundPage {
  readonly total: number;
  /** The four days shown: from the day asked, else from the first on which somebody found is free. */
  readonly days: readonly Temporal.PlainDate[];
  readonly found: readonly Found[];
}

export const PAGE_SIZE = 10;
export const DAYS_SHOWN = 4;
const METRES_PER_DEGREE = 111_320;

interface Row {
  readonly professional_id: string;
  readonly metres: number | null;
  readonly earliest: number | null;
  readonly notice_minutes: number;
  readonly total: number;
}

/**
 * Who is free, soonest first, then nearest; nobody pays for a rank. Two reads: one index scan over the kind and place
 * asked, then the days of the ten shown.
 */
export async function search(
  commons: Commons,
  criteria: Criteria,
  understood: Understood,
  now: Temporal.Instant,
): Promise<FoundPage> {
  const today = dayInParis(now);
  if (understood.unknownPlace) return { total: 0, found: [], days: fourDays(today) };
  const exact = await ranked(commons, criteria, understood, minuteOf(now), 'as-written');
  // Likeness of names is dearer than their letters: asked only for what nobody is called.
  const misspelt = exact.length === 0 && understood.words.length > 0;
  const rows = misspelt ? await ranked(commons, criteria, understood, minuteOf(now), 'alike') : exact;
  const ids = rows.map((row) => row.professional_id);
  const soonest = rows[0]?.earliest ?? null;
  const asked = criteria.jour === undefined ? null : Temporal.PlainDate.from(criteria.jour);
  const shown = fourDays(latest(today, asked ?? (soonest === null ? today : dayInParis(instantOf(soonest)))));
  const [profiles, free] = await Promise.all([publicProfiles(commons, ids), freeDays(commons, ids, shown.map(String))]);
  const found = rows.flatMap((row) => {
    const profile = profiles.find((one) => one.professional_id === row.professional_id);
    if (profile === undefined) return [];
    const from = minuteOf(now) + row.notice_minutes;
    const later = (starts: readonly number[]) => starts.filter((start) => start >= from);
    const own = free
      .filter((one) => one.professional_id === row.professional_id)
      .map(({ day, site, video }) => ({
        day,
        site: criteria.mode === 'video' ? [] : later(site),
        video: criteria.mode === 'place' ? [] : later(video),
      }));
    return [{ profile, metres: row.metres, earliest: row.earliest, days: own }];
  });
  return { total: rows[0]?.total ?? 0, found, days: shown };
}

function fourDays(first: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  return Array.from({ length: DAYS_SHOWN }, (_, at) => first.add({ days: at }));
}

function latest(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) > 0 ? one : other;
}

async function ranked(
  commons: Commons,
  criteria: Criteria,
  { kind, words, place }: Understood,
  now: number,
  names: 'as-written' | 'alike',
): Promise<readonly Row[]> {
  const earliest = {
    tous: sql`least(earliest_site, earliest_video)`,
    place: sql`earliest_site`,
    video: sql`earliest_video`,
  }[criteria.mode];
  const metres = place === null ? sql`NULL::float8` : distanceTo(place);
  const conditions = [sql`true`];
  if (kind !== null) conditions.push(sql`care_kind = ${kind.key}`);
  for (const word of words) {
    conditions.push(names === 'alike' ? sql`${word} <% search_text` : sql`search_text LIKE ${`%${word}%`}`);
  }
  if (place !== null) {
    const high = (criteria.km * 1000) / METRES_PER_DEGREE;
    const wide = high / Math.cos((place.latitude * Math.PI) / 180);
    conditions.push(sql`latitude BETWEEN ${place.latitude - high} AND ${place.latitude + high}`);
    conditions.push(sql`longitude BETWEEN ${place.longitude - wide} AND ${place.longitude + wide}`);
    conditions.push(sql`${metres} <= ${criteria.km * 1000}`);
  }
  if (criteria.mode !== 'tous') conditions.push(sql`${earliest} IS NOT NULL`);
  if (criteria.secteur === '1') conditions.push(sql`sector = '1'`);
  if (criteria.secteur === '1-2') conditions.push(sql`sector IN ('1', '2', '2-optam')`);
  const within = withinDays(criteria.quand);
  if (within !== null) conditions.push(sql`${earliest} < ${now + within * 1440}`);
  const { rows } = await sql<Row>`
    SELECT professional_id, ${metres} AS metres, ${earliest} AS earliest, notice_minutes, count(*) OVER ()::int AS total
    FROM booking.listings WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY ${earliest} NULLS LAST, ${metres} NULLS LAST, professional_id
    LIMIT ${PAGE_SIZE} OFFSET ${(criteria.page - 1) * PAGE_SIZE}`.execute(commons);
  return rows;
}

/** On the plane that touches the place asked: a hundred kilometres away the error is under one in a thousand. */
function distanceTo({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }) {
  const shrink = Math.cos((latitude * Math.PI) / 180);
  return sql`(${METRES_PER_DEGREE}::float8 * sqrt((latitude - ${latitude}::float8) ^ 2
    + ((longitude - ${longitude}::float8) * ${shrink}::float8) ^ 2))`;
}

function freeDays(commons: Commons, ids: readonly string[], days: readonly string[]) {
  if (ids.length === 0 || days.length === 0) return Promise.resolve([]);
  return commons
    .selectFrom('booking.free_days')
    .select(['professional_id', 'day', 'site', 'video'])
    .where('professional_id', 'in', [...ids])
    .where('day', 'in', [...days])
    .orderBy('day')
    .execute();
}
