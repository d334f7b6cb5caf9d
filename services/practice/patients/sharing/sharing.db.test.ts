import { deepEqual, equal } from 'node:assert/strict';
import test from 'node:test';
import { patientsScene } from '../testing/scene.ts';

async function withDocuments(t: Parameters<typeof patientsScene>[0]) {
  const scene = await patientsScene(t);
  const id = await scene.secretary.create({ birthName: 'Ibarra', birthFirstNames: 'Solène', phone: '0639984107' });
  const files = ['bilan.txt', 'radio.txt'].map((name) => ({ name, content: `contenu de ${name}` }));
  const answer = await scene.secretary.form(`/${id}/documents`, files, { originalsKept: 'yes' });
  const documents = (answer.json['documents'] as { id: string; name: string }[]).toSorted((a, b) =>
    a.name.localeCompare(b.name),
  );
  const base = { addresseeId: scene.professionals.auffret, patientInformed: true, task: 'Avis sur le bilan' };
  const share = (given: object) => scene.secretary.call('POST', `/${id}/sharings`, given);
  return { scene, id, documents, base, share };
}

test('MAI-267 a sharing without a ground, or whose patient was not informed, is refused', async (t) => {
  const { scene, id, base, share } = await withDocuments(t);
  await scene.secretary.do('POST', `/${id}/care-team`, { professionalId: scene.professionals.auffret });
  const items = { identity: true };
  const refused = async (given: object) => {
    const { status, json } = await share(given);
    return [
      status,
      (json['errors'] as { field: string; message: string }[]).map(({ field, message }) => [field, message]),
    ];
  };
  deepEqual(await refused({ ...base, items }), [
    422,
    [['ground', 'Dites sur quel fondement : même équipe de soins, ou consentement du patient.']],
  ]);
  deepEqual(await refused({ ...base, items, ground: 'care-team', patientInformed: false }), [
    422,
    [['patientInformed', 'Le patient doit être informé de ce partage avant qu’il ait lieu.']],
  ]);
  equal((await share({ ...base, items, ground: 'care-team' })).status, 200);
});

test('part of MAI-268 outside the care team a sharing needs a consent in force; inside, information is enough', async (t) => {
  const { scene, id, base, share } = await withDocuments(t);
  const items = { identity: true };
  const code = async (given: object) => (await share({ ...base, items, ...given })).json['code'];
  equal(await code({ ground: 'care-team' }), 'patients.sharing.outside-team');
  equal(await code({ ground: 'consent' }), 'patients.sharing.consent');
  const { consents } = await scene.secretary.do<{ consents: { id: string }[] }>('POST', `/${id}/consents`, {
    ...{ subject: 'sharing', kind: 'consent', manner: 'written', purpose: 'Avis pédiatrique', givenOn: '2026-11-19' },
  });
  const consentId = consents[0]!.id;
  equal((await share({ ...base, items, ground: 'consent', consentId })).status, 200);
  await scene.secretary.do('POST', `/${id}/consents/${consentId}/withdraw`, { withdrawnOn: '2026-11-19' });
  equal(await code({ ground: 'consent', consentId }), 'patients.sharing.consent');
  await scene.secretary.do('POST', `/${id}/care-team`, { professionalId: scene.professionals.auffret });
  equal((await share({ ...base, items, ground: 'care-team' })).status, 200);
});

test('MAI-269 the addressee of a sharing is shown what was chosen and nothing else; nothing is by default', async (t) => {
  const { scene, id, documents, base, share } = await withDocuments(t);
  await scene.secretary.do('POST', `/${id}/care-team`, { professionalId: scene.professionals.auffret });
  const none = await share({ ...base, ground: 'care-team', items: {} });
  equal(none.json['code'], 'patients.sharing.empty');
  await share({ ...base, ground: 'care-team', items: { documents: [documents[0]!.id] } });
  const received = await scene.auffret.do<{ sharings: { id: string }[] }>('GET', '/shared');
  const sharing = {
    ...{ id: received.sharings[0]!.id, task: 'Avis sur le bilan', sharedAt: '2026-11-19T09:42:00Z' },
    ...{ sharedBy: 'Maïwenn Jolivet', identity: null, contact: null },
    documents: [{ id: documents[0]!.id, name: 'bilan.txt', kind: 'text', bytes: 20 }],
  };
  deepEqual(received.sharings, [sharing]);
  deepEqual(await scene.auffret.do('GET', `/shared/${sharing.id}`), sharing);
  const chosen = await scene.auffret.call('GET', `/shared/${sharing.id}/documents/${documents[0]!.id}`);
  deepEqual([chosen.status, chosen.body], [200, 'contenu de bilan.txt']);
  equal((await scene.auffret.call('GET', `/shared/${sharing.id}/documents/${documents[1]!.id}`)).status, 404);
  equal((await scene.roumegous.call('GET', `/shared/${sharing.id}`)).status, 404);
});

test('part of MAI-272 a ban set today closes what was shared yesterday, document and link', async (t) => {
  const { scene, id, documents, base, share } = await withDocuments(t);
  await scene.secretary.do('POST', `/${id}/care-team`, { professionalId: scene.professionals.auffret });
  await share({ ...base, ground: 'care-team', items: { identity: true, documents: [documents[0]!.id] } });
  const { sharings } = await scene.auffret.do<{ sharings: { id: string }[] }>('GET', '/shared');
  const link = `/shared/${sharings[0]!.id}`;
  const document = `${link}/documents/${documents[0]!.id}`;
  equal((await scene.auffret.call('GET', document)).status, 200);
  scene.clock.moveTo('2026-11-20T08:00:00Z');
  await scene.secretary.do('POST', `/${id}/oppositions`, {
    professionalId: scene.professionals.auffret,
    manner: 'telephone',
  });
  for (const path of [link, document]) {
    const answer = await scene.auffret.call('GET', path);
    deepEqual([answer.status, answer.json['code']], [403, 'patients.opposed'], path);
  }
  deepEqual((await scene.auffret.do<{ sharings: object[] }>('GET', '/shared')).sharings, []);
});

test('MAI-274 the register keeps subject, purpose, manner and both dates of a consent withdrawn', async (t) => {
  const { scene, id } = await withDocuments(t);
  const given = {
    subject: 'reminders',
    kind: 'consent',
    manner: 'oral',
    purpose: 'Rappels par SMS',
    givenOn: '2026-11-02',
  };
  const { consents } = await scene.secretary.do<{ consents: { id: string }[] }>('POST', `/${id}/consents`, given);
  const withdraw = (withdrawnOn: string) =>
    scene.quere.call('POST', `/${id}/consents/${consents[0]!.id}/withdraw`, { withdrawnOn });
  equal((await withdraw('2026-11-01')).status, 422);
  equal((await withdraw('2026-11-20')).status, 422);
  equal((await withdraw('2026-11-18')).status, 200);
  equal((await withdraw('2026-11-18')).json['code'], 'patients.consent.withdrawn');
  deepEqual(await scene.secretary.do('GET', `/${id}/consents`), {
    consents: [
      {
        ...{ id: consents[0]!.id, ...given, recordedAt: '2026-11-19T09:42:00Z', recordedBy: 'Maïwenn Jolivet' },
        ...{ withdrawnOn: '2026-11-18', withdrawnBy: 'Dr Nolwenn Quéré' },
      },
    ],
  });
});
