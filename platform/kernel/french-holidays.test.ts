import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import Holidays from 'date-holidays';
import { holidayOn, holidaysOf, holidayZoneOf, type HolidayZone } from './french-holidays.ts';

/** Names of the State's file to ours. */
const ZONES: readonly (readonly [string, HolidayZone])[] = [
  ['Métropole', 'metropole'],
  ['Alsace-Moselle', 'alsace-moselle'],
  ['Guadeloupe', 'guadeloupe'],
  ['Guyane', 'guyane'],
  ['Martinique', 'martinique'],
  ['Mayotte', 'mayotte'],
  ['La Réunion', 'la-reunion'],
  ['Saint-Barthélémy', 'saint-barthelemy'],
  ['Saint-Martin', 'saint-martin'],
];

test('the computed holidays of every zone are those the State publishes, 2024 to 2031', () => {
  const csv = readFileSync(new URL('../../reference/practice/jours-feries.csv', import.meta.url), 'utf8');
  const published = csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  assert.equal(published.length, 160);
  for (const [named, zone] of ZONES) {
    const expected = published.filter(([, , zones]) => zones!.split('|').includes(named)).map(([date]) => date!);
    const computed = Array.from({ length: 8 }, (_, at) => holidaysOf(2024 + at, zone)).flat();
    assert.deepEqual(
      computed.map(({ date }) => date.toString()),
      expected.toSorted(),
      zone,
    );
  }
});

test('the computed holidays of a century are those of another program', () => {
  const states = { 'alsace-moselle': '57', mayotte: 'YT', guyane: 'GF', 'la-reunion': 'RE', 'saint-barthelemy': 'BL' };
  const zones: readonly (readonly [HolidayZone, string | undefined])[] = [
    ['metropole', undefined],
    ...(Object.entries(states) as [HolidayZone, string][]),
  ];
  for (const [zone, state] of zones) {
    const other = state === undefined ? new Holidays('FR') : new Holidays('FR', state);
    for (let year = 1990; year < 2090; year += 1) {
      const expected = other.getHolidays(year).filter(({ type }) => type === 'public');
      const days = new Set(expected.map(({ date }) => date.slice(0, 10)));
      const computed = new Set(holidaysOf(year, zone).map(({ date }) => date.toString()));
      assert.deepEqual([...computed].toSorted(), [...days].toSorted(), `${zone} ${year}`);
    }
  }
});

test('a commune has the holidays of its department, and a day is named where it is one', () => {
  const zones = ['57463', '67482', '75056', '2A004', '97411', '97801', '98735'].map(holidayZoneOf);
  assert.deepEqual(zones, [
    ...([
      'alsace-moselle',
      'alsace-moselle',
      'metropole',
      'metropole',
      'la-reunion',
      'saint-martin',
      'metropole',
    ] as const),
  ]);
  const day = Temporal.PlainDate.from('2026-12-26');
  assert.deepEqual([holidayOn(day, 'alsace-moselle'), holidayOn(day, 'metropole')], ['Deuxième jour de Noël', null]);
});
