import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { Remaining } from '../../api/decisions.ts';
import type { StayView } from '../../api/review.ts';
import { closingState } from './closing-state.ts';

const left = (kind: Remaining['kind'], text: string = kind): Remaining => ({
  kind,
  role: 'DAS',
  proposalKey: null,
  code: null,
  text,
});
const stay = (remaining: readonly Remaining[], reason: string | null = null): StayView =>
  ({
    remaining,
    finalCodes: [{ role: 'MMP' }, { role: 'DAS' }],
    may: { validate: { allowed: reason === null, reason } },
  }) as unknown as StayView;
const said = (...given: Parameters<typeof closingState>) => {
  const state = closingState(...given);
  return state.open ? state.emptyRoles : [state.reason.replaceAll('\u00A0', ' '), state.jump];
};

test('what remains is said, the nearest obstacle first', () => {
  deepEqual(said(stay([left('undecided'), left('undecided'), left('no-mmp')]), true, 0), [
    'Reste 2 propositions à décider.',
    'undecided',
  ]);
  deepEqual(said(stay([left('several-mmp', 'Une seule MMP est permise.')]), true, 0), [
    'Une seule MMP est permise.',
    null,
  ]);
  deepEqual(said(stay([]), true, 1), ['Vos dernières décisions ne sont pas encore enregistrées.', null]);
  deepEqual(said(stay([], 'Profil non déclaré.'), true, 0), ['Profil non déclaré.', null]);
});

test('without the right, the button says which right', () => {
  deepEqual(said(stay([]), false, 0), [
    'Clore demande le droit « valider un codage » et un profil déclaré (TIM, médecin DIM ou médecin).',
    null,
  ]);
});

test('roles left empty are confirmed while closing', () => {
  deepEqual(said(stay([left('empty-role')]), true, 0), ['AE']);
});
