import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { decision } from '../review/invented-review.ts';
import { historyMoments } from './history-moments.ts';

const by = { name: 'Hélène Garcin', profile: 'coder-tim' } as const;

test('analyses, decisions, closings and reopenings are told together, latest first', () => {
  const moments = historyMoments({
    analyses: [{ id: 'n1', number: 1, at: '2026-11-21T08:00:00Z', engine: 'moteur 1.0.0', proposals: 9 }],
    decisions: [{ ...decision('refused', { reason: 'history' }), undone: { at: '2026-11-21T08:39:00Z', by } }],
    codings: [
      {
        ...{
          version: 1,
          at: '2026-11-21T09:00:00Z',
          by,
          codes: [],
          emptyRoles: [],
          severity: '1',
          dependency: 'not-coded-here',
        },
        ...{ analysisId: 'n1', engine: 'moteur 1.0.0', decisions: [] },
        reopened: { at: '2026-11-21T10:00:00Z', by, reason: 'AE oubliée' },
      },
    ],
  });
  deepEqual(
    moments.map(({ title, text }) => `${title} | ${String(text)}`),
    [
      'Version 1 rouverte | Hélène Garcin : AE oubliée',
      'Codage clos, version 1 | Hélène Garcin, TIM',
      'DAS I10 refusé, antécédent | Hélène Garcin, TIM · annulé par Hélène Garcin',
      'Analyse n° 1 | 9 propositions, moteur 1.0.0',
    ],
  );
});
