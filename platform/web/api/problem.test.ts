import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { readProblem, unreachable } from './problem.ts';

test('a problem document keeps its code, sentence and field errors', () => {
  const problem = readProblem(422, {
    type: 'about:blank',
    title: 'Deux champs sont à corriger.',
    status: 422,
    code: 'identity.person.invalid',
    requestId: '01a1fddb',
    errors: [{ field: 'email', rule: 'format', message: 'Écrivez une adresse complète.' }],
  });
  equal(problem.message, 'Deux champs sont à corriger.');
  deepEqual(problem.document, {
    type: 'about:blank',
    title: 'Deux champs sont à corriger.',
    status: 422,
    code: 'identity.person.invalid',
    requestId: '01a1fddb',
    errors: [{ field: 'email', rule: 'format', message: 'Écrivez une adresse complète.' }],
  });
});

test('an answer that is no problem document still gives a sentence and a code', () => {
  const problem = readProblem(502, '<html>Bad gateway</html>', 30);
  deepEqual(
    [problem.code, problem.status, problem.message, problem.errors, problem.retryAfterSeconds],
    ['http.502', 502, 'Le serveur n’a pas pu répondre. Rien n’a été enregistré : réessayez.', [], 30],
  );
});

test('malformed field errors are read as far as they can be', () => {
  deepEqual(readProblem(422, { errors: [null, { field: 'name' }] }).errors, [
    { field: 'name', rule: '', message: 'Valeur à corriger.' },
  ]);
});

test('no answer is a problem of status 0', () => {
  deepEqual([unreachable().code, unreachable().status], ['web.unreachable', 0]);
});
