// Long because: every path to a patient is tried here by everyone a ban is against.
import { deepEqual, equal, ok } from 'node:assert/strict';
import test from 'node:test';
import type { TypedPatient } from '../api/patients.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { PatientsCaller } from '../testing/caller.ts';
import { contextFor } from '../testing/contexts.ts';
import { patientsScene, type PatientsScene } from '../testing/scene.ts';

const IBARRA = {
  ...{ birthName: 'Cazaubon', birthFirstNames: 'Solène', usedName: 'Ibarra', birthDate: '1984-03-14' },
  ...{ sex: 'F', phone: '0639984107', email: 'solene.ibarra@exemple.fr' },
} satisfies TypedPatient;

async function withPatient(t: Parameters<typeof patientsScene>[0]) {
  const scene = await patientsScene(t);
  const id = await scene.secretary.create(IBARRA);
  await scene.secretary.form(`/${id}/documents`, [{ name: 'bilan.txt', content: 'ferritine' }], {
    originalsKept: 'yes',
  });
  const { documents } = await scene.secretary.do<{ documents: { id: string }[] }>('GET', `/${id}/documents`);
  return { scene, id, documentId: documents[0]!.id };
}

/** Every path of the interface that shows or changes something of one file. */
function paths(id: string, documentId: string, scene: PatientsScene): [string, string, object?][] {
  const one = `/${id}`;
  return [
    ['GET', one],
    ['GET', `${one}/card`],
    ['PATCH', one, { version: 1, city: 'Valrive' }],
    ['POST', `${one}/companions`, { name: 'Paul', capacity: 'relative' }],
    ['DELETE', `${one}/companions/${newId()}`],
    ['POST', `${one}/coverages`, { kind: 'amc', organism: 'Mutuelle' }],
    ['DELETE', `${one}/coverages/${newId()}`],
    ['POST', `${one}/identity/proof`, { proof: 'passport', version: 1 }],
    ['PUT', `${one}/identity/attributes`, { homonym: true, doubtful: false, fictitious: false, version: 1 }],
    ['POST', `${one}/identity/national`],
    ['GET', `${one}/consultations`],
    ['POST', `${one}/consultations`, {}],
    ['GET', `${one}/documents`],
    ['GET', `${one}/documents/archive`],
    ['GET', `${one}/documents/${documentId}/file`],
    ['DELETE', `${one}/documents/${documentId}`],
    ['DELETE', `${one}/documents`],
    ['GET', `${one}/notes`],
    ['POST', `${one}/notes`, { text: 'Une note' }],
    ['GET', `${one}/timeline`],
    ['GET', `${one}/oppositions`],
    ['POST', `${one}/oppositions`, { professionalId: scene.professionals.auffret, manner: 'telephone' }],
    ['GET', `${one}/openings`],
    ['GET', `${one}/incapacity`],
    ['GET', `${one}/consents`],
    [
      'POST',
      `${one}/consents`,
      { subject: 'care', kind: 'information', manner: 'oral', purpose: 'x', givenOn: '2026-11-19' },
    ],
    ['POST', `${one}/consents/${newId()}/withdraw`, { withdrawnOn: '2026-11-19' }],
    ['GET', `${one}/care-team`],
    ['POST', `${one}/care-team`, { professionalId: scene.professionals.auffret }],
    ['DELETE', `${one}/care-team/${newId()}`],
    ['GET', `${one}/sharings`],
    ['DELETE', `${one}/sharings/${newId()}`],
    [
      ...(['POST', `${one}/sharings`] as const),
      {
        ...{ addresseeId: scene.professionals.auffret, ground: 'care-team', patientInformed: true, task: 'x' },
        items: { identity: true },
      },
    ],
  ];
}

async function refusals(caller: PatientsCaller, all: ReturnType<typeof paths>): Promise<string[]> {
  const open: string[] = [];
  for (const [method, path, body] of all) {
    const answer = await caller.call(method as 'GET', path, body);
    ok(!/Cazaubon|Ibarra|Solène|39984107/.test(answer.body), `${method} ${path} shows the patient`);
    if (answer.status !== 403 || answer.json['code'] !== 'patients.opposed')
      open.push(`${method} ${path} ${answer.status}`);
  }
  return open;
}

test('part of MAI-270 a ban against a professional closes every path of the file to them, whatever their rights', async (t) => {
  const { scene, id, documentId } = await withPatient(t);
  const given = {
    ground: 'care-team',
    patientInformed: true,
    task: 'Avis',
    items: { identity: true, documents: [documentId] },
  };
  await scene.secretary.do('POST', `/${id}/care-team`, { professionalId: scene.professionals.quere });
  await scene.secretary.do('POST', `/${id}/sharings`, { addresseeId: scene.professionals.quere, ...given });
  const { sharings } = await scene.quere.do<{ sharings: { id: string }[] }>('GET', '/shared');
  equal((await scene.quere.call('GET', `/${id}`)).status, 200);
  await scene.secretary.do('POST', `/${id}/oppositions`, {
    professionalId: scene.professionals.quere,
    manner: 'telephone',
  });

  // By the interface, in person, by the secretary who reads for them alone, by a program.
  for (const banned of [scene.quere, scene.ownSecretary, scene.program]) {
    deepEqual(await refusals(banned, paths(id, documentId, scene)), [], banned.person.name);
    deepEqual(await banned.search('ibarra'), [{ opposed: true, id }]);
    deepEqual(await banned.search('0639984107'), [{ opposed: true, id }]);
  }
  // By what had been shared, link and documents (MAI-272).
  const shared = `/shared/${sharings[0]!.id}`;
  const opened = [
    await scene.quere.call('GET', shared),
    await scene.quere.call('GET', `${shared}/documents/${documentId}`),
  ];
  deepEqual(
    opened.map(({ status, json }) => [status, json['code']]),
    [
      [403, 'patients.opposed'],
      [403, 'patients.opposed'],
    ],
  );
  deepEqual((await scene.quere.do<{ sharings: object[] }>('GET', '/shared')).sharings, []);
  // By the agenda and every other room: the port.
  const context = await contextFor(scene, scene.quere);
  deepEqual([...(await scene.module.patients.linesOf(context, [id]))], [[id, { opposed: true, id }]]);
  deepEqual(await scene.module.patients.search(context, 'cazaubon', 5), [{ opposed: true, id }]);
  const refused = await scene.module.patients.requireAccess(context, id).catch((error: Error) => error.message);
  equal(refused, 'Accès refusé par le patient : il s’oppose à ce que vous ouvriez son dossier. Rien n’en est montré.');
  // The others still care for the patient.
  equal((await scene.roumegous.file(id)).name, 'Solène Ibarra');
  equal((await scene.secretary.file(id)).name, 'Solène Ibarra');
});

test('a ban against everyone is lifted at the patient’s word; one against a professional not by that professional', async (t) => {
  const { scene, id } = await withPatient(t);
  const set = (professionalId: string | null) =>
    scene.secretary.do<{ id: string }>('POST', `/${id}/oppositions`, { professionalId, manner: 'in-person' });
  const against = await set(scene.professionals.quere);
  const own = await scene.quere.call('POST', `/${id}/oppositions/${against.id}/lift`, { manner: 'telephone' });
  deepEqual([own.status, own.json['code']], [403, 'patients.opposition.named']);
  const everyone = await set(null);
  equal((await scene.secretary.call('GET', `/${id}`)).json['code'], 'patients.opposed');
  deepEqual(await scene.secretary.do('GET', `/${id}/standing`), {
    ...{ access: 'banned', openUntil: null, liftable: [{ id: everyone.id, setAt: '2026-11-19T09:42:00Z' }] },
  });
  equal(
    (await scene.program.call('POST', `/${id}/oppositions/${everyone.id}/lift`, { manner: 'telephone' })).status,
    403,
  );
  await scene.secretary.do('POST', `/${id}/oppositions/${everyone.id}/lift`, { manner: 'letter' });
  equal((await scene.secretary.call('GET', `/${id}`)).status, 200);
  equal((await scene.quere.call('GET', `/${id}`)).status, 403);
});

test('MAI-271 a ban the patient sets in their account is felt at the next request, and lifted there only', async (t) => {
  const { scene, id } = await withPatient(t);
  const by = { accountId: scene.account.person.id, act: actOf(scene.account) };
  const person = { birthName: 'CAZAUBON', firstName: 'Solene', birthDate: '1984-03-14', verifiedEmail: null };
  const { accounts } = scene.module;
  equal(await accounts.joinByKnownContact(by, scene.organizationId, { ...person, verifiedPhone: null }), null);
  equal(
    await accounts.joinByKnownContact(by, scene.organizationId, { ...person, verifiedPhone: '+33600000001' }),
    null,
  );
  equal(await accounts.joinByKnownContact(by, scene.organizationId, { ...person, verifiedPhone: '+33639984107' }), id);
  const { files } = await scene.account.do<{ files: { id: string; patientId: string }[] }>('GET', '/own/files');
  deepEqual(
    files.map(({ patientId }) => patientId),
    [id],
  );
  const own = `/own/files/${files[0]!.id}`;

  equal((await scene.quere.call('GET', `/${id}`)).status, 200);
  const one = await scene.account.do<{ bans: { id: string }[] }>('POST', `${own}/bans`, {
    professionalId: scene.professionals.quere,
  });
  equal((await scene.quere.call('GET', `/${id}`)).json['code'], 'patients.opposed');
  equal((await scene.roumegous.call('GET', `/${id}`)).status, 200);
  const all = await scene.account.do<{ bans: { id: string; professionalId: string | null }[] }>('POST', `${own}/bans`, {
    professionalId: null,
  });
  const everyone = all.bans.find(({ professionalId }) => professionalId === null)!;
  equal((await scene.roumegous.call('GET', `/${id}`)).json['code'], 'patients.opposed');
  equal(
    (await scene.secretary.call('POST', `/${id}/oppositions/${everyone.id}/lift`, { manner: 'letter' })).status,
    404,
  );
  await scene.account.do('POST', `/own/bans/${everyone.id}/lift`);
  equal((await scene.roumegous.call('GET', `/${id}`)).status, 200);
  await scene.account.do('POST', `/own/bans/${one.bans[0]!.id}/lift`);
  equal((await scene.quere.call('GET', `/${id}`)).status, 200);
  // At the patient's word, the practice enters and lifts it too.
  const entered = await scene.secretary.do<{ id: string }>('POST', `/${id}/oppositions`, {
    professionalId: scene.professionals.quere,
    manner: 'in-person',
  });
  equal((await scene.quere.call('GET', `/${id}`)).json['code'], 'patients.opposed');
  await scene.secretary.do('POST', `/${id}/oppositions/${entered.id}/lift`, { manner: 'in-person' });
  equal((await scene.quere.call('GET', `/${id}`)).status, 200);
});

test('a ban outlives the account it was set in, and the practice then lifts it at the patient’s word', async (t) => {
  const { scene, id } = await withPatient(t);
  const by = { accountId: scene.account.person.id, act: actOf(scene.account) };
  const { accounts } = scene.module;
  const person = { birthName: 'Cazaubon', firstName: 'Solène', birthDate: '1984-03-14', verifiedEmail: null };
  await accounts.joinByKnownContact(by, scene.organizationId, { ...person, verifiedPhone: '+33639984107' });
  const [file] = await accounts.filesOf(by.accountId);
  const everyone = await accounts.setBan(by, file!.id, null);
  const named = await accounts.setBan(by, file!.id, scene.professionals.quere);
  const lift = (who: PatientsCaller, ban: string) =>
    who.call('POST', `/${id}/oppositions/${ban}/lift`, { manner: 'telephone' });
  equal((await lift(scene.secretary, everyone)).status, 404);

  await accounts.leave(by);
  // Nothing says any more whose account it was; the file is as closed as before.
  deepEqual(await scene.needs.commons.selectFrom('patients.account_files').selectAll().execute(), []);
  const bans = () =>
    scene.needs.commons
      .selectFrom('patients.account_oppositions')
      .select(['id', 'account_id', 'lifted_at', 'lifted_by_name', 'lifted_manner'])
      .orderBy('id')
      .execute();
  const standing = { account_id: null, lifted_at: null, lifted_by_name: null, lifted_manner: null };
  deepEqual(
    await bans(),
    [everyone, named].toSorted().map((ban) => ({ id: ban, ...standing })),
  );
  equal((await scene.secretary.call('GET', `/${id}`)).json['code'], 'patients.opposed');
  deepEqual(await scene.secretary.do('GET', `/${id}/standing`), {
    ...{ access: 'banned', openUntil: null, liftable: [{ id: everyone, setAt: '2026-11-19T09:42:00Z' }] },
  });

  equal((await lift(scene.secretary, everyone)).status, 204);
  equal((await scene.secretary.call('GET', `/${id}`)).status, 200);
  const own = await lift(scene.quere, named);
  deepEqual([own.status, own.json['code']], [403, 'patients.opposition.named']);
  equal((await lift(scene.program, named)).status, 403);
  const { oppositions } = await scene.secretary.do<{ oppositions: Record<string, unknown>[] }>(
    'GET',
    `/${id}/oppositions`,
  );
  deepEqual(
    oppositions.map((one) => [one['id'], one['accountClosed'], one['liftedBy']]).toSorted(),
    [
      [everyone, true, 'Maïwenn Jolivet'],
      [named, true, null],
    ].toSorted(),
  );
  equal((await lift(scene.secretary, named)).status, 204);
  equal((await scene.quere.call('GET', `/${id}`)).status, 200);
  deepEqual(
    (await bans()).map((one) => [one.lifted_at, one.lifted_by_name, one.lifted_manner]),
    [
      ['2026-11-19T09:42:00Z', 'Maïwenn Jolivet', 'telephone'],
      ['2026-11-19T09:42:00Z', 'Maïwenn Jolivet', 'telephone'],
    ],
  );
  const lines = await scene.database
    .selectFrom('audit.entries')
    .select(['action', 'actor_name'])
    .where('action', 'in', ['patients.account.parted', 'patients.opposition.lifted'])
    .orderBy('id')
    .execute();
  deepEqual(
    lines.map((line) => [line.action, line.actor_name]),
    [
      ['patients.account.parted', 'Solène Ibarra'],
      ['patients.opposition.lifted', 'Maïwenn Jolivet'],
      ['patients.opposition.lifted', 'Maïwenn Jolivet'],
    ],
  );
});

function actOf(caller: PatientsCaller) {
  return {
    actor: { kind: 'patient', id: caller.person.id, name: caller.person.name },
    ...{ origin: null, onBehalfOf: null },
  } as const;
}

test('MAI-275 every opening is in the log that the patient reads in their account: who, what, when', async (t) => {
  const { scene, id } = await withPatient(t);
  const by = { accountId: scene.account.person.id, act: actOf(scene.account) };
  const person = { birthName: 'Ibarra', firstName: 'Solène', birthDate: '1984-03-14', verifiedPhone: null };
  await scene.module.accounts.joinByKnownContact(by, scene.organizationId, {
    ...person,
    verifiedEmail: 'solene.ibarra@exemple.fr',
  });
  scene.clock.moveTo('2026-11-20T08:00:00Z');
  await scene.roumegous.file(id);
  await scene.roumegous.file(id);
  scene.clock.moveTo('2026-11-20T08:30:00Z');
  await scene.roumegous.do('GET', `/${id}/notes`);
  await scene.secretary.do('POST', `/${id}/oppositions`, {
    professionalId: scene.professionals.quere,
    manner: 'telephone',
  });
  scene.clock.moveTo('2026-11-20T09:00:00Z');
  await scene.quere.call('GET', `/${id}`);
  const { files } = await scene.account.do<{ files: { id: string }[] }>('GET', '/own/files');
  const { openings } = await scene.account.do<{ openings: object[] }>('GET', `/own/files/${files[0]!.id}/openings`);
  const line = (at: string, who: string, what: string) => ({
    ...{ id: undefined, at, who, by: 'person', what, despiteBan: false },
  });
  deepEqual(
    openings.map((one) => ({ ...one, id: undefined })),
    [
      line('2026-11-20T09:00:00Z', 'Dr Nolwenn Quéré', 'refused'),
      line('2026-11-20T08:30:00Z', 'Dr Bastien Roumégous', 'notes'),
      line('2026-11-20T08:00:00Z', 'Dr Bastien Roumégous', 'file'),
      line('2026-11-19T09:42:00Z', 'Maïwenn Jolivet', 'documents'),
    ],
  );
  // Nobody reads the log of a file that is not theirs.
  equal((await scene.account.call('GET', `/own/files/${newId()}/openings`)).status, 404);
});

test('a helper given fewer rights is no less banned: neither documents, notes nor the list are theirs', async (t) => {
  const { scene, id, documentId } = await withPatient(t);
  await scene.secretary.do('POST', `/${id}/notes`, { text: 'Une note' });
  await scene.secretary.do('POST', `/${id}/oppositions`, {
    professionalId: scene.professionals.quere,
    manner: 'telephone',
  });
  const { ownSecretary } = scene;
  Object.assign(ownSecretary.person, {
    permissions: ['practice.use', 'patients.documents.read', 'patients.notes.read'],
  });
  const answers = [
    await ownSecretary.call('GET', `/${id}/documents`),
    await ownSecretary.call('GET', `/${id}/documents/${documentId}/file`),
    await ownSecretary.call('GET', `/${id}/notes`),
  ];
  deepEqual(
    answers.map(({ status, json }) => [status, json['code']]),
    Array.from({ length: 3 }, () => [403, 'patients.opposed']),
  );
});

test('the whole list leaves by a professional or by who holds it for the practice, not by a right lent for one', async (t) => {
  const { scene, id } = await withPatient(t);
  const { ownSecretary, secretary, quere } = scene;
  for (const caller of [secretary, quere]) {
    const { status, body } = await caller.call('GET', '/export');
    deepEqual([status, body.includes('Cazaubon')], [200, true]);
  }
  const lent = await ownSecretary.call('GET', '/export');
  deepEqual([lent.status, lent.json['code']], [403, 'patients.export.lent']);
  Object.assign(secretary.person, { permissions: ['practice.use', 'patients.import'] });
  equal((await secretary.call('GET', `/${id}`)).json['code'], 'permission.missing');
  equal((await secretary.call('GET', '/export')).json['code'], 'permission.missing');
});

test('a ban of an account follows its file into the one it is merged into, and is lifted there', async (t) => {
  const { scene, id } = await withPatient(t);
  const by = { accountId: scene.account.person.id, act: actOf(scene.account) };
  const person = { birthName: 'Ibarra', firstName: 'Solène', birthDate: '1984-03-14', verifiedPhone: null };
  const proved = { ...person, verifiedEmail: 'solene.ibarra@exemple.fr' };
  await scene.module.accounts.joinByKnownContact(by, scene.organizationId, proved);
  const { files } = await scene.account.do<{ files: { id: string }[] }>('GET', '/own/files');
  await scene.account.do('POST', `/own/files/${files[0]!.id}/bans`, { professionalId: scene.professionals.quere });
  const kept = await scene.secretary.create({ birthName: 'Cazobon', birthFirstNames: 'Solène' });
  equal((await scene.quere.call('GET', `/${kept}`)).status, 200);
  const { mergeId } = await scene.roumegous.do<{ mergeId: string }>('POST', '/merges', {
    ...{ keptId: kept, mergedId: id, take: [] },
    keptVersion: (await scene.roumegous.file(kept)).version,
    mergedVersion: (await scene.roumegous.file(id)).version,
  });

  for (const [method, path] of [
    ['GET', `/${kept}`],
    ['GET', `/${id}`],
    ['POST', `/merges/${mergeId}/undo`],
  ] as const) {
    const { status, json } = await scene.quere.call(method, path);
    deepEqual([method, path, status, json['code']], [method, path, 403, 'patients.opposed']);
  }
  deepEqual(await scene.quere.search('cazobon'), [{ opposed: true, id: kept }]);
  const { oppositions } = await scene.roumegous.do<{ oppositions: { setBy: string }[] }>('GET', `/${kept}/oppositions`);
  deepEqual(
    oppositions.map(({ setBy }) => setBy),
    ['patient'],
  );
  const { bans } = await scene.account.do<{ bans: { id: string }[] }>('GET', '/own/bans');
  equal(bans.length, 1);
  await scene.account.do('POST', `/own/bans/${bans[0]!.id}/lift`);
  equal((await scene.quere.call('GET', `/${kept}`)).status, 200);
});
