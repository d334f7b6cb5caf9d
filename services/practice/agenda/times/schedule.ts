import type { Place } from '../api/vocabulary.ts';
import { overlapsAny, subtract, union, type Interval } from './intervals.ts';
import { weekdayOf, type WallClock } from './wall-clock.ts';

/** Where an opening is: its wall clock, and the days that are public holidays there. */
export interface SiteTime {
  readonly siteId: string;
  readonly clock: WallClock;
  /** Days since 1970-01-01. */
  readonly holidays: ReadonlySet<number>;
}

/** Hours somebody opened: weekly, or once. Days are counted since 1970-01-01, minutes since midnight on the wall. */
export interface OpeningRule {
  readonly id: string;
  readonly site: SiteTime;
  /** Null: once, on `fromDay`. */
  readonly weekday: number | null;
  /** Every n weeks, counted from the week of `fromDay`. */
  readonly everyWeeks: number;
  readonly fromDay: number;
  /** Last day included; null: for good. */
  readonly untilDay: number | null;
  readonly startMinute: number;
  /** At or before `startMinute`: the next day. */
  readonly endMinute: number;
  readonly places: readonly Place[];
  /** Empty: every reason. */
  readonly reasonIds: readonly string[];
  readonly online: boolean;
  readonly stepMinutes: number | null;
}

/** Everything that says when one resource is open and taken. */
export interface Schedule {
  readonly resourceId: string;
  readonly openings: readonly OpeningRule[];
  /** Leave, absences: sorted and disjoint. */
  readonly closures: readonly Interval[];
  /** Booked and held, buffers included: sorted and disjoint. */
  readonly occupied: readonly Interval[];
  /** Public holidays close weekly hours unless this says otherwise; an opening for that very day stays. */
  readonly worksOnHolidays: boolean;
}

/** An open time; `origin` is where the opening began that day, from which starting times are counted. */
export interface OpenTime extends Interval {
  readonly opening: OpeningRule;
  readonly origin: number;
}

/** Open times that touch a range, closures and holidays taken out, by start. What is booked is still in them. */
export function openTimes(schedule: Schedule, range: Interval): readonly OpenTime[] {
  const found: OpenTime[] = [];
  for (const opening of schedule.openings) {
    for (const day of daysOf(opening, range)) {
      if (closedForHoliday(schedule, opening, day)) continue;
      const whole = timeOf(opening, day);
      if (whole.end <= range.start || whole.start >= range.end) continue;
      for (const left of subtract(whole, schedule.closures)) {
        if (left.end > range.start && left.start < range.end) {
          found.push({ start: left.start, end: left.end, opening, origin: whole.start });
        }
      }
    }
  }
  return found.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether the weekly hours that would hold this time fall on a public holiday. */
export function onHoliday(schedule: Schedule, time: Interval): boolean {
  return schedule.openings.some((opening) =>
    daysOf(opening, time).some(
      (day) => closedForHoliday(schedule, opening, day) && overlapsAny(time, [timeOf(opening, day)]),
    ),
  );
}

/** A resource that keeps no hours of its own (a room, a device) is open whenever it is not closed. */
export function openness(schedule: Schedule, range: Interval): readonly Interval[] {
  if (schedule.openings.length === 0) return subtract(range, schedule.closures);
  return union(openTimes(schedule, range));
}

function closedForHoliday(schedule: Schedule, opening: OpeningRule, day: number): boolean {
  return !schedule.worksOnHolidays && opening.weekday !== null && opening.site.holidays.has(day);
}

/** The times of an opening on one of its days. */
export function timeOf({ site, startMinute, endMinute }: OpeningRule, day: number): Interval {
  const end = site.clock.instant(endMinute <= startMinute ? day + 1 : day, endMinute);
  return { start: site.clock.instant(day, startMinute), end };
}

/** The days on which an opening begins that may touch a range (it may pass midnight). */
export function daysOf(opening: OpeningRule, range: Interval): readonly number[] {
  const { clock } = opening.site;
  const first = Math.max(opening.fromDay, clock.day(range.start) - 1);
  const last = Math.min(opening.untilDay ?? Infinity, clock.day(range.end));
  if (opening.weekday === null) return first <= opening.fromDay && opening.fromDay <= last ? [opening.fromDay] : [];
  const everyDays = 7 * opening.everyWeeks;
  const monday = opening.fromDay - weekdayOf(opening.fromDay) + 1;
  const firstEver = monday + opening.weekday - 1;
  let day = firstEver + Math.ceil((first - firstEver) / everyDays) * everyDays;
  const days: number[] = [];
  for (; day <= last; day += everyDays) days.push(day);
  return days;
}
