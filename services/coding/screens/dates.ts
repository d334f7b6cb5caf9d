import { clockTime, middleDate } from '#platform/web/french/dates.ts';

/** Dates of stays and decisions. A `date` is `YYYY-MM-DD`, an `instant` ISO in UTC. */

const DAY_MILLISECONDS = 86_400_000;

/** "8 oct. 2026 – 14 nov. 2026, 37 jours", the year once when it is the same; a stay that lasts says so. */
export function stayDates(admittedOn: string, dischargedOn: string | null): string {
  if (dischargedOn === null) return `depuis le ${middleDate(admittedOn)}`;
  const days = Math.round((Date.parse(dischargedOn) - Date.parse(admittedOn)) / DAY_MILLISECONDS);
  if (days === 0) return middleDate(admittedOn);
  const start = middleDate(admittedOn);
  const sameYear = admittedOn.slice(0, 4) === dischargedOn.slice(0, 4);
  return `${sameYear ? start.slice(0, -5) : start} – ${middleDate(dischargedOn)}, ${days} jour${days > 1 ? 's' : ''}`;
}

/** "09:38" today, "21 nov. 2026, 09:38" otherwise. */
export function momentText(instant: string, now: Date): string {
  const sameDay = new Date(instant).toDateString() === now.toDateString();
  return sameDay ? clockTime(instant) : `${middleDate(instant)}, ${clockTime(instant)}`;
}

/** Age at admission as far as a year of birth tells, or null: "82 ans". */
export function ageText(birthYear: number | null, admittedOn: string): string | null {
  if (birthYear === null) return null;
  const age = Number(admittedOn.slice(0, 4)) - birthYear;
  return `${age} an${age > 1 ? 's' : ''}`;
}
