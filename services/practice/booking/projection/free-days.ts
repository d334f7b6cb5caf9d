import type { Availability } from '#services/practice/agenda/module.ts';

/** Free times of one day, in minutes since the epoch, ascending, each once. */
export interface FreeDay {
  /** `YYYY-MM-DD` at the site. */
  readonly day: string;
  readonly site: readonly number[];
  readonly video: readonly number[];
}

/** What the projection keeps of a professional's availability. */
export interface ProjectedTimes {
  readonly days: readonly FreeDay[];
  readonly earliestSite: number | null;
  readonly earliestVideo: number | null;
  /** The shortest notice among the reasons offered to everybody. */
  readonly noticeMinutes: number;
}

const MINUTE_MS = 60_000;

/**
 * The times anybody may book, whatever the reason, by day and by way of seeing the professional. Reasons for known
 * patients only are left to the practitioner's page.
 */
export function projectedTimes({
  open,
  reasons,
  resource,
}: Pick<Availability, 'open' | 'reasons' | 'resource'>): ProjectedTimes {
  const offered = open ? reasons.filter(({ reason }) => reason.online === 'everybody') : [];
  const days = new Map<string, { readonly site: Set<number>; readonly video: Set<number> }>();
  for (const { reason, times } of offered) {
    for (const { start } of times) {
      const day = dayOf(start, resource.timeZone);
      const sets = days.get(day) ?? { site: new Set(), video: new Set() };
      days.set(day, sets);
      (reason.place === 'video' ? sets.video : sets.site).add(Math.floor(start / MINUTE_MS));
    }
  }
  const all = [...days]
    .map(([day, { site, video }]) => ({ day, site: ascending(site), video: ascending(video) }))
    .toSorted((one, other) => one.day.localeCompare(other.day));
  return {
    days: all,
    earliestSite: all.find(({ site }) => site.length > 0)?.site[0] ?? null,
    earliestVideo: all.find(({ video }) => video.length > 0)?.video[0] ?? null,
    noticeMinutes: offered.length === 0 ? 0 : Math.min(...offered.map(({ reason }) => reason.noticeMinutes)),
  };
}

/** Minutes since the epoch, as the projection counts them. */
export function minuteOf(instant: Temporal.Instant): number {
  return Math.floor(instant.epochMilliseconds / MINUTE_MS);
}

/** `T09:20:00Z` of each minute of a day. */
const CLOCK = Array.from({ length: 1440 }, (_, minute) => {
  const two = (number: number) => String(number).padStart(2, '0');
  return `T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00Z`;
});

/** Minutes of the projection as ISO instants: a search tells hundreds. */
export function instantTexts(minutes: readonly number[]): readonly string[] {
  let [day, date] = [NaN, ''];
  return minutes.map((minute) => {
    if (Math.floor(minute / 1440) !== day) {
      day = Math.floor(minute / 1440);
      date = new Date(day * 1440 * MINUTE_MS).toISOString().slice(0, 10);
    }
    return date + CLOCK[minute - day * 1440]!;
  });
}

/** The instant of a minute of the projection. */
export function instantOf(minute: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(minute * MINUTE_MS);
}

function ascending(minutes: ReadonlySet<number>): number[] {
  return [...minutes].toSorted((one, other) => one - other);
}

/** Instants of one hour share their day in every zone of France: each hour is asked of the calendar once. */
const HOURS = new Map<string, string>();

function dayOf(start: number, timeZone: string): string {
  const key = `${Math.floor(start / 900_000)} ${timeZone}`;
  const known = HOURS.get(key);
  if (known !== undefined) return known;
  const day = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  if (HOURS.size > 50_000) HOURS.clear();
  HOURS.set(key, day);
  return day;
}
