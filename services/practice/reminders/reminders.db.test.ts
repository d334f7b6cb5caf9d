import assert from 'node:assert/strict';
import test from 'node:test';
import PostalMime from 'postal-mime';
import { changeOffer } from '#services/practice/professionals/module.ts';
import { remindersScene, type RemindersScene } from './testing/scene.ts';

const MOBILE = '+33639980123';
/** Numbers and addresses at which the simulated gateway fails. */
const REFUSED = '+33639980404';
const UNREACHABLE = '+33639980500';
/** 9:20 in Paris, on Tuesday 24 November. */
const VISIT = '2026-11-24T08:20:00Z';

async function aVisit(scene: RemindersScene, contact: { phone?: string; email?: string }, startsAt = VISIT) {
  const patientId = await scene.manager.patient('Cazaubon', contact);
  const where = { resourceId: scene.agenda, reasonId: scene.reason };
  const visit = await scene.manager.book({ ...where, patientId, startsAt });
  await scene.runner.idle();
  return { ...visit, patientId };
}

/** Moves the clock, and lets all that is due run. */
async function at(scene: RemindersScene, instant: string): Promise<void> {
  scene.clock.moveTo(instant);
  await scene.runner.idle();
}

test('MAI-112 without the option no reminder leaves, whatever the settings, and none can be sent by hand', async (t) => {
  const scene = await remindersScene(t, { reminders: false });
  await scene.manager.settings(scene.quere, { leadMinutes: [1440, 120] });
  const visit = await aVisit(scene, { phone: MOBILE });
  await at(scene, '2026-11-24T07:00:00Z');
  assert.deepEqual(await scene.sms(), []);
  assert.deepEqual(await scene.manager.outcomes(visit.id), [
    'sms dropped not-subscribed',
    'sms dropped not-subscribed',
  ]);
  const byHand = await scene.manager.call('POST', `/api/reminders/appointments/${visit.id}`, {});
  assert.deepEqual([byHand.status, byHand.json['code']], [409, 'reminders.not-subscribed']);
  assert.equal((await scene.manager.day('2026-11-23')).subscribed, false);

  await changeOffer(scene.database, { plan: 'premium', reminders: true }, '2026-11-24');
  await scene.manager.do('POST', `/api/reminders/appointments/${visit.id}`, {});
  await scene.runner.idle();
  assert.equal((await scene.sms()).length, 1);
});

test('MAI-113 one SMS with date and time leaves when the clock passes the lead, and another by hand', async (t) => {
  const scene = await remindersScene(t);
  const visit = await aVisit(scene, { phone: MOBILE });
  await at(scene, '2026-11-23T08:19:59Z');
  assert.deepEqual([await scene.sms(), await scene.manager.outcomes(visit.id)], [[], ['sms planned']]);
  await at(scene, '2026-11-23T08:20:00Z');
  const [sms, ...others] = await scene.sms();
  assert.deepEqual([sms!.to, others], [MOBILE, []]);
  assert.match(
    sms!.text,
    /^Rappel : rendez-vous mardi 24 novembre à 9 h 20 avec Dr Nolwenn Quéré\. Confirmer, déplacer ou annuler : https:\/\/cabinet\.example\/r\/a[\w-]+ STOP pour ne plus en recevoir\.$/,
  );
  assert.deepEqual(await scene.manager.outcomes(visit.id), ['sms sent']);
  await at(scene, '2026-11-23T12:00:00Z');
  await scene.manager.do('POST', `/api/reminders/appointments/${visit.id}`, {});
  await scene.runner.idle();
  assert.equal((await scene.sms()).length, 2);
  const all = await scene.manager.reminders(visit.id);
  assert.deepEqual(
    all.map(({ leadMinutes, askedBy, state }) => [leadMinutes, askedBy, state]),
    [
      [1440, null, 'sent'],
      [null, 'Ondine Gestionnaire', 'sent'],
    ],
  );
});

test('a reminder asked for by hand leaves all the same when it stopped half way, whatever the settings, once', async (t) => {
  const scene = await remindersScene(t);
  const visit = await aVisit(scene, { phone: MOBILE });
  await scene.manager.settings(scene.quere, { active: false });
  t.mock.method(scene.smsOutbox, 'send').mock.mockImplementationOnce(async () => {
    throw new Error('stopped');
  });
  assert.equal((await scene.manager.call('POST', `/api/reminders/appointments/${visit.id}`, {})).status, 500);
  const byHand = async () => (await scene.manager.reminders(visit.id)).filter(({ askedBy }) => askedBy !== null);
  assert.deepEqual(
    (await byHand()).map(({ state }) => state),
    ['planned'],
  );
  await at(scene, '2026-11-19T09:50:00Z');
  assert.deepEqual(
    [(await byHand()).map(({ state, askedBy }) => [state, askedBy]), (await scene.sms()).length],
    [[['sent', 'Ondine Gestionnaire']], 1],
  );
});

test('several delays send several reminders, those past when booking send none, and a jump sends the last one only', async (t) => {
  const scene = await remindersScene(t);
  await scene.manager.settings(scene.quere, { leadMinutes: [10_080, 2880, 1440, 60] });
  const visit = await aVisit(scene, { phone: MOBILE });
  assert.deepEqual(
    (await scene.manager.reminders(visit.id)).map(({ leadMinutes }) => leadMinutes),
    [2880, 1440, 60],
  );
  await at(scene, '2026-11-23T12:00:00Z');
  assert.equal((await scene.sms()).length, 1);
  assert.deepEqual(await scene.manager.outcomes(visit.id), ['sms dropped superseded', 'sms sent', 'sms planned']);
  await at(scene, '2026-11-24T07:20:00Z');
  assert.equal((await scene.sms()).length, 2);
});

test('MAI-114 with e-mail chosen, one e-mail and no SMS leaves when the time comes', async (t) => {
  const scene = await remindersScene(t);
  await scene.manager.settings(scene.quere, { channel: 'mail' });
  const visit = await aVisit(scene, { phone: MOBILE, email: 'solene.cazaubon@exemple.example' });
  await at(scene, '2026-11-23T08:20:00Z');
  assert.deepEqual([scene.mailServer.accepted.length, await scene.sms()], [1, []]);
  const mail = await PostalMime.parse(scene.mailServer.accepted[0]!);
  assert.equal(mail.to?.[0]?.address, 'solene.cazaubon@exemple.example');
  assert.equal(mail.subject, 'Rappel de votre rendez-vous mardi 24 novembre à 9\u00a0h\u00a020');
  assert.match(mail.text!, /https:\/\/cabinet\.example\/r\/a[\w-]+/);
  assert.deepEqual(await scene.manager.outcomes(visit.id), ['mail sent']);
});

test('MAI-115 neither the SMS nor the e-mail says the reason of the visit or the name of the patient', async (t) => {
  const scene = await remindersScene(t);
  const visit = await aVisit(scene, { phone: MOBILE, email: 'solene@exemple.example' });
  for (const channel of ['sms', 'mail']) {
    await scene.manager.do('POST', `/api/reminders/appointments/${visit.id}`, { channel });
  }
  await scene.runner.idle();
  const mail = await PostalMime.parse(scene.mailServer.accepted[0]!);
  for (const text of [(await scene.sms())[0]!.text, mail.text!, mail.html!, mail.subject!]) {
    assert.doesNotMatch(text, /chimio|cazaubon|solène/i);
    assert.match(text, /24 novembre/);
  }
});

test('MAI-116 a number refused by the carrier is marked to correct in the patient’s file, until another is given', async (t) => {
  const scene = await remindersScene(t);
  const visit = await aVisit(scene, { phone: REFUSED });
  await at(scene, '2026-11-23T08:20:00Z');
  assert.deepEqual(await scene.manager.outcomes(visit.id), ['sms failed carrier-refused']);
  const file = () =>
    scene.manager.do<{ phoneState: string; version: number }>('GET', `/api/patients/${visit.patientId}`);
  assert.equal((await file()).phoneState, 'to-correct');
  const byHand = await scene.manager.call('POST', `/api/reminders/appointments/${visit.id}`, {});
  assert.deepEqual([byHand.status, byHand.json['code']], [409, 'reminders.no-contact']);
  const { version } = await file();
  await scene.manager.do('PATCH', `/api/patients/${visit.patientId}`, { version, phone: '06 39 98 01 23' });
  assert.notEqual((await file()).phoneState, 'to-correct');
  await scene.manager.do('POST', `/api/reminders/appointments/${visit.id}`, {});
});

test('MAI-117 each reminder shows its state as the gateway tells it, and a failure becomes a call to make', async (t) => {
  const scene = await remindersScene(t);
  const good = await aVisit(scene, { phone: MOBILE });
  const bad = await aVisit(scene, { phone: UNREACHABLE }, '2026-11-24T09:00:00Z');
  const silent = await aVisit(scene, {}, '2026-11-24T09:40:00Z');
  await at(scene, '2026-11-23T10:00:00Z');
  assert.deepEqual(await scene.manager.outcomes(good.id), ['sms sent']);
  await scene.reports();
  await scene.until(good.id, 'delivered');
  await scene.until(bad.id, 'failed');
  const { reminders, toCall } = await scene.manager.day('2026-11-23');
  assert.deepEqual(
    reminders.map(({ state, cause, task }) => [state, cause, task]),
    [
      ['delivered', null, null],
      ['failed', 'not-delivered', { doneAt: null, doneBy: null }],
      ['failed', 'not-given', { doneAt: null, doneBy: null }],
    ],
  );
  assert.deepEqual(
    toCall.map(({ appointmentId, patient }) => [appointmentId, patient.name, patient.phone]),
    [
      [bad.id, 'Solène Cazaubon', UNREACHABLE],
      [silent.id, 'Solène Cazaubon', null],
    ],
  );
  const [call] = toCall;
  await scene.manager.do('POST', `/api/reminders/tasks/${call!.id}/done`);
  const after = await scene.manager.day('2026-11-23');
  assert.deepEqual(
    after.toCall.map(({ appointmentId }) => appointmentId),
    [silent.id],
  );
  assert.equal(after.reminders[1]!.task!.doneBy, 'Ondine Gestionnaire');
  await scene.manager.do('POST', `/api/reminders/tasks/${call!.id}/reopen`);
  assert.equal((await scene.manager.day('2026-11-23')).toCall.length, 2);
  assert.deepEqual((await scene.receptionist.day('2026-11-23')).toCall[0]!.patient, {
    ...{ id: bad.patientId, name: null, phone: null, hidden: 'no-right' },
  });
  assert.deepEqual((await scene.colleague.day('2026-11-23')).reminders, []);
});

test('MAI-119 a cancelled appointment is not reminded of, a moved one at its new time only', async (t) => {
  const scene = await remindersScene(t);
  const moved = await aVisit(scene, { phone: MOBILE });
  const cancelled = await aVisit(scene, { phone: MOBILE }, '2026-11-24T09:00:00Z');
  const act = (visit: { id: string; version: number }, what: string, body: object) =>
    scene.manager.do<{ id: string; version: number }>('POST', `/api/agenda/appointments/${visit.id}/${what}`, {
      ...{ version: visit.version, ...body },
    });
  const override = { reason: 'Essai' };
  const later = await act(moved, 'move', { startsAt: '2026-12-01T08:20:00Z', override });
  await act(cancelled, 'cancel', { cause: 'patient' });
  await at(scene, '2026-11-23T12:00:00Z');
  assert.deepEqual(await scene.sms(), []);
  assert.deepEqual(await scene.manager.outcomes(moved.id), ['sms dropped moved', 'sms planned']);
  assert.deepEqual(await scene.manager.outcomes(cancelled.id), ['sms dropped cancelled']);
  await act(later, 'move', { startsAt: '2026-11-26T08:20:00Z', override });
  await scene.runner.idle();
  await at(scene, '2026-11-25T08:20:00Z');
  assert.equal((await scene.sms()).length, 1);
  assert.match((await scene.sms())[0]!.text, /jeudi 26 novembre à 9 h 20/);
  await at(scene, '2026-12-01T08:20:00Z');
  assert.equal((await scene.sms()).length, 1);
});

test('a patient is reminded by hand once an hour by each means, three times a day, even asked for at once', async (t) => {
  const scene = await remindersScene(t);
  const visit = await aVisit(scene, { phone: MOBILE, email: 'solene@exemple.example' });
  const press = async (body: object = {}) => {
    const { status, json } = await scene.manager.call('POST', `/api/reminders/appointments/${visit.id}`, body);
    return status === 200 ? 'sent' : json['code'];
  };
  const atOnce = await Promise.all([press(), press(), press()]);
  assert.deepEqual(atOnce.toSorted(), ['reminders.just-sent', 'reminders.just-sent', 'sent']);
  assert.deepEqual(
    [await press({ channel: 'mail' }), await press({ channel: 'mail' })],
    ['sent', 'reminders.just-sent'],
  );
  const later = (hours: number) => scene.clock.moveTo(scene.clock.now().add({ hours }).toString());
  later(2);
  assert.deepEqual([await press(), await press({ channel: 'mail' })], ['sent', 'reminders.just-sent']);
  later(2);
  assert.equal(await press(), 'reminders.just-sent');
});

test('reading reminders, of a day or of a visit, is journaled', async (t) => {
  const scene = await remindersScene(t);
  const visit = await aVisit(scene, { phone: MOBILE });
  await scene.manager.do('POST', `/api/reminders/appointments/${visit.id}`, {});
  const day = scene.clock.now().toString().slice(0, 10);
  await scene.manager.do('GET', `/api/reminders/days/${day}`);
  await scene.manager.do('GET', `/api/reminders/appointments/${visit.id}`);
  const lines = await scene.database
    .selectFrom('audit.entries')
    .select(['action', 'actor_name', 'details'])
    .where('action', 'like', 'reminders.%.read')
    .orderBy('id')
    .execute();
  const [byHand, read, ofVisit, ...more] = lines.map(({ action, details }) => [
    action,
    (details as { reminders: number }).reminders,
  ]);
  // What was sent by hand is answered, and so read too.
  assert.deepEqual(
    [byHand![0], read![0], ofVisit![0], more],
    [...['reminders.appointment.read', 'reminders.day.read', 'reminders.appointment.read'], []],
  );
  assert.equal(read![1], 1);
});

test('settings change the reminders to come, refuse who has no right and delays without sense', async (t) => {
  const scene = await remindersScene(t);
  const visit = await aVisit(scene, { phone: MOBILE });
  await scene.manager.settings(scene.quere, { leadMinutes: [2880] });
  await scene.runner.idle();
  assert.deepEqual(await scene.manager.outcomes(visit.id), ['sms planned', 'sms dropped settings']);
  await scene.manager.settings(scene.quere, { active: false });
  await scene.runner.idle();
  assert.deepEqual(await scene.manager.outcomes(visit.id), ['sms dropped settings', 'sms dropped settings']);
  const path = `/api/reminders/settings/${scene.quere}`;
  const change = { active: true, channel: 'sms', leadMinutes: [1440] };
  assert.deepEqual(
    [
      (await scene.colleague.call('PUT', path, change)).status,
      (await scene.receptionist.call('PUT', path, change)).status,
      (await scene.manager.call('PUT', path, { ...change, leadMinutes: [] })).status,
      (await scene.manager.call('PUT', path, { ...change, leadMinutes: [5] })).status,
    ],
    [403, 403, 422, 422],
  );
});
