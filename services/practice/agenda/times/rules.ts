import type { BrokenRule, Place } from '../api/vocabulary.ts';
import { overlapsAny, type Interval } from './intervals.ts';
import { onHoliday, openTimes } from './schedule.ts';
import { chooseExtras, offers, quotaReached, type Diary, type VisitRule } from './slots.ts';
import { MINUTE_MS } from './wall-clock.ts';

/** A visit somebody of the practice wants to put at a time. */
export interface WantedVisit {
  readonly visit: VisitRule;
  readonly practised: boolean;
  readonly place: Place;
  readonly start: number;
  readonly minutes: number;
  /** Named by hand: then the needs of the reason are not looked at. */
  readonly extrasChosen: boolean;
}

/**
 * The rules of the practice that this time breaks (SEC-28), apart from being taken, which the database says. Whoever
 * may set them aside does it expressly.
 * @param freeLength whether the caller may give a visit another length than its reason's.
 */
export function brokenRules(
  diary: Diary,
  wanted: WantedVisit,
  { now, freeLength }: { readonly now: number; readonly freeLength: boolean },
): readonly BrokenRule[] {
  const { visit, start, minutes, practised, extrasChosen } = wanted;
  const time = { start, end: start + minutes * MINUTE_MS };
  const broken: BrokenRule[] = [];
  if (time.end <= now) broken.push('past');
  if (!practised) broken.push('reason-not-practised');
  broken.push(...brokenByHours(diary, wanted, time));
  if (minutes !== visit.minutes && !freeLength) broken.push('duration');
  if (!extrasChosen && chooseExtras(diary, visit, start, minutes) === null) broken.push('resource-missing');
  return broken;
}

function brokenByHours(diary: Diary, wanted: WantedVisit, time: Interval): readonly BrokenRule[] {
  const visit = { ...wanted.visit, place: wanted.place };
  const holding = openTimes(diary.schedule, time).filter(({ start, end }) => start <= time.start && time.end <= end);
  const [any] = holding;
  if (any === undefined) {
    if (overlapsAny(time, diary.schedule.closures)) return ['closed'];
    return [onHoliday(diary.schedule, time) ? 'holiday' : 'not-open'];
  }
  const offering = holding.filter((open) => offers(open, visit, null));
  if (offering.length > 0) return quotaReached(diary, offering[0]!, visit, time.start) ? ['quota'] : [];
  const placed = holding.some(({ opening }) => opening.places.includes(visit.place));
  return [placed ? 'reason-not-offered' : 'place-not-offered'];
}
