import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMonths, daysBetween, dayTitle, mondayOf, monthWeeks, weekTitle } from './days.ts';

test('days, weeks and months of the agenda are counted from Monday and written in French', () => {
  assert.deepEqual(
    [
      mondayOf('2026-11-22'),
      mondayOf('2026-11-23'),
      addMonths('2026-01-31', 1),
      daysBetween('2026-02-27', '2026-03-01'),
    ],
    ['2026-11-16', '2026-11-23', '2026-02-28', ['2026-02-27', '2026-02-28', '2026-03-01']],
  );
  const weeks = monthWeeks('2026-11-19');
  assert.deepEqual([weeks.length, weeks[0]![0], weeks.at(-1)!.at(-1)], [6, '2026-10-26', '2026-12-06']);
  assert.deepEqual(
    [
      dayTitle('2026-11-19', '2026-11-27'),
      dayTitle('2027-01-01', '2026-11-27'),
      weekTitle('2026-11-19', '2026-11-27'),
      weekTitle('2026-12-01', '2027-01-04'),
    ],
    ['Jeudi 19 novembre', 'Vendredi 1ᵉʳ janvier 2027', '16 – 22 novembre', '30 novembre – 6 décembre 2026'],
  );
});
