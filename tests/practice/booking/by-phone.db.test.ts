import assert from 'node:assert/strict';
import test from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import { bookingScene } from './scene.ts';
import { plain, textOf } from './visitor-browser.ts';

test('MAI-089 a patient booked by telephone has no account; once their account proves who they are, the appointment is in it', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls, persons } = scene;
  const permissions = [...tilleuls.person.permissions, 'patients.records.write'];
  persons.splice(persons.indexOf(tilleuls.person), 1, { ...tilleuls.person, permissions });
  const { id: patientId } = await tilleuls.pro('POST', '/api/patients', {
    ...{ birthName: 'Fictive', birthFirstNames: 'Anaïs', birthDate: '1986-11-24', phone: '06 39 98 00 12' },
  });
  const id = newId();
  const visit = { resourceId: tilleuls.resourceId, reasonId: tilleuls.consultation, startsAt: '2026-11-24T09:00:00Z' };
  await tilleuls.pro('POST', '/api/agenda/appointments', { id, patientId, ...visit });
  await scene.runner.idle();
  const { commons } = scene.databases;
  const joined = () => commons.selectFrom('patients.account_files').select(['patient_id', 'proof']).execute();
  assert.deepEqual(await commons.selectFrom('accounts.accounts').select('id').execute(), []);
  const kept = await tilleuls.pro('GET', `/api/agenda/appointments/${id}`);
  assert.deepEqual([(kept['patient'] as { id: string }).id, kept['origin']], [patientId, 'practice']);

  // The same names and birth date, with an address the practice never heard of, prove nothing.
  const byMail = await scene.visitor().signIn('anais@exemple.example');
  const nothing = await byMail.post('/mes-rendez-vous/retrouver');
  assert.match(textOf(nothing.body), /Nous n’avons retrouvé aucun autre rendez-vous/);
  // The mobile that the practice noted, of somebody else.
  const other = await scene.visitor().signIn('06 39 98 00 12', { prenom: 'Zoé', nom: 'Fictive' });
  assert.match(textOf((await other.post('/mes-rendez-vous/retrouver')).body), /aucun autre rendez-vous/);
  assert.deepEqual(await joined(), []);
  assert.equal((await other.get(`/mes-rendez-vous/${id}`)).statusCode, 404);

  // At the desk she gives the address that her account proved.
  await tilleuls.pro('PATCH', `/api/patients/${String(patientId)}`, { version: 1, email: 'anais@exemple.example' });
  const found = await byMail.post('/mes-rendez-vous/retrouver');
  assert.match(
    plain(textOf(found.body)),
    /1 rendez-vous retrouvé : dans la liste ci-dessous\. Mes rendez-vous .*Mardi 24 novembre à 10 h 00 Dr Nolwenn Quéré/,
  );
  assert.deepEqual(await joined(), [{ patient_id: patientId, proof: 'known-contact' }]);
  await byMail.go(`/mes-rendez-vous/${id}/annuler`);
  assert.equal((await tilleuls.pro('GET', `/api/agenda/appointments/${id}`))['state'], 'cancelled');
});
