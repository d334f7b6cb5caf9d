import assert from 'node:assert/strict';
import { test } from 'node:test';
import { myDay } from './my-day.ts';

type DayRead = Parameters<typeof myDay>[0];

test('a day is told by what is done, what is to come and what is free: the past, the cancelled and rooms are left out', () => {
  const visit = (id: string, state: string, hour: string) => ({
    ...{ id, state, startsAt: `2026-11-19T${hour}:00Z`, endsAt: `2026-11-19T${hour}:59Z` },
  });
  const free = (hour: string) => ({ startsAt: `2026-11-19T${hour}:00Z` });
  const read = {
    appointments: [
      ...[visit('late', 'confirmed', '15:00'), visit('soon', 'booked', '10:00'), visit('seen', 'done', '08:00')],
      ...[visit('gone', 'cancelled', '11:00'), visit('here', 'arrived', '09:40'), visit('lost', 'booked', '08:20')],
    ],
    columns: [
      { resource: { kind: 'professional' }, free: [free('08:40'), free('11:00'), free('16:00')] },
      { resource: { kind: 'room' }, free: [free('12:00')] },
    ],
  } as unknown as DayRead;
  const { next, ...counts } = myDay(read, new Date('2026-11-19T09:42:00Z'), 1);
  assert.deepEqual(counts, { total: 5, seen: 1, coming: 2, free: 2 });
  assert.deepEqual(
    next.map(({ id }) => id),
    ['soon'],
  );
});
