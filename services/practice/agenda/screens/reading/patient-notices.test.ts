import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZoneTime } from '../time/zone-time.ts';
import { patientNotice } from './patient-notices.ts';

type Change = Parameters<typeof patientNotice>[0];

const snapshot = {
  ...{ resourceId: 'q', extraResourceIds: [], reasonId: 'm', patientId: 'p', place: 'site', late: false },
  ...{ state: 'confirmed', startsAt: '2026-11-19T09:50:00Z', endsAt: '2026-11-19T10:20:00Z' },
} as const satisfies Change['before'];
const appointment = {
  ...{ ...snapshot, id: 'v', version: 2, origin: 'online', overbooked: false, seriesId: null, waitingMinutes: null },
  ...{ cancelCause: null, hasNote: false, startsAt: '2026-11-20T08:00:00Z', endsAt: '2026-11-20T08:30:00Z' },
  patient: { id: 'p', hidden: null, name: 'Solène Ibarra', birthDate: null, phone: null },
  steps: {
    ...{ bookedAt: '2026-11-12T08:00:00Z', confirmedAt: null, arrivedAt: null, startedAt: null, doneAt: null },
    ...{ missedAt: null, cancelledAt: null },
  },
} as const satisfies Change['appointment'];

test('what a patient does on line is said with the former and the new time, what the practice does is not', () => {
  const say = (change: Partial<Change>) =>
    patientNotice(
      {
        ...{ at: '2026-11-19T09:42:00Z', kind: 'moved', origin: 'online', byPatient: true, by: 'Solène Ibarra' },
        ...{ before: snapshot, appointment, ...change },
      },
      new ZoneTime('Europe/Paris'),
      '2026-11-19',
    );
  assert.deepEqual(
    [say({}), say({ kind: 'cancelled' }), say({ kind: 'state' }), say({ byPatient: false })],
    [
      'Solène Ibarra a déplacé en ligne son rendez-vous : 10:50 → vendredi 20 novembre 09:00',
      'Solène Ibarra a annulé en ligne son rendez-vous : 10:50',
      null,
      null,
    ],
  );
});
