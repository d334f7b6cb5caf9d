import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Snapshot } from '../../api/follow-up.ts';
import { ZoneTime } from '../time/zone-time.ts';
import { changeWords } from './change-words.ts';

const context = { zone: new ZoneTime('Europe/Paris'), resources: [{ id: 'r', name: 'Dr Bastien Roumégous' }] };
const before: Snapshot = {
  ...{ resourceId: 'q', extraResourceIds: [], reasonId: 'm', patientId: 'p', state: 'confirmed', place: 'site' },
  ...{ late: false, startsAt: '2026-11-19T09:50:00Z', endsAt: '2026-11-19T10:20:00Z' },
};
const later = { startsAt: '2026-11-19T10:20:00Z', endsAt: '2026-11-19T10:50:00Z' };

test('a change of an appointment is told with what was and what is', () => {
  assert.deepEqual(
    [
      changeWords({ kind: 'created', before: null, after: before }, context),
      changeWords({ kind: 'moved', before, after: { ...before, ...later, resourceId: 'r' } }, context),
      changeWords({ kind: 'resized', before, after: { ...before, endsAt: '2026-11-19T10:10:00Z' } }, context),
      changeWords({ kind: 'state', before, after: { ...before, state: 'in-progress' } }, context),
      changeWords({ kind: 'changed', before, after: before }, context),
    ],
    [
      'Rendez-vous pris : jeudi 19 novembre 10:50',
      'Déplacé : jeudi 19 novembre 10:50 → 11:20, avec Dr Bastien Roumégous',
      'Durée changée : 20\u00A0min',
      'État changé : en cours',
      'Modifié',
    ],
  );
});
