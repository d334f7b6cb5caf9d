import assert from 'node:assert/strict';
import test from 'node:test';
import type { DemoPerson } from './demonstration.ts';
import { firstSteps } from './welcome.ts';

test('a start says, one line a service, which page to open and whom to try first', () => {
  const person = (service: string, duty: string, email: string, secondFactor: boolean): DemoPerson => ({
    ...{ service, function: duty, email, password: 'tilleul', secondFactor },
  });
  const people = [
    person('coding', 'TIM', 'tim@aulnes.example', false),
    person('coding', 'Médecin DIM', 'dim@aulnes.example', false),
    person('practice', 'Médecin généraliste', 'quere@tilleuls.example', true),
    person('practice', 'Secrétaire', 'jolivet@tilleuls.example', true),
  ];
  assert.deepEqual(firstSteps(people, new URL('http://localhost:3000/')), [
    'Patients, site public : http://localhost:3000/, sans compte',
    'Cabinet médical (Médecin généraliste) : http://localhost:3000/pro/agenda, quere@tilleuls.example / tilleul, puis un code du second facteur',
    'Codage (TIM) : http://localhost:3000/pro/codage, tim@aulnes.example / tilleul',
  ]);
});
