import { holidaysOf, type HolidayZone } from '#platform/kernel/french-holidays.ts';
import { dayNumber } from './wall-clock.ts';

/** Zones of sites that the calendar of public holidays calls otherwise. */
const ZONES: Readonly<Record<string, HolidayZone>> = {
  'alsace-moselle': 'alsace-moselle',
  guadeloupe: 'guadeloupe',
  guyane: 'guyane',
  martinique: 'martinique',
  mayotte: 'mayotte',
  reunion: 'la-reunion',
  'saint-barthelemy': 'saint-barthelemy',
  'saint-martin': 'saint-martin',
};

interface HolidayOf {
  /** Days since 1970-01-01. */
  readonly number: number;
  readonly day: string;
  readonly name: string;
}

const known = new Map<string, readonly HolidayOf[]>();

/** Public holidays of a site's zone in the years given, both included. Zones without days of their own follow France. */
export function holidaysIn(zone: string, firstYear: number, lastYear: number): readonly HolidayOf[] {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  return years.flatMap((year) => {
    const key = `${zone} ${year}`;
    const found = known.get(key) ?? computed(zone, year);
    known.set(key, found);
    return found;
  });
}

function computed(zone: string, year: number): readonly HolidayOf[] {
  return holidaysOf(year, ZONES[zone] ?? 'metropole').map(({ date, name }) => {
    const day = date.toString();
    return { number: dayNumber(day), day, name };
  });
}
