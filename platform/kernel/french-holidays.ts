/**
 * Public holidays of France: article L. 3133-1 of the code du travail everywhere; articles L. 3134-13 (Moselle,
 * Bas-Rhin, Haut-Rhin) and L. 3422-2 (days of the abolition of slavery) where they apply. Saint-Barthélemy and
 * Saint-Martin as the State publishes them. Computed for any year: no table to renew.
 */
const ABOLITION = {
  mayotte: [4, 27],
  martinique: [5, 22],
  guadeloupe: [5, 27],
  'saint-martin': [5, 28],
  guyane: [6, 10],
  'saint-barthelemy': [10, 9],
  'la-reunion': [12, 20],
} as const;

/** Where the days off are the same. `metropole` also stands for the territories that have no day of their own. */
export type HolidayZone = 'metropole' | 'alsace-moselle' | keyof typeof ABOLITION;

export interface Holiday {
  readonly date: Temporal.PlainDate;
  /** French, as people say it. */
  readonly name: string;
}

const ZONE_OF_DEPARTMENT: ReadonlyMap<string, HolidayZone> = new Map([
  ...(['57', '67', '68'] as const).map((department) => [department, 'alsace-moselle'] as const),
  ['971', 'guadeloupe'],
  ['972', 'martinique'],
  ['973', 'guyane'],
  ['974', 'la-reunion'],
  ['976', 'mayotte'],
  ['977', 'saint-barthelemy'],
  ['978', 'saint-martin'],
]);

/**
 * The zone of a commune.
 * @param insee its INSEE code, or its department's (`57`, `974`). A postal code will not do: those of Saint-Martin and
 * Saint-Barthélemy begin as those of Guadeloupe.
 */
export function holidayZoneOf(insee: string): HolidayZone {
  const department = insee.startsWith('97') ? insee.slice(0, 3) : insee.slice(0, 2);
  return ZONE_OF_DEPARTMENT.get(department) ?? 'metropole';
}

/** Public holidays of a year in order; two may share a date (in 2008 the Ascension fell on 1 May). */
export function holidaysOf(year: number, zone: HolidayZone): readonly Holiday[] {
  const easter = easterOf(year);
  const fixed = (month: number, day: number, name: string): Holiday => ({
    date: new Temporal.PlainDate(year, month, day),
    name,
  });
  const afterEaster = (days: number, name: string): Holiday => ({ date: easter.add({ days }), name });
  const abolition = zone === 'metropole' || zone === 'alsace-moselle' ? null : ABOLITION[zone];
  const holidays = [
    fixed(1, 1, 'Jour de l’An'),
    afterEaster(1, 'Lundi de Pâques'),
    fixed(5, 1, 'Fête du travail'),
    fixed(5, 8, 'Victoire de 1945'),
    afterEaster(39, 'Ascension'),
    afterEaster(50, 'Lundi de Pentecôte'),
    fixed(7, 14, 'Fête nationale'),
    fixed(8, 15, 'Assomption'),
    fixed(11, 1, 'Toussaint'),
    fixed(11, 11, 'Armistice de 1918'),
    fixed(12, 25, 'Noël'),
    ...(zone === 'alsace-moselle' ? [afterEaster(-2, 'Vendredi saint'), fixed(12, 26, 'Deuxième jour de Noël')] : []),
    ...(abolition === null ? [] : [fixed(abolition[0], abolition[1], 'Abolition de l’esclavage')]),
  ];
  return holidays.toSorted((one, other) => Temporal.PlainDate.compare(one.date, other.date));
}

/** The public holiday that falls on a day, by name; null when it is a day like another. */
export function holidayOn(day: Temporal.PlainDate, zone: HolidayZone): string | null {
  return holidaysOf(day.year, zone).find(({ date }) => date.equals(day))?.name ?? null;
}

/** Easter Sunday of the Gregorian calendar (anonymous algorithm, Nature, 20 April 1876). */
function easterOf(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moon = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moon + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * correction + 114;
  return new Temporal.PlainDate(year, Math.floor(days / 31), (days % 31) + 1);
}
