import { sql } from 'kysely';
import { NotFound } from '#platform/kernel/errors.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { sitesOf, type Site } from '#services/practice/professionals/module.ts';
import type { ReasonView } from './api/resources.ts';
import type { Place } from './api/vocabulary.ts';
import { holidaysIn } from './times/holidays.ts';
import { union, type Interval } from './times/intervals.ts';
import type { OpeningRule, Schedule, SiteTime } from './times/schedule.ts';
import type { Diary } from './times/slots.ts';
import { dayNumber, minuteOf, WallClock } from './times/wall-clock.ts';

const DAY_MS = 86_400_000;

/** What is read of the agendas of some resources around a range. */
export interface DiaryAsked {
  readonly range: Interval;
  readonly now: Temporal.Instant;
  /** Appointments that are about to move: their own time does not count as taken. */
  readonly except?: readonly string[];
  /** What is closed and taken is read around these only, where they do not fill the range. */
  readonly pieces?: readonly Interval[];
  /** The sites of the practice, where they are known already. */
  readonly sites?: readonly Site[];
}

/**
 * The agenda of one professional and of what some reasons may need.
 * @throws {NotFound} `agenda.resource.not-found`, also when it is archived.
 */
export async function readDiary(
  database: OrganizationDatabase,
  resourceId: string,
  reasons: readonly ReasonView[],
  asked: DiaryAsked,
): Promise<Diary> {
  const needed = reasons.flatMap(({ needs }) => needs.flatMap(({ resourceIds }) => resourceIds));
  const schedules = await readSchedules(database, [resourceId, ...needed], asked);
  const limited = reasons.filter(({ dailyQuota }) => dailyQuota !== null).map(({ id }) => id);
  const schedule = schedules.get(resourceId);
  if (schedule === undefined) throw new NotFound('agenda.resource.not-found', 'Cet agenda n’existe pas, ou plus.');
  const visits = limited.length === 0 ? new Map() : await readVisits(database, schedule, limited, asked);
  return { schedule, extras: schedules, visits };
}

interface ScheduleRow {
  readonly id: string;
  readonly works_on_holidays: boolean;
  readonly openings: readonly {
    readonly id: string;
    readonly siteId: string;
    readonly weekday: number | null;
    readonly everyWeeks: number;
    readonly from: string;
    readonly until: string | null;
    readonly starts: string;
    readonly ends: string;
    readonly places: readonly Place[];
    readonly online: boolean;
    readonly stepMinutes: number | null;
    readonly reasonIds: readonly string[];
  }[];
  readonly closures: readonly (readonly [number, number])[];
  readonly occupied: readonly (readonly [number, number])[];
}

/** The agendas of these resources around a range, in one read and the sites. */
export async function readSchedules(
  database: OrganizationDatabase,
  resourceIds: readonly string[],
  asked: DiaryAsked,
): Promise<ReadonlyMap<string, Schedule>> {
  const sites = asked.sites ?? (await sitesOf(database));
  const rows = await scheduleRows(database, [...new Set(resourceIds)], asked);
  const times = new Map(sites.map((site) => [site.id, siteTime(site, asked.range)]));
  return new Map(rows.map((row) => [row.id, scheduleOf(row, times)]));
}

async function scheduleRows(
  database: OrganizationDatabase,
  ids: readonly string[],
  { range, now, except = [], pieces = [range] }: DiaryAsked,
): Promise<readonly ScheduleRow[]> {
  const from = new Date(range.start - DAY_MS).toISOString();
  const until = new Date(range.end + DAY_MS).toISOString();
  const ranges = union(pieces.map(({ start, end }) => ({ start: start - DAY_MS, end: end + DAY_MS })));
  const around = sql`${`{${ranges.map(textOf).join(',')}}`}::tstzmultirange`;
  const pairs = sql`coalesce(json_agg(json_build_array(
    (extract(epoch FROM lower(during)) * 1000)::bigint, (extract(epoch FROM upper(during)) * 1000)::bigint)), '[]')`;
  const { rows } = await sql<ScheduleRow>`
    SELECT resource.id, resource.works_on_holidays,
      (SELECT coalesce(json_agg(json_build_object('id', opening.id, 'siteId', site_id, 'weekday', weekday,
          'everyWeeks', every_weeks, 'from', valid_from, 'until', valid_until, 'starts', starts, 'ends', ends,
          'places', places, 'online', online, 'stepMinutes', step_minutes, 'reasonIds',
          ARRAY(SELECT reason_id FROM agenda.opening_reasons WHERE opening_id = opening.id))), '[]')
        FROM agenda.openings opening WHERE resource_id = resource.id
          AND (resource.kind <> 'professional' OR (valid_from <= ${until}::timestamptz::date
            AND (valid_until IS NULL OR valid_until >= ${from}::timestamptz::date)))) AS openings,
      (SELECT ${pairs} FROM agenda.closures WHERE resource_id = resource.id AND during && ${around}) AS closures,
      (SELECT ${pairs} FROM agenda.occupations WHERE resource_id = resource.id AND during && ${around}
        AND (held_until IS NULL OR held_until > ${now.toString()})
        AND (appointment_id IS NULL OR appointment_id <> ALL (${[...except]}::uuid[]))) AS occupied
    FROM agenda.resources resource WHERE id = ANY (${[...ids]}::uuid[]) AND archived_at IS NULL`.execute(database);
  return rows;
}

function textOf({ start, end }: Interval): string {
  return `[${new Date(start).toISOString()},${new Date(end).toISOString()})`;
}

function scheduleOf(row: ScheduleRow, sites: ReadonlyMap<string, SiteTime>): Schedule {
  const intervals = (pairs: ScheduleRow['closures']) => union(pairs.map(([start, end]) => ({ start, end })));
  return {
    resourceId: row.id,
    openings: row.openings.map((opening): OpeningRule => {
      const { id, siteId, weekday, everyWeeks, from, until, starts, ends, ...rest } = opening;
      return {
        ...{ id, weekday, everyWeeks, site: sites.get(siteId)!, ...rest },
        ...{ fromDay: dayNumber(from), untilDay: until === null ? null : dayNumber(until) },
        ...{ startMinute: minuteOf(starts), endMinute: minuteOf(ends) },
      };
    }),
    closures: intervals(row.closures),
    occupied: intervals(row.occupied),
    worksOnHolidays: row.works_on_holidays,
  };
}

/** The wall clock of a site and its public holidays around a range. */
export function siteTime(site: Pick<Site, 'id' | 'timeZone' | 'holidayZone'>, range: Interval): SiteTime {
  const year = (instant: number) => new Date(instant).getUTCFullYear();
  const holidays = holidaysIn(site.holidayZone, year(range.start - DAY_MS), year(range.end + DAY_MS));
  return {
    siteId: site.id,
    clock: WallClock.of(site.timeZone),
    holidays: new Set(holidays.map(({ number }) => number)),
  };
}

/** How many visits of these reasons each day has, those being chosen included. */
async function readVisits(
  database: OrganizationDatabase,
  schedule: Schedule,
  reasonIds: readonly string[],
  { range, now, except = [] }: DiaryAsked,
): Promise<ReadonlyMap<string, ReadonlyMap<number, number>>> {
  const [from, until] = [new Date(range.start - DAY_MS).toISOString(), new Date(range.end + DAY_MS).toISOString()];
  const { rows } = await sql<{ reason_id: string; start: number }>`
    SELECT reason_id, (extract(epoch FROM starts_at) * 1000)::bigint AS start FROM agenda.appointments
    WHERE resource_id = ${schedule.resourceId} AND starts_at BETWEEN ${from} AND ${until} AND state <> 'cancelled'
      AND reason_id = ANY (${[...reasonIds]}::uuid[]) AND id <> ALL (${[...except]}::uuid[])
    UNION ALL
    SELECT reason_id, (extract(epoch FROM starts_at) * 1000)::bigint FROM agenda.holds
    WHERE resource_id = ${schedule.resourceId} AND starts_at BETWEEN ${from} AND ${until}
      AND held_until > ${now.toString()} AND reason_id = ANY (${[...reasonIds]}::uuid[])`.execute(database);
  const clock = schedule.openings[0]?.site.clock;
  const counts = new Map<string, Map<number, number>>();
  for (const { reason_id, start } of clock === undefined ? [] : rows) {
    const ofReason = counts.get(reason_id) ?? new Map<number, number>();
    const day = clock!.day(Number(start));
    counts.set(reason_id, ofReason.set(day, (ofReason.get(day) ?? 0) + 1));
  }
  return counts;
}
