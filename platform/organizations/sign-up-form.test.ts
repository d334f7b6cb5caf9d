import assert from 'node:assert/strict';
import test from 'node:test';
import { isSiret, signUpErrors, type SignUpForm } from './sign-up-form.ts';

const form: SignUpForm = {
  ...{ category: 'clinic', name: 'Rita Imaginaire', function: 'Médecin DIM', email: 'rita@lac.exemple.fr' },
  establishment: 'Clinique du Lac',
  billing: { name: 'Clinique du Lac', address: '1 rue Inventée, Lille', siret: '73282932000074' },
};

test('a SIRET is fourteen digits whose check holds, La Poste by its own rule', () => {
  assert.deepEqual(
    ['73282932000074', '73282932000075', '7328293200007', '35600000000048', '35600000049837', 'x3282932000074'].map(
      isSiret,
    ),
    [true, false, false, true, true, false],
  );
});

test('an establishment gives its SIRET; an individual may have none', () => {
  const fields = (change: Partial<SignUpForm>) => signUpErrors({ ...form, ...change }).map((error) => error.field);
  const none = { ...form.billing, siret: null };
  assert.deepEqual(fields({}), []);
  assert.deepEqual(fields({ billing: none }), ['billing.siret']);
  assert.deepEqual(fields({ billing: none, category: 'mpr-physician' }), []);
  assert.deepEqual(fields({ billing: { ...none, siret: '123' }, email: 'contact@lac.exemple.fr' }), [
    'email',
    'billing.siret',
  ]);
});
