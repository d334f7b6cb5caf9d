import { deepEqual, equal, ok } from 'node:assert/strict';
import test from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import { patientsScene } from '../testing/scene.ts';

test('a file keeps names of 200 characters, apostrophes and emoji, and is found by them', async (t) => {
  const scene = await patientsScene(t);
  const long = `${'Anne-Œdipe '.repeat(18)}L’🌻`.slice(0, 200);
  const id = await scene.secretary.create({
    ...{ birthName: 'O’Brian-d’Alençon', birthFirstNames: long, phone: '06 39 98 41 07', email: 'Anne@Exemple.FR' },
    alert: 'Malentendante : appeler de face 🌻',
  });
  const file = await scene.secretary.file(id);
  deepEqual(
    [file.birthName, file.birthFirstNames, file.phone, file.email, file.alert, file.version, file.phoneState],
    [
      'O’Brian-d’Alençon',
      long.trim(),
      '+33639984107',
      'anne@exemple.fr',
      'Malentendante : appeler de face 🌻',
      1,
      'good',
    ],
  );
  const found = await scene.secretary.search("o'brian alencon");
  deepEqual(
    found.map((line) => line.id),
    [id],
  );
  const tooLong = await scene.secretary.call('POST', '', { birthName: 'x'.repeat(201), birthFirstNames: 'Y' });
  deepEqual(
    [tooLong.status, (tooLong.json['errors'] as object[])[0]],
    [422, { field: 'birthName', rule: 'too_big', message: 'Deux cents caractères au plus.' }],
  );
});

test('a birth to come is refused, in a new file and in one that is changed, and today is not', async (t) => {
  const { secretary } = await patientsScene(t);
  const names = { birthName: 'Ibarra', birthFirstNames: 'Solène' };
  const id = await secretary.create({ ...names, birthDate: '2026-11-19' });
  const refused = [
    await secretary.call('POST', '', { ...names, birthDate: '2026-11-20', evenIfAlike: true }),
    await secretary.call('PATCH', `/${id}`, { version: 1, birthDate: '2031-03-12' }),
  ];
  const errors = [{ field: 'birthDate', rule: 'past', message: 'Cette date est à venir : vérifiez l’année.' }];
  deepEqual(
    refused.map(({ status, json }) => [status, json['code'], json['errors']]),
    [
      [422, 'patients.birth-to-come', errors],
      [422, 'patients.birth-to-come', errors],
    ],
  );
  equal((await secretary.file(id)).birthDate, '2026-11-19');
});

test('two people who change a file at once: the second is told and nothing is overwritten', async (t) => {
  const scene = await patientsScene(t);
  const id = await scene.secretary.create({ birthName: 'Ibarra', birthFirstNames: 'Solène' });
  await scene.quere.do('PATCH', `/${id}`, { version: 1, city: 'Valrive' });
  const late = await scene.secretary.call('PATCH', `/${id}`, { version: 1, city: 'Ailleurs' });
  deepEqual(
    [late.status, late.json['code'], (await scene.quere.file(id)).city],
    [409, 'patients.changed-meanwhile', 'Valrive'],
  );
});

test('free text of a file and numbers of cover are nowhere in clear in the database', async (t) => {
  const scene = await patientsScene(t);
  const id = await scene.secretary.create({ birthName: 'Ibarra', birthFirstNames: 'Solène', alert: 'Malentendante' });
  await scene.secretary.do('POST', `/${id}/coverages`, {
    kind: 'amo',
    organism: 'Caisse de Valrive',
    number: '284037512000591',
  });
  const file = await scene.secretary.file(id);
  deepEqual(
    file.coverages.map(({ number }) => number),
    ['284037512000591'],
  );
  const [patients, covers] = [
    await scene.database.selectFrom('patients.patients').selectAll().execute(),
    await scene.database.selectFrom('patients.coverages').selectAll().execute(),
  ];
  const raw = JSON.stringify([patients, covers], (_, value: unknown) =>
    Buffer.isBuffer(value) ? value.toString('latin1') : value,
  );
  ok(!raw.includes('Malentendante') && !raw.includes('284037512000591'));
});

test('MAI-116 a number that the carrier refused is marked to correct on the page, until another is given', async (t) => {
  const scene = await patientsScene(t);
  const wrong = await scene.secretary.call('POST', '', {
    birthName: 'Ibarra',
    birthFirstNames: 'S',
    phone: '06 39',
    email: 'x@',
  });
  deepEqual(
    [wrong.status, (wrong.json['errors'] as { field: string }[]).map(({ field }) => field)],
    [422, ['phone', 'email']],
  );
  const id = await scene.secretary.create({ birthName: 'Ibarra', birthFirstNames: 'Solène', phone: '0639984107' });
  const act = { actor: { kind: 'system', id: null, name: 'reminders' }, origin: null, onBehalfOf: null } as const;
  const refuse = (phone: string) =>
    scene.database
      .transaction()
      .execute((transaction) =>
        scene.module.patients.contactRefused(transaction, { act, now: scene.clock.now() }, id, { phone }),
      );
  await refuse('+33600000000');
  equal((await scene.secretary.file(id)).phoneState, 'good');
  await refuse('+33639984107');
  equal((await scene.secretary.file(id)).phoneState, 'to-correct');
  deepEqual(
    (await scene.secretary.search('ibarra')).map((line) => !line.opposed && line.phoneState),
    ['to-correct'],
  );
  equal((await scene.module.patients.reachable(scene, id)).smsTo, null);
  const corrected = await scene.secretary.do<{ phoneState: string }>('PATCH', `/${id}`, {
    version: 1,
    phone: '06 39 98 41 08',
  });
  equal(corrected.phoneState, 'good');
  scene.clock.moveTo('2027-11-20T09:00:00Z');
  equal((await scene.secretary.file(id)).phoneState, 'to-check');
  await scene.secretary.do('PATCH', `/${id}`, { version: 2, contactConfirmed: true });
  equal((await scene.secretary.file(id)).phoneState, 'good');
});

test('a file asked for twice by the same press is opened once, whether or not another looks the same', async (t) => {
  const { secretary } = await patientsScene(t);
  const typed = { birthName: 'Ibarra', birthFirstNames: 'Solène', birthDate: '1984-03-14' };
  const asked = (id: string, evenIfAlike: boolean) => secretary.do('POST', '', { ...typed, id, evenIfAlike });
  const [first, other] = [newId(), newId()];
  const answers = [
    ...(await Promise.all([asked(first, false), asked(first, false)])),
    ...(await Promise.all([asked(other, true), asked(other, true)])),
  ];
  deepEqual(
    answers,
    [first, first, other, other].map((id) => ({ id, alike: [] })),
  );
  const found = await secretary.search('ibarra solène');
  deepEqual(found.map(({ id }) => id).toSorted(), [first, other].toSorted());
});
