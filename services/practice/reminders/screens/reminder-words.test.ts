import assert from 'node:assert/strict';
import test from 'node:test';
import { causeText, dayOf, leadText, patientText } from './reminder-words.ts';

test('delays, causes and hidden patients of reminders are said in French', () => {
  assert.deepEqual([30, 120, 1440, 2880].map(leadText), [
    '30\u00a0min avant',
    '2\u00a0h avant',
    '24\u00a0h avant',
    '2\u00a0jours avant',
  ]);
  assert.deepEqual([causeText({ cause: 'stop' }), causeText({ cause: null })], ['a répondu STOP', '']);
  const hidden = { id: 'p', name: null, phone: null };
  assert.deepEqual(
    [
      patientText({ patient: { ...hidden, hidden: 'opposition' } }),
      patientText({ patient: { ...hidden, hidden: 'no-right' } }),
    ],
    ['Accès refusé par le patient', 'Patient'],
  );
  assert.equal(dayOf(new Date(2026, 0, 5)), '2026-01-05');
});
