import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { as, type TestPerson } from '#platform/http/testing.ts';
import { newId } from '#platform/kernel/ids.ts';
import { attach } from './acts.ts';
import { bookingScene, type ScenePractice } from './scene.ts';
import { textOf, type VisitorBrowser } from './visitor-browser.ts';

const TUESDAY_920 = '2026-11-24T08:20:00Z';
const HONEST = 'Venez à jeun depuis la veille au soir. Apportez vos lunettes.';

/** Goes to the last step before confirming. */
async function lastStep(browser: VisitorBrowser, { slug, consultation }: ScenePractice, debut = TUESDAY_920) {
  const { at } = await browser.go(`/rendez-vous/${slug}/garder`, { motif: consultation, debut });
  const address = `/rendez-vous/${slug}/${/garde=([0-9a-f-]{36})/.exec(at)![1]!}`;
  const personne = /name="personne"\s+value="([0-9a-f-]{36})"/.exec((await browser.get(address)).body)![1]!;
  return { address, page: await browser.go(`${address}/pour`, { personne }) };
}

test('MAI-104 MAI-105 MAI-106 a document of a reason is shown before the confirmation, opened there, and travels with the mail unchanged', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const other = '00000000-0000-7000-8000-0000000000aa';
  await tilleuls.pro('POST', '/api/agenda/reasons', {
    id: other,
    name: 'Autre',
    minutes: 20,
    resourceIds: [tilleuls.resourceId],
    online: 'everybody',
  });
  const attached = await attach(scene, tilleuls, HONEST);
  assert.deepEqual([attached.status, attached.json.state, attached.json.heldFor], [200, 'published', null]);
  const browser = await scene.visitor().signIn('anais@exemple.example');
  const { address, page } = await lastStep(browser, tilleuls);
  assert.match(textOf(page.body), /À savoir, à apporter Carte Vitale et ordonnances en cours\. Préparation/);
  const link = `/praticien/${tilleuls.slug}/documents/${attached.json.id}`;
  assert.equal((await scene.visitor().get(link)).body, HONEST);
  const elsewhere = await browser.get(`/praticien/${tilleuls.slug}?motif=${other}`);
  assert.doesNotMatch(textOf(elsewhere.body), /Préparation/);
  scene.mails.length = 0;
  await browser.go(`${address}/confirmer`);
  await scene.runner.idle();
  const hashes = scene.mails
    .at(-1)!
    .attachments.map(({ name, content }) => [name, createHash('sha256').update(content).digest('hex')]);
  assert.deepEqual(hashes.slice(1), [['preparation.txt', createHash('sha256').update(HONEST).digest('hex')]]);
});

test('MAI-108 a document with a well-formed health insurance number, or a patient’s name, is held with its reason', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const numbered = await attach(
    scene,
    tilleuls,
    'Assuré 1 86 11 29 232 001 47, à jeun.'.replace('47', key('1861129232001')),
  );
  assert.deepEqual([numbered.json.state, numbered.json.heldFor], ['held', 'health-number']);
  const wrong = await attach(
    scene,
    tilleuls,
    `Dossier 1861129232001${String(98 - Number(key('1861129232001'))).padStart(2, '0')}.`,
  );
  assert.equal(wrong.json.state, 'published');
  const browser = await scene.visitor().signIn('b@exemple.example', { prenom: 'Zoé', nom: 'Inventée' });
  const { address } = await lastStep(browser, tilleuls, '2026-11-24T09:20:00Z');
  await browser.go(`${address}/confirmer`);
  const named = await attach(scene, tilleuls, 'Comme pour Mme INVENTEE Zoe, venez à jeun.');
  assert.deepEqual([named.json.state, named.json.heldFor], ['held', 'patient-name']);
  const shown = await scene.visitor().get(`/praticien/${tilleuls.slug}/documents/${named.json.id}`);
  assert.equal(shown.statusCode, 404);
});

test('MAI-280 wording that refuses patients is refused with its rule in profile, reasons, places, asked documents, titles and attached documents', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const { consultation } = tilleuls;
  const rule = /CSS.*AME.*L\. 1110-3/;
  const refused = async (method: 'POST' | 'PUT' | 'PATCH', url: string, body: object) => {
    const answer = await scene.server.inject({ method, url, headers: as(tilleuls.person), payload: body });
    const { code, errors } = answer.json<{ code: string; errors: { field: string; message: string }[] }>();
    assert.deepEqual([answer.statusCode, code], [422, 'wording.discriminatory'], `${url}: ${answer.body}`);
    for (const { message } of errors) assert.match(message, rule);
    return errors.map(({ field }) => field);
  };
  const profile = {
    ...{ presentation: 'AME patients not accepted', languages: [], access: [], paymentMeans: [], sector: null },
    ...{ tariffs: [{ label: 'Consultation, CMU refusée', fromCents: 3000, toCents: null }], video: false },
  };
  assert.deepEqual(await refused('PUT', `/api/directory/profiles/${tilleuls.professionalId}`, profile), [
    ...['presentation', 'tariffs.0.label'],
  ]);
  const reason = `/api/agenda/reasons/${consultation}`;
  assert.deepEqual(await refused('PATCH', reason, { instructions: 'AME patients not accepted' }), ['instructions']);
  assert.deepEqual(await refused('PATCH', reason, { name: 'Hors CMU', publicName: 'Visite (CSS refusée)' }), [
    ...['name', 'publicName'],
  ]);
  const another = { id: newId(), name: 'Bilan, pas de CMU', minutes: 20, resourceIds: [tilleuls.resourceId] };
  assert.deepEqual(await refused('POST', '/api/agenda/reasons', another), ['name']);
  const room = { id: newId(), kind: 'room', name: 'Salle, CMU refusée', siteId: tilleuls.siteId };
  assert.deepEqual(await refused('POST', '/api/agenda/resources', room), ['name']);
  const [site] = await tilleuls.database.selectFrom('professionals.sites').selectAll().execute();
  const place = {
    ...{ name: 'Cabinet (pas d’AME)', addressLine: null, postalCode: null, city: site!.city, inseeCode: null },
    ...{ latitude: null, longitude: null, phone: null, wheelchairAccess: null },
  };
  assert.deepEqual(await refused('POST', '/api/professionals/sites', place), ['name']);
  const requested = [
    { label: 'Carte Vitale', purpose: 'Vos droits' },
    { label: 'Attestation', purpose: 'Je ne prends pas les patients CMU' },
  ];
  const asked = `/api/booking/reasons/${consultation}/requested`;
  assert.deepEqual(await refused('PUT', asked, { requested }), ['requested.1.purpose']);

  const cut = 'Venez à jeun depuis la veille.\nLe cabinet n’accepte pas les\nbénéficiaires de la CSS, merci.';
  for (const [text, title] of [
    [cut, 'Préparation'],
    [HONEST, 'AME refusée'],
  ] as const) {
    const answer = await attach(scene, tilleuls, text, { title, confirmed: 'yes' });
    assert.deepEqual([answer.status, answer.json.code], [422, 'wording.discriminatory']);
  }
  const { documents } = await tilleuls.pro('GET', `/api/booking/reasons/${consultation}/papers`);
  assert.deepEqual(documents, []);
  assert.deepEqual(await tilleuls.database.selectFrom('documents.objects').select('id').execute(), []);
  await tilleuls.pro('PATCH', reason, { instructions: 'CSS et AME acceptées, sans avance de frais.' });
  assert.equal(
    (await attach(scene, tilleuls, 'Vous relevez de la CSS ou de l’AME ?\nApportez votre carte.')).status,
    200,
  );
});

test('MAI-110 a document may be asked of patients only with its purpose, which they read', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const url = `/api/booking/reasons/${tilleuls.consultation}/requested`;
  const put = (requested: object[]) =>
    scene.server.inject({ method: 'PUT', url, headers: as(tilleuls.person), payload: { requested } });
  assert.equal((await put([{ label: 'Dernier bilan sanguin', purpose: ' ' }])).statusCode, 422);
  assert.equal((await put([{ label: 'Dernier bilan sanguin' }])).statusCode, 422);
  assert.equal((await put([{ label: 'Dernier bilan sanguin', purpose: 'suivre le traitement' }])).statusCode, 204);
  const page = await scene.visitor().get(`/praticien/${tilleuls.slug}?motif=${tilleuls.consultation}`);
  assert.match(textOf(page.body), /Dernier bilan sanguin pour : suivre le traitement/);
});

test('MAI-111 a patient sends a document for an appointment and takes it back: the professional sees it, then no more', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const browser = await scene.visitor().signIn('anais@exemple.example');
  const { address } = await lastStep(browser, tilleuls);
  const { at } = await browser.go(`${address}/confirmer`);
  const visit = at.split('?')[0]!;
  const form = new FormData();
  form.append('fichier', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), 'ordonnance d’été.pdf');
  const sent = await browser.upload(`${visit}/documents`, form);
  assert.equal(sent.statusCode, 303, textOf(sent.body));
  const page = await browser.get(visit);
  assert.match(textOf(page.body), /ordonnance d’été\.pdf Retirer/);
  const appointmentId = /[0-9a-f-]{36}/.exec(visit)![0];
  const seen = () => tilleuls.pro('GET', `/api/booking/appointments/${appointmentId}/documents`);
  const { documents } = (await seen()) as { documents: { id: string; name: string }[] };
  assert.deepEqual(
    documents.map(({ name }) => name),
    ['ordonnance d’été.pdf'],
  );
  const id = /documents\/([0-9a-f-]{36})\/retirer/.exec(page.body)![1]!;
  await browser.go(`${visit}/documents/${id}/retirer`);
  assert.doesNotMatch(textOf((await browser.get(visit)).body), /ordonnance d’été/);
  assert.deepEqual(await seen(), { documents: [] });
  assert.deepEqual(await tilleuls.database.selectFrom('booking.uploads').selectAll().execute(), []);
  assert.deepEqual(await tilleuls.database.selectFrom('documents.objects').selectAll().execute(), []);
});

test('who sets the reasons of one professional neither publishes, decides nor asks documents of another', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const { json } = await attach(scene, tilleuls, 'Comme pour le 1 86 11 29 232 001 ' + key('1861129232001'));
  assert.equal(json.state, 'held');
  const colleague: TestPerson = {
    ...{ ...tilleuls.person, id: newId(), name: 'Dr Bastien Roumégous' },
    professionals: ['00000000-0000-7000-8000-0000000000bb'],
  };
  scene.persons.push(colleague);
  // What is held back may be a patient's: nobody else reads it, and who does is written.
  const content = `/api/booking/documents/${json.id}/content`;
  const looked = await scene.server.inject({ method: 'GET', url: content, headers: as(colleague) });
  assert.deepEqual([looked.statusCode, looked.json<{ code: string }>().code], [403, 'permission.missing']);
  const own = await scene.server.inject({ method: 'GET', url: content, headers: as(tilleuls.person) });
  const reads = tilleuls.database.selectFrom('audit.entries').select('actor_name');
  assert.deepEqual(
    [own.statusCode, await reads.where('action', '=', 'booking.paper.read').execute()],
    [200, [{ actor_name: 'Dr Nolwenn Quéré' }]],
  );
  const published = await attach(scene, { ...tilleuls, person: colleague }, HONEST);
  assert.deepEqual([published.status, published.json.code], [403, 'permission.missing']);
  const requested = { requested: [{ label: 'Carte', purpose: 'rien' }] };
  for (const [method, url, payload] of [
    ['POST', `/api/booking/documents/${json.id}/published`, undefined],
    ['POST', `/api/booking/documents/${json.id}/withdrawn`, undefined],
    ['PUT', `/api/booking/reasons/${tilleuls.consultation}/requested`, requested],
  ] as const) {
    const body = payload === undefined ? {} : { payload };
    const answer = await scene.server.inject({ method, url, headers: as(colleague), ...body });
    assert.deepEqual([answer.statusCode, answer.json<{ code: string }>().code], [403, 'permission.missing'], url);
  }
  const papers = await tilleuls.pro('GET', `/api/booking/reasons/${tilleuls.consultation}/papers`);
  const held = { id: json.id, title: 'Préparation', state: 'held', heldFor: 'health-number', suspended: false };
  assert.deepEqual(papers, { documents: [held], requested: [] });
  const url = `/api/booking/documents/${json.id}/published`;
  // Whoever published does not read it again under another name; who bears the same name does.
  Object.assign(tilleuls.person, { name: 'Dr Nolwenn Quéré-Kerleau' });
  const again = await scene.server.inject({ method: 'POST', url, headers: as(tilleuls.person) });
  assert.deepEqual([again.statusCode, again.json<{ code: string }>().code], [409, 'booking.same-eyes']);
  const second: TestPerson = {
    ...{ ...tilleuls.person, id: newId(), name: 'Dr Nolwenn Quéré' },
    professionals: [tilleuls.professionalId],
  };
  scene.persons.push(second);
  assert.equal((await scene.server.inject({ method: 'POST', url, headers: as(second) })).statusCode, 204);
});

test('what a patient sent stays closed to whoever they ban, even once the visit is nobody’s', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const browser = await scene.visitor().signIn('anais@exemple.example');
  const { address } = await lastStep(browser, tilleuls);
  const visit = (await browser.go(`${address}/confirmer`)).at.split('?')[0]!;
  const form = new FormData();
  form.append('fichier', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), 'ordonnance.pdf');
  await browser.upload(`${visit}/documents`, form);
  const appointmentId = /[0-9a-f-]{36}/.exec(visit)![0];
  const url = `/api/booking/appointments/${appointmentId}/documents`;
  const { documents } = (await tilleuls.pro('GET', url)) as { documents: { id: string }[] };
  const { patient_id: patientId, version } = await tilleuls.database
    .selectFrom('agenda.appointments')
    .select(['patient_id', 'version'])
    .where('id', '=', appointmentId)
    .executeTakeFirstOrThrow();
  const ban = {
    ...{ id: newId(), patient_id: patientId!, professional_id: null, manner: 'telephone', set_by_name: 'Accueil' },
    set_at: '2026-11-01T08:00:00Z',
  };
  await tilleuls.database.insertInto('patients.oppositions').values(ban).execute();
  const call = async (method: 'GET' | 'PATCH', at: string, payload?: object) => {
    const body = payload === undefined ? {} : { payload };
    const answer = await scene.server.inject({ method, url: at, headers: as(tilleuls.person), ...body });
    return [answer.statusCode, answer.json<{ code: string }>().code];
  };
  const parted = await call('PATCH', `/api/agenda/appointments/${appointmentId}`, { version, patientId: null });
  assert.deepEqual(parted, [403, 'agenda.patient-closed']);
  const without = { patient_id: null };
  await tilleuls.database.updateTable('agenda.appointments').set(without).where('id', '=', appointmentId).execute();
  for (const at of [url, `${url}/${documents[0]!.id}`]) {
    assert.deepEqual(await call('GET', at), [403, 'patients.opposed']);
  }
});

/** The key of thirteen digits. */
function key(number: string): string {
  return String(97n - (BigInt(number) % 97n)).padStart(2, '0');
}
