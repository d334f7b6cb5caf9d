import { deepEqual, equal, ok } from 'node:assert/strict';
import test from 'node:test';
import { patientsScene } from '../testing/scene.ts';

const TRAITS = {
  birthName: 'Cazaubon',
  birthFirstNames: 'Solène',
  birthDate: '1984-03-14',
  sex: 'F',
  birthPlaceCode: '75112',
} as const;

test('an identity climbs from provisional to qualified by paper and teleservice, and a strict trait takes it down', async (t) => {
  const scene = await patientsScene(t);
  const id = await scene.secretary.create({ birthName: 'Cazaubon', birthFirstNames: 'Solène' });
  const proof = (version: number) =>
    scene.secretary.call('POST', `/${id}/identity/proof`, { proof: 'identity-card', version });
  equal((await proof(1)).json['code'], 'patients.identity.incomplete');
  await scene.secretary.do('PATCH', `/${id}`, { version: 1, ...TRAITS });
  await proof(2);
  equal((await scene.secretary.file(id)).identity.status, 'validated');
  deepEqual(await scene.secretary.do('POST', `/${id}/identity/national`), { found: 'one', simulated: true });
  const qualified = await scene.secretary.file(id);
  deepEqual(
    [qualified.identity.status, qualified.identity.proof, qualified.identity.ins!.kind],
    ['qualified', 'identity-card', 'test'],
  );
  ok(/^28403751\d{7}$/.test(qualified.identity.ins!.matricule));
  // Another way to write the same name is no other trait.
  await scene.secretary.do('PATCH', `/${id}`, { version: 4, birthName: 'CAZAUBON', city: 'Valrive' });
  equal((await scene.secretary.file(id)).identity.status, 'qualified');
  await scene.secretary.do('PATCH', `/${id}`, { version: 5, birthDate: '1984-03-15' });
  deepEqual((await scene.secretary.file(id)).identity, {
    ...{ status: 'provisional', homonym: false, doubtful: false, fictitious: false, proof: null, ins: null },
  });
});

test('a doubtful identity is provisional until the doubt is lifted; a homonym keeps its status', async (t) => {
  const scene = await patientsScene(t);
  const id = await scene.secretary.create(TRAITS);
  const mark = (homonym: boolean, doubtful: boolean, version: number) =>
    scene.secretary.do('PUT', `/${id}/identity/attributes`, { homonym, doubtful, fictitious: false, version });
  await scene.secretary.do('POST', `/${id}/identity/proof`, { proof: 'passport', version: 1 });
  await mark(true, false, 2);
  equal((await scene.secretary.file(id)).identity.status, 'validated');
  await mark(true, true, 3);
  equal((await scene.secretary.file(id)).identity.status, 'provisional');
  const proof = await scene.secretary.call('POST', `/${id}/identity/proof`, { proof: 'passport', version: 4 });
  equal(proof.json['code'], 'patients.identity.doubtful');
});

test('in production a number of tests is refused, and two files never hold one number', async (t) => {
  const real = await patientsScene(t, { production: true });
  const id = await real.secretary.create(TRAITS);
  const refused = await real.secretary.call('POST', `/${id}/identity/national`);
  deepEqual([refused.status, refused.json['code']], [422, 'patients.ins.test-number']);
  equal((await real.secretary.file(id)).identity.status, 'provisional');
  const scene = await patientsScene(t);
  const one = await scene.secretary.create(TRAITS);
  const other = await scene.secretary.create(TRAITS);
  await scene.secretary.do('POST', `/${one}/identity/national`);
  const twice = await scene.secretary.call('POST', `/${other}/identity/national`);
  deepEqual([twice.status, twice.json['code']], [409, 'patients.ins.elsewhere']);
});

test('part of MAI-087 a consultation closed without a check is listed as identity not checked; a check keeps result, rights and author', async (t) => {
  const scene = await patientsScene(t);
  const id = await scene.secretary.create(TRAITS);
  const open = () => scene.quere.do<{ id: string }>('POST', `/${id}/consultations`, {});
  const unchecked = await open();
  const checked = await open();
  const wrong = await scene.quere.call('POST', `/consultations/${checked.id}/check`, {
    ...{ result: 'conform', proof: null, rights: 'up-to-date' },
  });
  equal(wrong.status, 422);
  await scene.quere.do('POST', `/consultations/${checked.id}/check`, {
    ...{ result: 'conform', proof: 'passport', rights: 'not-up-to-date' },
  });
  scene.clock.moveTo('2026-11-19T10:10:00Z');
  for (const { id: one } of [unchecked, checked]) await scene.quere.do('POST', `/consultations/${one}/close`);
  const { consultations } = await scene.secretary.do<{
    consultations: { id: string; identityNotChecked: boolean; patient: { name: string } }[];
  }>(...(['GET', '/consultations/not-checked'] as const));
  deepEqual(
    consultations.map((one) => [one.id, one.identityNotChecked, one.patient.name]),
    [[unchecked.id, true, 'Solène Cazaubon']],
  );
  const { consultations: all } = await scene.secretary.do<{ consultations: { id: string; check: object }[] }>(
    'GET',
    `/${id}/consultations`,
  );
  deepEqual(all.find((one) => one.id === checked.id)!.check, {
    ...{ result: 'conform', proof: 'passport', rights: 'not-up-to-date', companion: null },
    ...{ at: '2026-11-19T09:42:00Z', by: 'Dr Nolwenn Quéré' },
  });
  const late = await scene.quere.call('POST', `/consultations/${unchecked.id}/check`, {
    ...{ result: 'no-document', proof: null, rights: 'not-shown' },
  });
  equal(late.json['code'], 'patients.consultation.closed');
});

test('MAI-088 the check of a minor keeps the name and capacity of the parent who came', async (t) => {
  const scene = await patientsScene(t);
  const id = await scene.secretary.create({ ...TRAITS, birthFirstNames: 'Zélie', birthDate: '2025-11-02' });
  const file = await scene.secretary.do<{ companions: object[] }>('POST', `/${id}/companions`, {
    ...{ name: 'Œdipe d’Aubrac 🌻', capacity: 'guardian', phone: '0639984107' },
  });
  deepEqual(
    file.companions.map((one) => ({ ...one, id: undefined })),
    [{ id: undefined, name: 'Œdipe d’Aubrac 🌻', capacity: 'guardian', phone: '+33639984107' }],
  );
  const { id: visit } = await scene.quere.do<{ id: string }>('POST', `/${id}/consultations`, {});
  const { check } = await scene.quere.do<{ check: { companion: object } }>('POST', `/consultations/${visit}/check`, {
    ...{ result: 'conform', proof: 'family-book', rights: 'up-to-date' },
    companion: { name: 'Solène Cazaubon', capacity: 'parent' },
  });
  deepEqual(check.companion, { name: 'Solène Cazaubon', capacity: 'parent' });
});
