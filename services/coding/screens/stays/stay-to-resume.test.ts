import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { stayToResume } from './stay-to-resume.ts';

const stay = (id: string, proposals: number, remaining: number, changedAt = '2026-11-20') => ({
  id,
  proposals,
  remaining,
  changedAt,
});

test('one takes up the stay begun last, else the first that waits', () => {
  deepEqual(
    [
      stayToResume([
        stay('new', 5, 5),
        stay('begun', 5, 2),
        stay('later', 5, 1, '2026-11-21'),
        stay('decided', 5, 0, '2026-11-22'),
      ]),
      stayToResume([stay('new', 5, 5), stay('other', 5, 5)]),
      stayToResume([]),
    ],
    ['later', 'new', null],
  );
});
