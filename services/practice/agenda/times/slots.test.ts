import assert from 'node:assert/strict';
import { test } from 'node:test';
import { union } from './intervals.ts';
import type { OpeningRule, Schedule } from './schedule.ts';
import { chooseExtras, freeSlots, type Diary, type VisitRule } from './slots.ts';
import { dayNumber, WallClock } from './wall-clock.ts';

const clock = WallClock.of('Europe/Paris');
const site = { siteId: 'site', clock, holidays: new Set([dayNumber('2026-12-25')]) };

function opening(given: Partial<OpeningRule> = {}): OpeningRule {
  return {
    ...{ id: 'opening', site, weekday: 2, everyWeeks: 1, fromDay: dayNumber('2026-11-01'), untilDay: null },
    ...{ startMinute: 9 * 60, endMinute: 12 * 60, places: ['site', 'video', 'home'], reasonIds: [], online: true },
    ...{ stepMinutes: null, ...given },
  };
}

function visit(given: Partial<VisitRule> = {}): VisitRule {
  return {
    ...{ id: 'consultation', minutes: 30, beforeMinutes: 0, afterMinutes: 0, place: 'site', online: 'everybody' },
    ...{ noticeMinutes: 60, horizonDays: 60, dailyQuota: null, needs: [], ...given },
  };
}

function schedule(given: Partial<Schedule> = {}): Schedule {
  return {
    ...{ resourceId: 'doctor', openings: [opening()], closures: [], occupied: [], worksOnHolidays: false, ...given },
  };
}

function diary(given: Partial<Schedule> = {}, more: Partial<Diary> = {}): Diary {
  return { schedule: schedule(given), extras: new Map(), visits: new Map(), ...more };
}

const at = (local: string): number =>
  Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Paris').epochMilliseconds;
const range = (from: string, until: string) => ({ start: at(`${from}T00:00`), end: at(`${until}T00:00`) });
const local = (start: number): string =>
  Temporal.Instant.fromEpochMilliseconds(start)
    .toZonedDateTimeISO('Europe/Paris')
    .toString({ timeZoneName: 'never', smallestUnit: 'minute' });

function starts(of: Diary, rule: VisitRule, from: string, until: string): string[] {
  return freeSlots(of, rule, { range: range(from, until), online: null }).map(({ start }) => local(start));
}

test('a weekly opening gives its times on its day, apart from what is taken with its buffers', () => {
  const occupied = union([{ start: at('2026-11-24T09:30'), end: at('2026-11-24T10:00') }]);
  assert.deepEqual(starts(diary({ occupied }), visit(), '2026-11-23', '2026-11-30'), [
    '2026-11-24T09:00+01:00',
    '2026-11-24T10:00+01:00',
    '2026-11-24T10:30+01:00',
    '2026-11-24T11:00+01:00',
    '2026-11-24T11:30+01:00',
  ]);
  const buffered = visit({ beforeMinutes: 10, afterMinutes: 10 });
  assert.deepEqual(starts(diary({ occupied }), buffered, '2026-11-23', '2026-11-30'), [
    '2026-11-24T10:30+01:00',
    '2026-11-24T11:00+01:00',
    '2026-11-24T11:30+01:00',
  ]);
});

test('a gap too short for the step is offered from where it is free', () => {
  const occupied = union([
    { start: at('2026-11-24T09:00'), end: at('2026-11-24T10:05') },
    { start: at('2026-11-24T10:35'), end: at('2026-11-24T12:00') },
  ]);
  assert.deepEqual(starts(diary({ occupied }), visit(), '2026-11-24', '2026-11-25'), ['2026-11-24T10:05+01:00']);
});

test('every other week counts from the week in which the opening begins', () => {
  const openings = [opening({ everyWeeks: 2, fromDay: dayNumber('2026-11-05'), startMinute: 9 * 60, endMinute: 570 })];
  assert.deepEqual(starts(diary({ openings }), visit(), '2026-11-01', '2026-12-16'), [
    '2026-11-17T09:00+01:00',
    '2026-12-01T09:00+01:00',
    '2026-12-15T09:00+01:00',
  ]);
});

test('leave and closed days offer nothing, a public holiday closes weekly hours but not those opened for it', () => {
  const friday = opening({ weekday: 5, startMinute: 9 * 60, endMinute: 570 });
  const closures = union([{ start: at('2026-12-18T00:00'), end: at('2026-12-19T00:00') }]);
  assert.deepEqual(starts(diary({ openings: [friday], closures }), visit(), '2026-12-11', '2027-01-02'), [
    '2026-12-11T09:00+01:00',
    '2027-01-01T09:00+01:00',
  ]);
  const day = dayNumber('2026-12-25');
  const once = opening({ id: 'once', weekday: null, fromDay: day, untilDay: day, startMinute: 600, endMinute: 630 });
  const christmas = starts(diary({ openings: [friday, once] }), visit(), '2026-12-25', '2026-12-26');
  assert.deepEqual(christmas, ['2026-12-25T10:00+01:00']);
  const working = diary({ openings: [friday, once], worksOnHolidays: true });
  assert.deepEqual(starts(working, visit(), '2026-12-25', '2026-12-26'), [
    '2026-12-25T09:00+01:00',
    '2026-12-25T10:00+01:00',
  ]);
});

test('the same hour of the wall clock before and after each change of season', () => {
  const sunday = [opening({ weekday: 7, startMinute: 9 * 60, endMinute: 570, fromDay: dayNumber('2026-01-01') })];
  assert.deepEqual(starts(diary({ openings: sunday }), visit(), '2026-10-18', '2026-11-02'), [
    '2026-10-18T09:00+02:00',
    '2026-10-25T09:00+01:00',
    '2026-11-01T09:00+01:00',
  ]);
  assert.deepEqual(starts(diary({ openings: sunday }), visit(), '2026-03-22', '2026-04-06'), [
    '2026-03-22T09:00+01:00',
    '2026-03-29T09:00+02:00',
    '2026-04-05T09:00+02:00',
  ]);
});

test('a night on duty has one hour less in March and one more in October', () => {
  const night = opening({ weekday: 6, startMinute: 23 * 60, endMinute: 4 * 60, fromDay: dayNumber('2026-01-01') });
  const hourly = visit({ minutes: 60 });
  assert.deepEqual(starts(diary({ openings: [night] }), hourly, '2026-03-28', '2026-03-30'), [
    '2026-03-28T23:00+01:00',
    '2026-03-29T00:00+01:00',
    '2026-03-29T01:00+01:00',
    '2026-03-29T03:00+02:00',
  ]);
  assert.deepEqual(starts(diary({ openings: [night] }), hourly, '2026-10-24', '2026-10-26'), [
    '2026-10-24T23:00+02:00',
    '2026-10-25T00:00+02:00',
    '2026-10-25T01:00+02:00',
    '2026-10-25T02:00+02:00',
    '2026-10-25T02:00+01:00',
    '2026-10-25T03:00+01:00',
  ]);
});

test('a patient on line sees what is open on line to them, late enough and near enough', () => {
  const now = at('2026-11-24T09:40');
  const asked = (rule: VisitRule, known: boolean, from = '2026-11-24', until = '2027-03-01') =>
    freeSlots(diary(), rule, { range: range(from, until), online: { now, known } }).map(({ start }) => local(start));
  assert.deepEqual(asked(visit({ horizonDays: 1 }), false), ['2026-11-24T11:00+01:00', '2026-11-24T11:30+01:00']);
  assert.deepEqual(asked(visit({ horizonDays: 7, noticeMinutes: 60 * 24 * 7 }), false), [
    '2026-12-01T10:00+01:00',
    '2026-12-01T10:30+01:00',
    '2026-12-01T11:00+01:00',
    '2026-12-01T11:30+01:00',
  ]);
  assert.deepEqual(asked(visit({ online: 'known', horizonDays: 1 }), false), []);
  assert.equal(asked(visit({ online: 'known', horizonDays: 1 }), true).length, 2);
  assert.deepEqual(asked(visit({ online: 'nobody' }), true), []);
  const closed = diary({ openings: [opening({ online: false })] });
  assert.deepEqual(
    freeSlots(closed, visit(), { range: range('2026-11-24', '2026-12-24'), online: { now, known: true } }),
    [],
  );
});

test('an opening for some reasons or places offers no other', () => {
  const openings = [opening({ places: ['video'], reasonIds: ['teleconsultation'] })];
  assert.deepEqual(starts(diary({ openings }), visit(), '2026-11-24', '2026-11-25'), []);
  assert.deepEqual(starts(diary({ openings }), visit({ id: 'teleconsultation' }), '2026-11-24', '2026-11-25'), []);
  const video = visit({ id: 'teleconsultation', place: 'video', minutes: 90 });
  assert.deepEqual(starts(diary({ openings }), video, '2026-11-24', '2026-11-25'), [
    '2026-11-24T09:00+01:00',
    '2026-11-24T10:30+01:00',
  ]);
});

test('a reason with a daily quota is not offered beyond it', () => {
  const visits = new Map([['consultation', new Map([[dayNumber('2026-11-24'), 2]])]]);
  const limited = visit({ dailyQuota: 2, minutes: 180 });
  assert.deepEqual(starts(diary({}, { visits }), limited, '2026-11-24', '2026-12-02'), ['2026-12-01T09:00+01:00']);
});

test('one of two rooms and two of three carers, each free all along', () => {
  const busy = (from: string, until: string) => union([{ start: at(from), end: at(until) }]);
  const other = (resourceId: string, occupied = union([])) =>
    [resourceId, schedule({ resourceId, openings: [], occupied })] as const;
  const extras = new Map([
    other('room 1', busy('2026-11-24T09:00', '2026-11-24T10:30')),
    other('room 2', busy('2026-11-24T09:30', '2026-11-24T11:00')),
    other('carer 1'),
    other('carer 2', busy('2026-11-24T11:30', '2026-11-24T12:00')),
    other('carer 3', busy('2026-11-24T11:00', '2026-11-24T12:00')),
  ]);
  const needs = [
    { quantity: 1, resourceIds: ['room 1', 'room 2'] },
    { quantity: 2, resourceIds: ['carer 1', 'carer 2', 'carer 3'] },
  ];
  const both = diary({}, { extras });
  assert.deepEqual(starts(both, visit({ needs }), '2026-11-24', '2026-11-25'), [
    '2026-11-24T09:00+01:00',
    '2026-11-24T10:30+01:00',
    '2026-11-24T11:00+01:00',
  ]);
  assert.deepEqual(chooseExtras(both, visit({ needs }), at('2026-11-24T11:00'), 30), ['room 1', 'carer 1', 'carer 2']);
  assert.equal(chooseExtras(both, visit({ needs }), at('2026-11-24T11:30'), 30), null);
});

test('two months of one professional are found in well under a millisecond', () => {
  const openings = [1, 2, 3, 4, 5].flatMap((weekday) => [
    opening({ id: `morning ${weekday}`, weekday, startMinute: 510, endMinute: 750, stepMinutes: 20 }),
    opening({ id: `afternoon ${weekday}`, weekday, startMinute: 840, endMinute: 1110, stepMinutes: 20 }),
  ]);
  const first = at('2026-11-23T00:00');
  const occupied = Array.from({ length: 500 }, (_, index) => {
    const start = first + index * 170 * 60_000;
    return { start, end: start + 1_200_000 };
  });
  const months = diary({ openings, occupied });
  const asked = { range: range('2026-11-23', '2027-01-22'), online: { now: first, known: true } };
  const times = Array.from({ length: 200 }, () => {
    const began = performance.now();
    assert.ok(freeSlots(months, visit({ minutes: 20 }), asked).length > 500);
    return performance.now() - began;
  });
  const [best] = times.toSorted((a, b) => a - b);
  assert.ok(best! < 0.8, `${best} ms`);
});
