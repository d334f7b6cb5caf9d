import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresOf } from './figures.ts';

const now = Temporal.Instant.from('2026-11-24T08:00:00Z');

test('filled times, how fast, and how evenly offers went round', () => {
  const freed = [
    { state: 'filled', freedAt: '2026-11-20T08:00:00Z', closedAt: '2026-11-20T08:10:00Z' },
    { state: 'filled', freedAt: '2026-11-21T08:00:00Z', closedAt: '2026-11-21T09:00:00Z' },
    { state: 'exhausted', freedAt: '2026-11-21T08:00:00Z', closedAt: '2026-11-21T08:00:00Z' },
    { state: 'taken-back', freedAt: '2026-11-22T08:00:00Z', closedAt: '2026-11-22T08:05:00Z' },
    { state: 'offering', freedAt: '2026-11-24T07:50:00Z', closedAt: null },
  ];
  const requests = Array.from({ length: 20 }, (_, index) => ({
    ...{ patientId: `patient ${index}`, waiting: index < 10, offers: index < 4 ? 3 : 0 },
    createdAt: now.subtract({ hours: 24 * index }).toString(),
  }));
  assert.deepEqual(figuresOf(freed, requests, now), {
    ...{ freed: 4, filled: 2, fillRate: 0.5, medianMinutesToFill: 35, waiting: 10, medianDaysWaiting: 4.5 },
    ...{ topTenthShare: 0.5, neverOffered: 6 },
  });
  assert.deepEqual(figuresOf([], [], now), {
    ...{ freed: 0, filled: 0, fillRate: null, medianMinutesToFill: null, waiting: 0, medianDaysWaiting: null },
    ...{ topTenthShare: null, neverOffered: 0 },
  });
});
