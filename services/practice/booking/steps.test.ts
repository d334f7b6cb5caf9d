import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextStep } from './steps.ts';

const ANAIS = {
  id: 'a',
  relation: 'self',
  firstName: 'Anaïs',
  birthName: 'Inventée',
  birthDate: '1986-11-24',
} as const;
const people = [{ ...ANAIS, sex: null }];
const held = { confirmedAt: null, personId: null };
const waiting = { secondsLeft: 600, people, again: false };

test('a booking asks for an account, then for whom, then to confirm; a time given back or an appointment made ends it', () => {
  const forAnais = { ...held, personId: 'a' };
  assert.deepEqual(
    [
      nextStep(held, { ...waiting, people: null }),
      nextStep(held, waiting),
      nextStep({ ...held, personId: 'somebody of another account' }, waiting),
      nextStep(forAnais, waiting),
      nextStep(forAnais, { ...waiting, again: true }),
      nextStep(forAnais, { ...waiting, secondsLeft: 0 }),
      nextStep({ ...forAnais, confirmedAt: '2026-11-24T08:00:00Z' }, { ...waiting, secondsLeft: 0 }),
    ],
    [
      ...[{ kind: 'account' }, { kind: 'person' }, { kind: 'person' }, { kind: 'confirm', person: people[0] }],
      ...[{ kind: 'person' }, { kind: 'expired' }, { kind: 'made' }],
    ],
  );
});
