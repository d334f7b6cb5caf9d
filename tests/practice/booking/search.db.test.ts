import assert from 'node:assert/strict';
import test from 'node:test';
import { booked, results, TUESDAY_920 } from './acts.ts';
import { bookingScene } from './scene.ts';
import { textOf } from './visitor-browser.ts';

test('MAI-079 anyone searches by name, speciality and place, alone or together, and tolerates spelling', async (t) => {
  const scene = await bookingScene(t);
  const names = async (query: string) => (await results(scene, query)).map(({ name }) => name).toSorted();
  const [quere, embrunel] = ['Dr Nolwenn Quéré', 'Dr Soizic Embrunel'];
  assert.deepEqual(await names(''), [quere, embrunel]);
  assert.deepEqual(await names('quoi=dermatologue'), [embrunel]);
  assert.deepEqual(await names('quoi=dermatolgue'), [embrunel]);
  assert.deepEqual(await names('quoi=quere'), [quere]);
  assert.deepEqual(await names('quoi=Dr%20Embrunnel'), [embrunel]);
  assert.deepEqual(await names('ou=quimper'), [embrunel]);
  assert.deepEqual(await names('ou=Valrive'), [quere]);
  assert.deepEqual(await names('quoi=dermatologue&ou=quimper'), [embrunel]);
  assert.deepEqual(await names('quoi=dermatologue&ou=valrive'), []);
  assert.deepEqual(await names('quoi=dermatologue%20embrunel&ou=29000'), [embrunel]);
  assert.deepEqual(await names('quoi=dermatologue&ou=valrive&km=50'), [embrunel]);
  assert.deepEqual(await names('ou=nulle-part-sur-mer-xyz'), []);
  const page = textOf((await scene.visitor().get('/recherche?quoi=dermatologue&ou=quimper')).body);
  assert.match(page, /1 dermatologue Par date/);
  assert.match(page, /Dr Soizic Embrunel Dermatologue, accès fauteuil/);
});

test('MAI-081 the free times are real, with the camera sign for video, and one just booked is gone', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const video = '00000000-0000-7000-8000-00000000000a';
  await tilleuls.pro('POST', '/api/agenda/reasons', {
    ...{ id: video, name: 'Vidéo', publicName: 'Consultation en vidéo', minutes: 20, place: 'video' },
    ...{ resourceIds: [tilleuls.resourceId], online: 'everybody' },
  });
  await tilleuls.pro('POST', '/api/agenda/openings', {
    ...{ id: '00000000-0000-7000-8000-00000000000b', resourceId: tilleuls.resourceId, siteId: tilleuls.siteId },
    ...{ starts: '18:00', ends: '18:40', places: ['video'], when: { kind: 'once', day: '2026-11-24' } },
  });
  await scene.runner.idle();
  const tuesday = async () => (await results(scene, 'quoi=quere&jour=2026-11-24'))[0]!.days[0]!;
  const { site, video: seen } = await tuesday();
  assert.deepEqual(
    [site.length, site[0], seen],
    [9, '2026-11-24T08:00:00Z', ['2026-11-24T17:00:00Z', '2026-11-24T17:20:00Z']],
  );
  const page = await scene.visitor().get('/recherche?quoi=quere&jour=2026-11-24');
  assert.equal(
    [...page.body.matchAll(/aria-label="En vidéo,"/g)].length,
    0,
    'more than three times: only the first two show',
  );
  const own = await scene.visitor().get(`/praticien/${tilleuls.slug}?motif=${video}`);
  assert.equal([...own.body.matchAll(/aria-label="En vidéo,"/g)].length, 2);
  await booked(await scene.visitor().signIn('a@exemple.example'), tilleuls);
  await scene.runner.idle();
  assert.deepEqual((await tuesday()).site.includes(TUESDAY_920), false);
  const refreshed = await scene
    .visitor()
    .get(`/praticien/${tilleuls.slug}?motif=${tilleuls.consultation}&jour=2026-11-24`);
  assert.equal(refreshed.body.includes(TUESDAY_920), false);
});

test('MAI-067 under the initial offer there is no booking button, and the interface answers that it is not open', async (t) => {
  const scene = await bookingScene(t, { plan: 'initial' });
  const { tilleuls } = scene;
  const page = await scene.visitor().get(`/praticien/${tilleuls.slug}`);
  assert.equal(page.statusCode, 200);
  assert.match(textOf(page.body), /ne prend pas de rendez-vous en ligne/);
  assert.doesNotMatch(page.body.slice(page.body.indexOf('<main')), /<button|class="time/);
  const answer = await scene
    .visitor()
    .api('POST', '/api/booking/holds', { slug: tilleuls.slug, reasonId: tilleuls.consultation, startsAt: TUESDAY_920 });
  assert.deepEqual([answer.statusCode, answer.json<{ code: string }>().code], [409, 'agenda.not-open-online']);
  assert.deepEqual(await results(scene, 'quoi=quere'), []);
});
