import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import type { z } from 'zod';
import type { AppointmentDetail } from './api/appointments.ts';
import type { seriesAnswer, seriesCheckAnswer } from './api/series.ts';
import { agendaScene, weekly } from './testing/scene.ts';

type Series = z.output<typeof seriesAnswer>;
type Dates = z.output<typeof seriesCheckAnswer>['dates'];

const scene = await agendaScene({ after });
const { doctor, quere, consultation, patients } = scene;
await doctor.do('POST', '/openings', weekly(scene));
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Paris').toInstant().toString();
const wall = (instant: string) =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO('Europe/Paris')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
const wanted = { resourceId: quere, reasonId: consultation, patientId: patients.solene };

const check = async (startsAt: string, unit = 'week', every = 1, count = 8): Promise<Dates> => {
  const body = { ...wanted, startsAt, recurrence: { unit, every, count } };
  return (await doctor.do<{ dates: Dates }>('POST', '/series/check', body)).dates;
};
const book = (dates: readonly string[], id = newId()): Promise<Series> => {
  const chosen = dates.map((startsAt) => ({ appointmentId: newId(), startsAt }));
  return doctor.do('POST', '/series', { id, ...wanted, dates: chosen });
};
const states = async (series: Series) => {
  const found: string[] = [];
  for (const { id } of series.appointments) {
    const one = await doctor.do<AppointmentDetail>('GET', `/appointments/${id}`);
    found.push(`${wall(one.startsAt)} ${one.state}`);
  }
  return found;
};

test('every date of a series is looked at, not the first ones only, with times near those that are not free', async () => {
  await doctor.book({ resourceId: quere, reasonId: consultation, startsAt: at('2027-01-12T10:00') });
  const leave = { startsAt: at('2026-12-22T00:00'), endsAt: at('2026-12-23T00:00') };
  await doctor.do('POST', '/closures', { id: newId(), resourceIds: [quere], kind: 'leave', ...leave });
  const dates = await check(at('2026-11-24T10:00'));
  assert.deepEqual(
    dates.map(({ startsAt, free, rules, proposals }) => [
      ...[wall(startsAt), free, rules],
      proposals.map((time) => wall(time.startsAt)),
    ]),
    [
      ['2026-11-24T10:00', true, [], []],
      ['2026-12-01T10:00', true, [], []],
      ['2026-12-08T10:00', true, [], []],
      ['2026-12-15T10:00', true, [], []],
      ['2026-12-22T10:00', false, ['closed'], []],
      ['2026-12-29T10:00', true, [], []],
      ['2027-01-05T10:00', true, [], []],
      ['2027-01-12T10:00', false, [], ['2027-01-12T09:00', '2027-01-12T09:20', '2027-01-12T09:40']],
    ],
  );
});

test('a series is booked whole or not at all; the dates that stand in the way come back with the refusal', async () => {
  const id = newId();
  const chosen = ['2026-12-29T11:00', '2027-01-05T11:00', '2026-12-22T11:00'].map((local) => ({
    ...{ appointmentId: newId(), startsAt: at(local) },
  }));
  const facts = await doctor.refused('agenda.series-taken', 'POST', '/series', { id, ...wanted, dates: chosen });
  assert.deepEqual(
    (facts['dates'] as Dates).map(({ free }) => free),
    [true, true, false],
  );
  assert.equal((await doctor.view('2026-12-29')).appointments.length, 0);
  const body = { id, ...wanted, dates: chosen.slice(0, 2) };
  const series = await doctor.do<Series>('POST', '/series', body);
  assert.deepEqual(await doctor.do<Series>('POST', '/series', body), series);
  assert.deepEqual(await states(series), ['2026-12-29T11:00 booked', '2027-01-05T11:00 booked']);
  assert.deepEqual(new Set(series.appointments.map(({ seriesId }) => seriesId)), new Set([id]));
});

test('the hour of the wall clock stays the same over the change of season, and the 31st over shorter months', async () => {
  const spring = await check(at('2027-03-23T09:00'), 'week', 1, 2);
  assert.deepEqual(
    spring.map(({ startsAt }) => startsAt),
    ['2027-03-23T08:00:00Z', '2027-03-30T07:00:00Z'],
  );
  const months = await check(at('2027-01-31T09:00'), 'month', 1, 3);
  assert.deepEqual(
    months.map(({ startsAt }) => wall(startsAt)),
    ['2027-01-31T09:00', '2027-02-28T09:00', '2027-03-31T09:00'],
  );
});

test('one, the following or all of a series are moved and cancelled together', async () => {
  const series = await book(['2027-02-02', '2027-02-09', '2027-02-16', '2027-02-23'].map((day) => at(`${day}T09:00`)));
  const [, second, third] = series.appointments as [
    Series['appointments'][0],
    Series['appointments'][0],
    Series['appointments'][0],
  ];
  const one = await doctor.act(second, 'move', { startsAt: at('2027-02-09T09:40') });
  await doctor.act(one, 'move', { startsAt: at('2027-02-09T10:00'), scope: 'following' });
  assert.deepEqual(await states(series), [
    ...['2027-02-02T09:00 booked', '2027-02-09T10:00 booked', '2027-02-16T09:20 booked', '2027-02-23T09:20 booked'],
  ]);
  await doctor.book({ resourceId: quere, reasonId: consultation, startsAt: at('2027-02-23T11:20') });
  const third2 = await doctor.do<AppointmentDetail>('GET', `/appointments/${third.id}`);
  const blocked = { version: third2.version, startsAt: at('2027-02-16T11:20'), scope: 'following' };
  const facts = await doctor.refused('agenda.series-taken', 'POST', `/appointments/${third.id}/move`, blocked);
  assert.deepEqual(
    (facts['dates'] as Dates).map(({ free }) => free),
    [true, false],
  );
  await doctor.act(third2, 'cancel', { scope: 'following' });
  assert.deepEqual(await states(series), [
    ...['2027-02-02T09:00 booked', '2027-02-09T10:00 booked', '2027-02-16T09:20 cancelled'],
    '2027-02-23T09:20 cancelled',
  ]);
});

test('a series shifts over its own times', async () => {
  const series = await book(['2027-03-02T09:00', '2027-03-02T09:20', '2027-03-02T09:40'].map(at));
  await doctor.act(series.appointments[0]!, 'move', { startsAt: at('2027-03-02T09:20'), scope: 'all' });
  assert.deepEqual(await states(series), [
    ...['2027-03-02T09:20 booked', '2027-03-02T09:40 booked', '2027-03-02T10:00 booked'],
  ]);
});
