import { deepEqual, equal } from 'node:assert/strict';
import test from 'node:test';
import { patientsScene } from '../testing/scene.ts';

const REASON = { reason: 'Patiente inconsciente, amenée par les pompiers après une chute.' };

test('MAI-273 an opening for incapacity names one professional, closes at its hour, and leaves notice and review', async (t) => {
  const scene = await patientsScene(t);
  const id = await scene.secretary.create({
    ...{ birthName: 'Cazaubon', birthFirstNames: 'Solène', email: 'solene@exemple.fr' },
  });
  const needless = await scene.quere.call('POST', `/${id}/incapacity`, REASON);
  equal(needless.json['code'], 'patients.incapacity.needless');
  await scene.secretary.do('POST', `/${id}/oppositions`, { professionalId: null, manner: 'letter' });

  const short = await scene.quere.call('POST', `/${id}/incapacity`, { reason: 'urgent' });
  deepEqual([short.status, (short.json['errors'] as { field: string }[])[0]!.field], [422, 'reason']);
  equal(
    (await scene.secretary.call('POST', `/${id}/incapacity`, REASON)).json['code'],
    'patients.incapacity.professional',
  );
  equal((await scene.program.call('POST', `/${id}/incapacity`, REASON)).json['code'], 'patients.person-only');
  await scene.quere.do('POST', `/${id}/incapacity`, REASON);

  // For the named professional only.
  equal((await scene.quere.file(id)).despiteBan, true);
  equal((await scene.roumegous.call('GET', `/${id}`)).json['code'], 'patients.opposed');
  deepEqual(await scene.quere.do('GET', `/${id}/standing`), {
    ...{ access: 'open-despite-ban', openUntil: '2026-11-19T13:42:00Z', liftable: await liftable() },
  });
  async function liftable() {
    return (await scene.roumegous.do<{ liftable: object[] }>('GET', `/${id}/standing`)).liftable;
  }

  // It closes by itself after four hours.
  scene.clock.moveTo('2026-11-19T13:41:59Z');
  equal((await scene.quere.call('GET', `/${id}`)).status, 200);
  scene.clock.moveTo('2026-11-19T13:42:00Z');
  equal((await scene.quere.call('GET', `/${id}`)).json['code'], 'patients.opposed');

  // The patient was told by mail, without a name or a word of care.
  await scene.runner.idle();
  deepEqual(
    scene.mails.map(({ to, subject, text }) => [to, subject, /Cazaubon|Quéré|chute/.test(text)]),
    [['solene@exemple.fr', 'Votre dossier a été ouvert malgré votre opposition', false]],
  );

  // The responsible person reviews; never the one who opened.
  const { openings } = await scene.manager.do<{ openings: { id: string; notice: string; noticeAt: string }[] }>(
    'GET',
    '/incapacity',
  );
  const [opening] = openings;
  deepEqual([openings.length, opening!.notice, opening!.noticeAt === null], [1, 'mailed', false]);
  equal((await scene.quere.call('POST', `/incapacity/${opening!.id}/review`, { verdict: 'justified' })).status, 403);
  await scene.manager.do('POST', `/incapacity/${opening!.id}/review`, { verdict: 'justified' });
  const again = await scene.manager.call('POST', `/incapacity/${opening!.id}/review`, { verdict: 'not-justified' });
  equal(again.json['code'], 'patients.incapacity.reviewed');
  const after = await scene.manager.do<{ openings: object[] }>('GET', '/incapacity');
  deepEqual(after.openings, [
    {
      ...{ id: opening!.id, patientId: id, person: 'Dr Nolwenn Quéré', reason: REASON.reason, closed: true },
      ...{ openedAt: '2026-11-19T09:42:00Z', endsAt: '2026-11-19T13:42:00Z', notice: 'mailed' },
      noticeAt: opening!.noticeAt,
      review: { at: '2026-11-19T13:42:00Z', by: 'Perrine Gestionnaire', verdict: 'justified' },
    },
  ]);
});

test('without an address that works, the notice of an opening is handed over', async (t) => {
  const scene = await patientsScene(t);
  const id = await scene.secretary.create({ birthName: 'Tavernel', birthFirstNames: 'Joseph' });
  await scene.secretary.do('POST', `/${id}/oppositions`, {
    professionalId: scene.professionals.quere,
    manner: 'in-person',
  });
  const { id: opening } = await scene.quere.do<{ id: string }>('POST', `/${id}/incapacity`, REASON);
  const notice = async () => {
    const { openings } = await scene.manager.do<{ openings: { notice: string; noticeAt: string | null }[] }>(
      'GET',
      '/incapacity',
    );
    return [openings[0]!.notice, openings[0]!.noticeAt];
  };
  deepEqual(await notice(), ['to-hand-over', null]);
  await scene.manager.do('POST', `/incapacity/${opening}/notice`);
  deepEqual(await notice(), ['handed-over', '2026-11-19T09:42:00Z']);
  await scene.runner.idle();
  deepEqual(scene.mails, []);
});
