import assert from 'node:assert/strict';
import test from 'node:test';
import { actionName, moduleName, namedWith, objectName } from './french-names.ts';

test('an action, its module and its object read in French', () => {
  const action = 'coding.stay.validated';
  assert.deepEqual(
    [actionName(action), moduleName(action), objectName('coding.stay')],
    ['Codage validé', 'Codage', 'Séjour'],
  );
});

test('what nobody has named yet still reads well', () => {
  const read = {
    'agenda.visit.moved': 'Déplacement (visit)',
    'billing.credit-note.line.created': 'Création (credit note, line)',
    'jobs.erased': 'Effacement',
    'calls.queue.left-waiting': 'Queue, left waiting',
  };
  for (const [action, name] of Object.entries(read)) assert.equal(actionName(action), name);
  assert.equal(moduleName('credit-notes.note.created'), 'Credit notes');
  assert.equal(objectName('billing.credit-note'), 'Credit note');
});

test('a French word finds actions and objects, accents apart', () => {
  assert.deepEqual(namedWith('CODAGE VALIDE'), { actions: ['coding.stay.validated'], objects: [] });
  assert.deepEqual(namedWith("d'API"), {
    actions: ['organizations.token.created', 'organizations.token.revoked'],
    objects: ['token'],
  });
});
