import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rankCandidates, type Freed, type Waiting } from './ranking.ts';

const now = Temporal.Instant.from('2026-11-24T08:00:00Z');
const freed: Freed = {
  resourceId: 'roumegous',
  start: Temporal.ZonedDateTime.from('2026-11-24T11:40[Europe/Paris]'),
  minutes: 20,
};
const reasons = new Map([
  ['consultation', { minutes: 20, resourceIds: ['roumegous'] }],
  ['quick', { minutes: 10, resourceIds: ['roumegous'] }],
  ['long', { minutes: 40, resourceIds: ['roumegous'] }],
  ['other', { minutes: 20, resourceIds: ['quere'] }],
]);

function waiting(id: string, given: Partial<Waiting> = {}): Waiting {
  return {
    ...{ id, reasonIds: ['consultation'], resourceIds: ['roumegous'], urgency: 'routine', distanceKm: null },
    availability: [{ weekdays: [1, 2, 3, 4, 5], from: '08:00', until: '19:00' }],
    ...{ earliestDay: null, latestDay: null, noticeMinutes: 60, createdAt: now.subtract({ hours: 24 }) },
    ...{ heldAppointmentAt: null, letPass: 0, ...given },
  };
}

const order = (...all: Waiting[]) => rankCandidates(all, freed, reasons, now).map(({ id }) => id);

test('the urgent go first, then who has waited longer, who lives nearer, and who has not let offers pass', () => {
  const days = (count: number) => now.subtract({ hours: 24 * count });
  assert.deepEqual(
    order(
      waiting('new'),
      waiting('old', { createdAt: days(20) }),
      waiting('old, far', { createdAt: days(20), distanceKm: 30 }),
      waiting('old, let one pass', { createdAt: days(20), letPass: 1 }),
      waiting('soon', { urgency: 'soon' }),
      waiting('urgent', { urgency: 'urgent', distanceKm: 25 }),
    ),
    ['urgent', 'soon', 'old', 'old, far', 'old, let one pass', 'new'],
  );
  const twin = { createdAt: days(40) };
  assert.deepEqual(order(waiting('second', { createdAt: days(31) }), waiting('first', twin)), ['first', 'second']);
});

test('the longest of the reasons that fit is chosen; a visit that wastes the time comes after one that fills it', () => {
  const choices = waiting('both', { reasonIds: ['quick', 'consultation', 'long'] });
  const [chosen] = rankCandidates([choices], freed, reasons, now);
  assert.equal(chosen!.reasonId, 'consultation');
  assert.deepEqual(order(waiting('quick', { reasonIds: ['quick'] }), waiting('full')), ['full', 'quick']);
});

test('who cannot come, in time, for a reason that fits, is not asked', () => {
  const refused: readonly Partial<Waiting>[] = [
    { resourceIds: ['quere'] },
    { reasonIds: ['long'] },
    { reasonIds: ['other'] },
    { reasonIds: ['unknown'] },
    { availability: [{ weekdays: [1, 3], from: '08:00', until: '19:00' }] },
    { availability: [{ weekdays: [2], from: '11:45', until: '19:00' }] },
    { availability: [{ weekdays: [2], from: '08:00', until: '11:50' }] },
    { earliestDay: '2026-11-25' },
    { latestDay: '2026-11-23' },
    { noticeMinutes: 161 },
    { heldAppointmentAt: Temporal.Instant.from('2026-11-24T10:00:00Z') },
  ];
  assert.deepEqual(order(...refused.map((given, index) => waiting(String(index), given))), []);
  const just: readonly Partial<Waiting>[] = [
    { availability: [{ weekdays: [2], from: '11:40', until: '12:00' }] },
    { earliestDay: '2026-11-24', latestDay: '2026-11-24' },
    { noticeMinutes: 160 },
    { heldAppointmentAt: Temporal.Instant.from('2026-12-24T10:00:00Z') },
  ];
  assert.equal(order(...just.map((given, index) => waiting(String(index), given))).length, 4);
});
