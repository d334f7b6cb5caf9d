import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { as } from '#platform/http/testing.ts';
import { newId } from '#platform/kernel/ids.ts';
import { booked, results } from './acts.ts';
import { bookingScene, type ScenePractice } from './scene.ts';
import { plain, textOf } from './visitor-browser.ts';

const scene = await bookingScene({ after });
const { tilleuls, embruns, runner, mails } = scene;
const anais = await scene.visitor().signIn('anais@exemple.example');

/** What the practice does to an appointment, as it stands. */
async function act({ pro }: ScenePractice, id: string, name: string, body: object = {}) {
  const { version } = await pro('GET', `/api/agenda/appointments/${id}`);
  const done = await pro('POST', `/api/agenda/appointments/${id}/${name}`, { version, ...body });
  await runner.idle();
  return done;
}

/** Times of a professional that the public search offers on Tuesday 24 November. */
async function offered(query: string): Promise<readonly string[]> {
  const [found] = await results(scene, `${query}&jour=2026-11-24`);
  return found!.days[0]!.site;
}

test('MAI-073 the professional moves an appointment and the patient reads the old and the new time in one message', async () => {
  const id = await booked(anais, tilleuls, '2026-11-24T08:20:00Z');
  await runner.idle();
  mails.length = 0;
  const moved = await act(tilleuls, id, 'move', { startsAt: '2026-12-01T10:00:00Z' });
  assert.deepEqual([moved['id'], moved['startsAt'], moved['state']], [id, '2026-12-01T10:00:00Z', 'booked']);
  const [mail, ...others] = mails;
  assert.deepEqual([mail!.to, others], ['anais@exemple.example', []]);
  assert.equal(plain(mail!.subject), 'Rendez-vous déplacé : mardi 1er décembre à 11 h 00');
  assert.match(
    plain(mail!.text),
    /^Votre rendez-vous avec Dr Nolwenn Quéré, prévu mardi 24 novembre à 9 h 20, est déplacé : mardi 1er décembre à 11 h 00\./,
  );
  const mine = textOf((await anais.get('/mes-rendez-vous')).body);
  assert.match(plain(mine), /Mardi 1er décembre à 11 h 00 Dr Nolwenn Quéré/);
});

test('MAI-074 the professional cancels: the patient is told, the time can be booked again, the reason is kept', async () => {
  const time = '2026-11-24T09:00:00Z';
  const id = await booked(anais, tilleuls, time);
  await runner.idle();
  assert.equal((await offered('quoi=quere')).includes(time), false);
  mails.length = 0;
  const cancelled = await act(tilleuls, id, 'cancel', { cause: 'professional', note: 'Fièvre de cheval' });
  assert.deepEqual([cancelled['state'], cancelled['cancelCause']], ['cancelled', 'professional']);
  assert.deepEqual(
    mails.map(({ to, subject }) => [to, plain(subject)]),
    [['anais@exemple.example', 'Rendez-vous annulé : mardi 24 novembre à 10 h 00']],
  );
  assert.doesNotMatch(mails[0]!.text, /Fièvre|empêchement/i);
  assert.equal((await offered('quoi=quere')).includes(time), true);
  const zoe = await scene.visitor().signIn('zoe@exemple.example', { prenom: 'Zoé', nom: 'Inventée' });
  const other = await booked(zoe, tilleuls, time);
  await runner.idle();
  const kept = await tilleuls.pro('GET', `/api/agenda/appointments/${id}`);
  const next = await tilleuls.pro('GET', `/api/agenda/appointments/${other}`);
  assert.deepEqual(
    [kept['state'], kept['cancelCause'], kept['cancelNote'], next['state'], next['startsAt']],
    ['cancelled', 'professional', 'Fièvre de cheval', 'booked', time],
  );
});

test('MAI-076 a patient is marked late, absent or seen, and the history shows it to that practice only', async (t) => {
  const who = { prenom: 'Ombeline', nom: 'Sobre' };
  const patient = await scene.visitor().signIn('ombeline@exemple.example', who);
  const [absent, seen] = [
    await booked(patient, tilleuls, '2026-11-24T10:00:00Z'),
    await booked(patient, tilleuls, '2026-11-24T10:20:00Z'),
  ];
  const elsewhere = await booked(patient, embruns, '2026-11-24T08:00:00Z');
  await runner.idle();
  t.after(() => scene.clock.moveTo('2026-11-19T09:42:00Z'));

  const { version } = await tilleuls.pro('GET', `/api/agenda/appointments/${absent}`);
  const early = { version, state: 'missed' };
  const refused = await scene.server.inject({
    ...{ method: 'POST', url: `/api/agenda/appointments/${absent}/state`, headers: as(tilleuls.person) },
    payload: early,
  });
  assert.equal(refused.json<{ code: string }>().code, 'agenda.appointment.too-early');
  scene.clock.moveTo('2026-11-24T10:05:00Z');
  const late = await tilleuls.pro('PATCH', `/api/agenda/appointments/${absent}`, { version, late: true });
  assert.equal(late['late'], true);
  scene.clock.moveTo('2026-11-24T10:21:00Z');
  await act(tilleuls, absent, 'state', { state: 'missed' });
  for (const state of ['arrived', 'in-progress', 'done']) await act(tilleuls, seen, 'state', { state });

  const historyIn = async (practice: ScenePractice, visit: string) => {
    const { patient: file } = (await practice.pro('GET', `/api/agenda/appointments/${visit}`)) as {
      patient: { id: string };
    };
    const { appointments } = (await practice.pro('GET', `/api/agenda/patients/${file.id}/appointments`)) as {
      appointments: { id: string; state: string; late: boolean }[];
    };
    return appointments.map(({ id, state, late: wasLate }) => [id, state, wasLate]);
  };
  assert.deepEqual(await historyIn(tilleuls, absent), [
    [seen, 'done', false],
    [absent, 'missed', true],
  ]);
  // The same person, in the file of another practice.
  assert.deepEqual(await historyIn(embruns, elsewhere), [[elsewhere, 'booked', false]]);
  const foreign = await scene.server.inject({ url: `/api/agenda/appointments/${absent}`, headers: as(embruns.person) });
  assert.equal(foreign.statusCode, 404);
});

test('part of MAI-084 a booking by video is confirmed once, with the page where the video will open', async () => {
  const [video, time] = [newId(), '2026-11-26T17:00:00Z'];
  await embruns.pro('POST', '/api/agenda/reasons', {
    ...{ id: video, name: 'Vidéo', publicName: 'Consultation en vidéo', minutes: 20, place: 'video' },
    ...{ resourceIds: [embruns.resourceId], online: 'everybody' },
  });
  await embruns.pro('POST', '/api/agenda/openings', {
    ...{ id: newId(), resourceId: embruns.resourceId, siteId: embruns.siteId, starts: '18:00', ends: '18:40' },
    ...{ places: ['video'], when: { kind: 'once', day: '2026-11-26' } },
  });
  mails.length = 0;
  const id = await booked(anais, { ...embruns, consultation: video }, time);
  await runner.idle();
  const [mail, ...others] = mails;
  assert.deepEqual([plain(mail!.subject), others], ['Rendez-vous pris : jeudi 26 novembre à 18 h 00', []]);
  assert.match(
    plain(mail!.text),
    /avec Dr Soizic Embrunel .*\n\nOù : en vidéo, depuis la page de votre rendez-vous :\n\n/,
  );
  const access = `http://localhost/mes-rendez-vous/${id}`;
  assert.ok(mail!.text.split('\n').includes(access));
  const page = textOf((await anais.get(new URL(access).pathname)).body);
  assert.match(page, /en vidéo\. La salle s’ouvrira ici à l’heure dite/);
});
