import assert from 'node:assert/strict';
import test from 'node:test';
import { dayInParis, daysFrom, longDayInParis, momentInParis, secondInParis, startOfDayInParis } from './paris-time.ts';

test('an instant is shown by the clock of Paris, wherever the browser is', () => {
  const late = '2026-06-30T22:15:30Z';
  assert.deepEqual(
    [dayInParis(late), longDayInParis(late), secondInParis(late), momentInParis(late)],
    ['2026-07-01', 'mercredi 1ᵉʳ juillet 2026', '00:15:30', '01/07/2026 00:15'],
  );
});

test('a day starts at midnight in Paris, on the days when clocks change too', () => {
  const starts = {
    '2026-01-15': '2026-01-15T00:00:00+01:00',
    '2026-03-29': '2026-03-29T00:00:00+01:00',
    '2026-03-30': '2026-03-30T00:00:00+02:00',
    '2026-10-25': '2026-10-25T00:00:00+02:00',
    '2026-10-26': '2026-10-26T00:00:00+01:00',
  };
  for (const [day, start] of Object.entries(starts)) assert.equal(startOfDayInParis(day), start);
});

test('days are counted across months', () => {
  assert.deepEqual([daysFrom('2026-02-28', 1), daysFrom('2026-03-01', -30)], ['2026-03-01', '2026-01-30']);
});
