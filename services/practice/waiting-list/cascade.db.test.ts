import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import type { CascadeView, RequestView } from './api.ts';
import { at, bookAt, cancel, cascades, wait } from './testing/acts.ts';
import { waitingScene } from './testing/scene.ts';

/** No-break spaces read as spaces. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

const named = ({ current, past }: CascadeView) => ({
  asked: current === null ? null : [current.patient.name, current.rank, current.deadline],
  before: past.map(({ patient, state }) => [patient.name, state]),
});

test('a cancelled time is offered to one waiting patient at a time, held until the deadline, then to the next, until one takes it', async (t) => {
  const scene = await waitingScene(t);
  const { clock, consultation, patients, texts, mails, page, agenda, database, resourceId } = scene;
  const kept = await bookAt(scene, '2026-12-01T10:00', patients.lise);
  await wait(scene, patients.jean, { urgency: 'urgent' });
  await wait(scene, patients.lise, { channel: 'email', appointmentId: kept });
  await wait(scene, patients.thea, { urgency: 'urgent' });
  await wait(scene, patients.omar, { urgency: 'soon' });
  const freed = await bookAt(scene, '2026-11-24T11:40');
  await cancel(scene, freed);

  const [first] = await cascades(scene);
  assert.deepEqual([first!.state, first!.candidates, first!.startsAt], ['offering', 4, at('2026-11-24T11:40')]);
  assert.deepEqual(named(first!), {
    ...{ asked: ['Thérèse Belhadi', 1, at('2026-11-24T08:30')], before: [] },
  });
  assert.deepEqual(
    texts.map(({ to, text }) => [to, plain(text.replace(/https:\S+/, 'LIEN'))]),
    [
      [
        '+33639980021',
        'Un rendez-vous avec Dr Bastien Roumégous se libère mardi 24 novembre à 11 h 40. Il est gardé pour vous jusqu’à 8 h 30 : LIEN',
      ],
    ],
  );
  const secret = scene.lastSecret();
  assert.deepEqual(await page(secret), {
    status: 200,
    text: 'Mardi 24 novembre à 11 h 40 Dr Bastien Roumégous, Cabinet des Tilleuls Cette heure est gardée pour vous encore 30 minutes . Ensuite elle est proposée à quelqu’un d’autre. Prendre ce rendez-vous Laisser ma place Vous êtes libre de refuser : vous restez sur la liste d’attente.',
  });
  // Held: nobody else may take it meanwhile, on line or at the practice.
  const body = { id: newId(), resourceId, reasonId: consultation, startsAt: at('2026-11-24T11:40') };
  await assert.rejects(scene.call('POST', 'agenda/appointments', body), /agenda.slot-taken/);

  // No answer: at the deadline the next one is asked, and the first link is over.
  clock.moveTo(at('2026-11-24T08:30'));
  await scene.settle();
  assert.match((await page(secret)).text, /Le délai est passé/);
  assert.equal((await page(secret, 'prendre')).status, 409);
  assert.deepEqual(named((await cascades(scene))[0]!), {
    ...{ asked: ['Omar Van Acker', 2, at('2026-11-24T09:00')], before: [['Thérèse Belhadi', 'expired']] },
  });

  // A refusal does not wait for the deadline.
  clock.moveTo(at('2026-11-24T08:40'));
  assert.match((await page(scene.lastSecret(), 'laisser')).text, /Vous avez laissé cette heure/);
  await scene.settle();
  assert.deepEqual(named((await cascades(scene))[0]!), {
    asked: ['Lise Ginestet', 3, at('2026-11-24T09:10')],
    before: [
      ['Thérèse Belhadi', 'expired'],
      ['Omar Van Acker', 'refused'],
    ],
  });
  assert.deepEqual(
    mails.map(({ to, subject }) => [to, plain(subject)]),
    [['lise@ginestet.example', 'Un rendez-vous se libère mardi 24 novembre à 11 h 40']],
  );

  // Taken, pressed twice: one appointment; the later one is given up, and its time goes round in turn.
  const taking = scene.lastSecret();
  assert.match((await page(taking)).text, /vous rendez votre rendez-vous plus tardif/);
  for (let press = 0; press < 2; press += 1) {
    assert.match((await page(taking, 'prendre')).text, /Ce rendez-vous est à vous/);
  }
  const visits = await agenda.appointmentsOfPatient(database, patients.lise);
  assert.deepEqual(
    visits.map(({ startsAt, state, origin }) => [startsAt, state, origin]),
    [
      [at('2026-11-24T11:40'), 'booked', 'online'],
      [at('2026-12-01T10:00'), 'cancelled', 'practice'],
    ],
  );
  await scene.settle();
  const [filled, second] = await cascades(scene);
  assert.deepEqual([filled!.state, filled!.current], ['filled', null]);
  assert.deepEqual([second!.startsAt, second!.state], [at('2026-12-01T10:00'), 'offering']);
  const { requests } = await scene.call<{ requests: RequestView[] }>('GET', 'waiting-list/requests');
  assert.deepEqual(
    requests.map(({ patient, state, offers }) => [patient.name, state, offers]),
    [
      ['Jean Sans-Téléphone', 'waiting', { made: 0, refused: 0, expired: 0 }],
      ['Lise Ginestet', 'satisfied', { made: 1, refused: 0, expired: 0 }],
      ['Thérèse Belhadi', 'offered', { made: 2, refused: 0, expired: 1 }],
      ['Omar Van Acker', 'waiting', { made: 1, refused: 1, expired: 0 }],
    ],
  );
  const figures = await scene.call('GET', 'waiting-list/figures');
  assert.deepEqual([figures['freed'], figures['filled'], figures['fillRate'], figures['waiting']], [1, 1, 1, 3]);
});

test('the practice passes to the next patient or takes the time back; taken back, it is free for all', async (t) => {
  const scene = await waitingScene(t);
  const { patients, call, consultation, resourceId, page } = scene;
  await wait(scene, patients.thea, { urgency: 'urgent' });
  await wait(scene, patients.omar);
  await cancel(scene, await bookAt(scene, '2026-11-24T10:00'));
  const [{ id }] = (await cascades(scene)) as [CascadeView];
  const next = await call<{ cascades: CascadeView[] }>('POST', `waiting-list/cascades/${id}/next`);
  assert.deepEqual(named(next.cascades[0]!), {
    ...{ asked: ['Omar Van Acker', 2, at('2026-11-24T08:30')], before: [['Thérèse Belhadi', 'skipped']] },
  });
  await scene.settle();
  const secret = scene.lastSecret();
  const back = await call<{ cascades: CascadeView[] }>('POST', `waiting-list/cascades/${id}/take-back`);
  assert.equal(back.cascades[0]!.state, 'taken-back');
  assert.match((await page(secret)).text, /Le cabinet a repris cette heure/);
  assert.equal((await page(secret, 'prendre')).status, 409);
  const booking = { id: newId(), resourceId, reasonId: consultation, startsAt: at('2026-11-24T10:00') };
  await call('POST', 'agenda/appointments', booking);
});

test('at night nobody is woken: the offer leaves in the morning', async (t) => {
  const scene = await waitingScene(t);
  const { clock, patients, texts } = scene;
  await wait(scene, patients.thea);
  const appointmentId = await bookAt(scene, '2026-12-01T10:00');
  clock.moveTo(at('2026-11-25T22:15'));
  await cancel(scene, appointmentId);
  assert.deepEqual([texts.length, (await cascades(scene))[0]!.current], [0, null]);
  clock.moveTo(at('2026-11-26T08:00'));
  await scene.settle();
  assert.deepEqual([texts.length, (await cascades(scene))[0]!.current!.deadline], [1, at('2026-11-26T08:30')]);
});

test('a time too near, moved within itself, or closed by leave goes to nobody; nor does a forged link open', async (t) => {
  const scene = await waitingScene(t);
  const { patients, call, resourceId, clock, page } = scene;
  await wait(scene, patients.thea);
  const [near, closed, shifted] = [
    await bookAt(scene, '2026-11-24T09:00'),
    await bookAt(scene, '2026-12-08T09:00'),
    await bookAt(scene, '2026-12-01T09:00'),
  ];
  clock.moveTo(at('2026-11-24T08:01'));
  await cancel(scene, near);
  const leave = { resourceIds: [resourceId], startsAt: at('2026-12-08T00:00'), endsAt: at('2026-12-09T00:00') };
  await call('POST', 'agenda/closures', { id: newId(), ...leave, appointments: 'cancel' });
  assert.equal((await scene.agenda.appointment(scene.database, closed)).state, 'cancelled');
  const move = { version: 1, startsAt: at('2026-12-01T09:10'), override: { reason: 'Arrive plus tard' } };
  await call('POST', `agenda/appointments/${shifted}/move`, move);
  await scene.settle();
  assert.deepEqual(await cascades(scene), []);
  await cancel(scene, await bookAt(scene, '2026-12-01T10:00'));
  const secret = scene.lastSecret();
  const forged = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`;
  const elsewhere = secret.replace(/^w[\w-]{22}/, `w${'A'.repeat(22)}`);
  const refusals = [];
  for (const wrong of [forged, 'ailleurs', elsewhere]) {
    const { status, text } = await page(wrong);
    refusals.push([status, text.replace(/"requestId":"[^"]+"/, '')]);
  }
  assert.equal(new Set(refusals.map((one) => JSON.stringify(one))).size, 1);
  assert.equal(refusals[0]![0], 404);
});
