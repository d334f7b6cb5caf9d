import assert from 'node:assert/strict';
import test from 'node:test';
import { actionChoices, chosenActionName } from './action-choices.ts';

const actions = [
  { action: 'coding.stay.validated', name: 'Codage validé', module: 'Codage', lines: 3 },
  { action: 'audit.entries.export', name: 'Journal exporté', module: 'Journal', lines: 1 },
  { action: 'coding.access.refused', name: 'Accès à un séjour refusé', module: 'Codage', lines: 2 },
];

test('actions stand under their module, which may be chosen whole', () => {
  assert.deepEqual(actionChoices(actions), [
    { value: 'coding', name: 'Tout : codage', lines: 5, group: 'Codage' },
    { value: 'coding.access.refused', name: 'Accès à un séjour refusé', lines: 2, group: 'Codage' },
    { value: 'coding.stay.validated', name: 'Codage validé', lines: 3, group: 'Codage' },
    { value: 'audit.entries.export', name: 'Journal exporté', lines: 1, group: 'Journal' },
  ]);
});

test('an action that is not offered is shown as it was asked', () => {
  const choices = actionChoices(actions);
  assert.deepEqual(
    [chosenActionName(choices, 'coding'), chosenActionName(choices, 'coding.stay')],
    ['Tout : codage', 'coding.stay'],
  );
});
