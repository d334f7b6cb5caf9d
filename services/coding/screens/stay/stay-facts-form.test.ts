import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { factProblems, NO_FACTS, readFacts } from './stay-facts-form.ts';

const today = '2026-11-21';

test('dates are read as people type them, and what is empty is left out', () => {
  deepEqual(
    readFacts(
      { ...NO_FACTS, localId: ' 26-07731 ', admittedOn: '8/10', dischargedOn: '14 nov 2026', birthYear: '1944' },
      today,
    ),
    {
      ...{ localId: '26-07731', unit: null, hospitalization: 'HC', sex: null, birthYear: 1944 },
      ...{ admittedOn: '2026-10-08', dischargedOn: '2026-11-14' },
    },
  );
  deepEqual(factProblems(NO_FACTS, today), []);
});

test('what is wrong is told at its field', () => {
  const wrong = factProblems({ ...NO_FACTS, admittedOn: '31/02', dischargedOn: 'tantôt', birthYear: '44' }, today);
  deepEqual(
    wrong.map(({ field }) => field),
    ['admittedOn', 'dischargedOn', 'birthYear'],
  );
  const order = factProblems({ ...NO_FACTS, admittedOn: '10/10/2026', dischargedOn: '8/10/2026' }, today);
  deepEqual(
    order.map(({ message }) => message),
    ['La sortie vient avant l’entrée.'],
  );
});
