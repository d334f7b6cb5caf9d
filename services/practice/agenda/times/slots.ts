import type { Online, Place } from '../api/vocabulary.ts';
import { covered, firstEndingAfter, overlapsAny, type Interval } from './intervals.ts';
import { openness, openTimes, type OpenTime, type Schedule } from './schedule.ts';
import { MINUTE_MS } from './wall-clock.ts';

/** What a visit takes. Minutes before and after are kept free around it. */
export interface VisitRule {
  readonly id: string;
  readonly minutes: number;
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
  readonly place: Place;
  readonly online: Online;
  readonly noticeMinutes: number;
  readonly horizonDays: number;
  readonly dailyQuota: number | null;
  readonly needs: readonly { readonly quantity: number; readonly resourceIds: readonly string[] }[];
}

/** What is looked at: the professional, the resources the reason may need, how many such visits each day already has. */
export interface Diary {
  readonly schedule: Schedule;
  readonly extras: ReadonlyMap<string, Schedule>;
  /** By reason, then by day since 1970-01-01 (of the site). */
  readonly visits: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/** For a patient on line: who they are and when they ask. Null: the practice itself. */
export interface OnlineRule {
  readonly now: number;
  readonly known: boolean;
}

export interface Slot extends Interval {
  readonly siteId: string;
}

const ALIGNED_MS = 5 * MINUTE_MS;

/**
 * Every time at which a visit may begin, ascending. Starting times follow the step of the opening from where it began;
 * a gap too short for them is offered from where it is free, so that none is lost.
 */
export function freeSlots(
  diary: Diary,
  visit: VisitRule,
  asked: { readonly range: Interval; readonly online: OnlineRule | null; readonly limit?: number },
): readonly Slot[] {
  const { online, limit = Infinity } = asked;
  if (online !== null && !mayBookOnline(visit, online)) return [];
  const range = online === null ? asked.range : narrowed(asked.range, visit, online);
  if (range.end <= range.start) return [];
  const extras = openExtras(diary, visit, range);
  const found = new Map<number, Slot>();
  for (const open of openTimes(diary.schedule, range)) {
    if (!offers(open, visit, online)) continue;
    for (const start of startsIn(open, visit, diary.schedule.occupied)) {
      if (start < range.start || start >= range.end || found.has(start)) continue;
      if (online !== null && beyondHorizon(open, visit, online, start)) break;
      if (quotaReached(diary, open, visit, start)) continue;
      if (extras !== null && assignExtras(visit, start, extras) === null) continue;
      found.set(start, { start, end: start + visit.minutes * MINUTE_MS, siteId: open.opening.site.siteId });
    }
    if (found.size >= limit) break;
  }
  return [...found.values()].toSorted((a, b) => a.start - b.start).slice(0, limit);
}

/** The further resources a visit takes at this time, one choice among those that can; null when there is none. */
export function chooseExtras(diary: Diary, visit: VisitRule, start: number, minutes: number): readonly string[] | null {
  const sized = { ...visit, minutes };
  return assignExtras(sized, start, openExtras(diary, sized, taken(sized, start)) ?? new Map());
}

/** The time a visit takes, with what is kept free around it. */
export function taken(visit: Pick<VisitRule, 'minutes' | 'beforeMinutes' | 'afterMinutes'>, start: number): Interval {
  return {
    start: start - visit.beforeMinutes * MINUTE_MS,
    end: start + (visit.minutes + visit.afterMinutes) * MINUTE_MS,
  };
}

/** Whether an opening is for this reason and place, and for patients on line if one asks. */
export function offers({ opening }: OpenTime, visit: VisitRule, online: OnlineRule | null): boolean {
  if (online !== null && !opening.online) return false;
  if (!opening.places.includes(visit.place)) return false;
  return opening.reasonIds.length === 0 || opening.reasonIds.includes(visit.id);
}

function mayBookOnline(visit: VisitRule, { known }: OnlineRule): boolean {
  return visit.online === 'everybody' || (visit.online === 'known' && known);
}

function beyondHorizon({ opening }: OpenTime, visit: VisitRule, { now }: OnlineRule, start: number): boolean {
  const { clock } = opening.site;
  return clock.day(start) > clock.day(now) + visit.horizonDays;
}

export function quotaReached(diary: Diary, { opening }: OpenTime, visit: VisitRule, start: number): boolean {
  if (visit.dailyQuota === null) return false;
  return (diary.visits.get(visit.id)?.get(opening.site.clock.day(start)) ?? 0) >= visit.dailyQuota;
}

function narrowed(range: Interval, visit: VisitRule, { now }: OnlineRule): Interval {
  return { start: Math.max(range.start, now + visit.noticeMinutes * MINUTE_MS), end: range.end };
}

function startsIn(open: OpenTime, visit: VisitRule, occupied: readonly Interval[]): readonly number[] {
  const [length, before, after] = [visit.minutes, visit.beforeMinutes, visit.afterMinutes].map(
    (m) => m * MINUTE_MS,
  ) as [number, number, number];
  const step = (open.opening.stepMinutes ?? visit.minutes) * MINUTE_MS;
  const starts: number[] = [];
  let earliest = open.start;
  for (let at = firstEndingAfter(occupied, open.start - before); ; at += 1) {
    const next = occupied[at];
    const latest = Math.min(open.end - length, next === undefined ? Infinity : next.start - length - after);
    addStarts(starts, { earliest, latest, origin: open.origin, step });
    if (next === undefined || next.start >= open.end + after) return starts;
    earliest = Math.max(earliest, next.end + before);
    if (earliest + length > open.end) return starts;
  }
}

function addStarts(
  starts: number[],
  gap: { readonly earliest: number; readonly latest: number; readonly origin: number; readonly step: number },
): void {
  const { earliest, latest, origin, step } = gap;
  const first = origin + Math.ceil((earliest - origin) / step) * step;
  for (let start = first; start <= latest; start += step) starts.push(start);
  if (first <= latest) return;
  const aligned = Math.ceil(earliest / ALIGNED_MS) * ALIGNED_MS;
  if (aligned <= latest) starts.push(aligned);
}

/** When each resource the visit may need is open and taken; null when it needs none. */
function openExtras(diary: Diary, visit: VisitRule, range: Interval): ReadonlyMap<string, Extra> | null {
  if (visit.needs.length === 0) return null;
  const around = taken(visit, range.end);
  const extras = new Map<string, Extra>();
  for (const id of visit.needs.flatMap(({ resourceIds }) => resourceIds)) {
    const schedule = diary.extras.get(id);
    if (schedule === undefined || extras.has(id)) continue;
    const open = openness(schedule, { start: range.start - visit.beforeMinutes * MINUTE_MS, end: around.end });
    extras.set(id, { open, occupied: schedule.occupied });
  }
  return extras;
}

interface Extra {
  readonly open: readonly Interval[];
  readonly occupied: readonly Interval[];
}

/** A resource fills one need only: takes the first choice that leaves enough for the needs after it. */
function assignExtras(visit: VisitRule, start: number, extras: ReadonlyMap<string, Extra>): readonly string[] | null {
  const around = taken(visit, start);
  const itself = { start, end: start + visit.minutes * MINUTE_MS };
  const free = (id: string) => {
    const extra = extras.get(id);
    return extra !== undefined && covered(itself, extra.open) && !overlapsAny(around, extra.occupied);
  };
  const places = visit.needs.flatMap(({ quantity, resourceIds }) =>
    Array.from({ length: quantity }, () => resourceIds.filter(free)),
  );
  return fill(places, []);
}

function fill(places: readonly (readonly string[])[], chosen: readonly string[]): readonly string[] | null {
  const [candidates, ...rest] = places;
  if (candidates === undefined) return chosen;
  for (const candidate of candidates) {
    if (chosen.includes(candidate)) continue;
    const filled = fill(rest, [...chosen, candidate]);
    if (filled !== null) return filled;
  }
  return null;
}
