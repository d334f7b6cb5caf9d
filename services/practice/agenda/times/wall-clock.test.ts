import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayNumber, dayText, minuteOf, WallClock, weekdayOf } from './wall-clock.ts';

const ZONES = ['Europe/Paris', 'America/Miquelon', 'Indian/Reunion', 'Pacific/Noumea', 'America/Cayenne'];

test('the fast wall clock says what Temporal says, in every zone of France and around each change of season', () => {
  const minutes = fc.integer({ min: dayNumber('2026-01-01') * 1440, max: dayNumber('2029-01-01') * 1440 });
  const around = fc
    .tuple(fc.constantFrom('2026-03-29', '2026-10-25', '2027-03-14', '2027-11-07'), fc.integer({ min: 0, max: 1439 }))
    .map(([day, minute]) => dayNumber(day) * 1440 + minute);
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), fc.oneof(minutes, around), (zone, total) => {
      const clock = WallClock.of(zone);
      const [day, minute] = [Math.floor(total / 1440), total % 1440];
      const local = Temporal.PlainDateTime.from(dayText(day)).add({ minutes: minute });
      const expected = local.toZonedDateTime(zone);
      const instant = clock.instant(day, minute);
      assert.equal(instant, expected.epochMilliseconds);
      assert.equal(dayText(clock.day(instant)), expected.toPlainDate().toString());
      assert.equal(clock.minute(instant), expected.hour * 60 + expected.minute);
    }),
    { numRuns: 2000 },
  );
});

test('days of the week and hours of the wall', () => {
  assert.deepEqual(
    ['2026-11-23', '2026-11-29', '1969-12-29'].map((day) => weekdayOf(dayNumber(day))),
    [1, 7, 1],
  );
  assert.equal(minuteOf('09:20:00'), 560);
});
