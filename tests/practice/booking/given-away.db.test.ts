import assert from 'node:assert/strict';
import test from 'node:test';
import { booked } from './acts.ts';
import { bookingScene, type BookingScene } from './scene.ts';
import { textOf } from './visitor-browser.ts';

const LINK = /http:\/\/localhost(\/r\/\S+)/;
const RIGHTS = ['patients.records.write', 'patients.merge'];

/** A visit that Anaïs took on line, and its link. */
async function taken(scene: BookingScene) {
  const { tilleuls } = scene;
  Object.assign(tilleuls.person, { permissions: [...tilleuls.person.permissions, ...RIGHTS] });
  const anais = await scene.visitor().signIn('anais@exemple.example');
  const id = await booked(anais, tilleuls);
  await scene.runner.idle();
  const link = LINK.exec(scene.mails.at(-1)!.text)![1]!;
  return { anais, id, link };
}

/** The practice gives a visit to another patient. @returns the patient */
async function give({ tilleuls, runner }: BookingScene, id: string, contact: object = {}): Promise<string> {
  const nina = { birthName: 'Imaginaire', birthFirstNames: 'Nina', birthDate: '1986-11-24', ...contact };
  const { id: patientId } = await tilleuls.pro('POST', '/api/patients', nina);
  const { version } = await tilleuls.pro('GET', `/api/agenda/appointments/${id}`);
  await tilleuls.pro('PATCH', `/api/agenda/appointments/${id}`, { version, patientId });
  await runner.idle();
  return String(patientId);
}

test('a visit given to another patient leaves the former account, its links and its mails', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const { anais, id, link } = await taken(scene);
  const form = new FormData();
  form.append('fichier', new Blob([new Uint8Array(Buffer.from('%PDF-1.4\n%%EOF'))]), 'bilan.pdf');
  assert.equal((await anais.upload(`/mes-rendez-vous/${id}/documents`, form)).statusCode, 303);
  await give(scene, id, { email: 'nina@exemple.example' });

  assert.match(textOf((await anais.get('/mes-rendez-vous')).body), /Aucun rendez-vous à venir/);
  const own = [
    await anais.get(`/mes-rendez-vous/${id}`),
    await anais.get(`/mes-rendez-vous/${id}/agenda.ics`),
    await anais.get(`/mes-rendez-vous/${id}/deplacer`),
    await anais.post(`/mes-rendez-vous/${id}/deplacer`, { debut: '2026-11-24T09:00:00Z' }),
    await anais.post(`/mes-rendez-vous/${id}/annuler`),
    await anais.get(link),
    await anais.get(`${link}/deplacer`),
    await anais.post(`${link}/confirmer`),
    await anais.post(`${link}/annuler`),
    await anais.post(`${link}/sans-rappel`),
  ];
  assert.deepEqual(
    own.map(({ statusCode }) => statusCode),
    own.map(() => 404),
  );
  const seen = await tilleuls.pro('GET', `/api/agenda/appointments/${id}`);
  assert.deepEqual([seen['state'], seen['startsAt']], ['booked', '2026-11-24T08:20:00Z']);

  // What follows is told to whom it is for now, by a link that opens.
  const moved = { version: seen['version'], startsAt: '2026-11-24T09:00:00Z' };
  await tilleuls.pro('POST', `/api/agenda/appointments/${id}/move`, moved);
  await scene.runner.idle();
  const last = scene.mails.at(-1)!;
  assert.deepEqual([last.kind, last.to], ['booking.moved', 'nina@exemple.example']);
  assert.equal((await scene.visitor().get(LINK.exec(last.text)![1]!)).statusCode, 200);

  // Whose it is finds it in their own account, without what the former patient had sent.
  const nina = await scene.visitor().signIn('nina@exemple.example', { prenom: 'Nina', nom: 'Imaginaire' });
  assert.match(textOf((await nina.post('/mes-rendez-vous/retrouver')).body), /1 rendez-vous retrouvé/);
  const page = textOf((await nina.get(`/mes-rendez-vous/${id}`)).body);
  assert.match(page, /24 novembre à 10 h 00/);
  assert.doesNotMatch(page, /bilan\.pdf/);
  const upload = await tilleuls.database.selectFrom('booking.uploads').select('id').executeTakeFirstOrThrow();
  const back = await nina.post(`/mes-rendez-vous/${id}/documents/${upload.id}/retirer`);
  assert.equal(back.statusCode, 404);
});

test('a booking belongs to the account that confirmed it, whoever signs in afterwards in the same browser', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const browser = await scene.visitor().signIn('anais@exemple.example');
  const body = { slug: tilleuls.slug, reasonId: tilleuls.consultation, startsAt: '2026-11-24T08:20:00Z' };
  const { requestId } = (await browser.api('POST', '/api/booking/holds', body)).json<{ requestId: string }>();
  const confirm = async () => {
    const { people } = (await browser.api('GET', '/api/accounts/people')).json<{ people: { id: string }[] }>();
    const asked = { slug: tilleuls.slug, requestId, personId: people[0]!.id };
    const answer = await browser.api('POST', '/api/booking/appointments', asked);
    return [answer.statusCode, answer.json<{ code?: string }>().code];
  };
  assert.deepEqual(
    [await confirm(), await confirm()],
    [
      [200, undefined],
      [200, undefined],
    ],
  );
  await browser.post('/deconnexion');
  await browser.signIn('zoe@exemple.example', { prenom: 'Zoé', nom: 'Inventée' });
  assert.deepEqual(await confirm(), [404, 'booking.request-not-found']);
  // Before the first answer is written, the second is no more theirs.
  await tilleuls.database.updateTable('booking.requests').set({ confirmed_at: null }).execute();
  assert.deepEqual(await confirm(), [404, 'booking.request-not-found']);
  const known = await scene.databases.commons.selectFrom('accounts.appointments').select('appointment_id').execute();
  assert.equal(known.length, 1);
  const files = await tilleuls.database.selectFrom('patients.patients').select('birth_name').execute();
  assert.deepEqual(files, [{ birth_name: 'Fictive' }]);
});

test('a visit whose file was merged, and one known before files were noted, stay in the account and behind their link', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const { anais, id, link } = await taken(scene);
  const { patient } = await tilleuls.pro('GET', `/api/agenda/appointments/${id}`);
  const own = (patient as { id: string }).id;
  const other = { birthName: 'Fictive', birthFirstNames: 'Anaïs', birthDate: '1986-11-24', evenIfAlike: true };
  const { id: kept } = await tilleuls.pro('POST', '/api/patients', other);
  await tilleuls.pro('POST', '/api/patients/merges', { keptId: kept, mergedId: own, keptVersion: 1, mergedVersion: 1 });
  await scene.runner.idle();
  const opened = async () => [
    (await anais.get(`/mes-rendez-vous/${id}`)).statusCode,
    (await scene.visitor().get(link)).statusCode,
  ];
  assert.deepEqual(await opened(), [200, 200]);
  await scene.databases.commons.updateTable('accounts.appointments').set({ patient_id: null }).execute();
  assert.deepEqual(await opened(), [200, 200]);
  await give(scene, id);
  assert.deepEqual(await opened(), [404, 404]);
});
