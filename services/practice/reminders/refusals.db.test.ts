import assert from 'node:assert/strict';
import test from 'node:test';
import { remindersScene, type RemindersScene } from './testing/scene.ts';

const MOBILE = '+33639980123';

/** At 9:20 in Paris, on Tuesday 24 November. */
async function aVisit(scene: RemindersScene, contact: { phone?: string; email?: string }) {
  const patientId = await scene.manager.patient('Cazaubon', contact);
  const where = { resourceId: scene.agenda, reasonId: scene.reason, startsAt: '2026-11-24T08:20:00Z' };
  const visit = await scene.manager.book({ ...where, patientId });
  await scene.runner.idle();
  return { ...visit, patientId };
}

/** Moves the clock, and lets all that is due run. */
async function at(scene: RemindersScene, instant: string): Promise<void> {
  scene.clock.moveTo(instant);
  await scene.runner.idle();
}

test('part of MAI-118 a patient who answered STOP, or told the practice, gets no reminder, even by hand', async (t) => {
  const scene = await remindersScene(t);
  await scene.reports();
  const visit = await aVisit(scene, { phone: MOBILE, email: 'solene@exemple.example' });
  await scene.manager.do('POST', `/api/reminders/appointments/${visit.id}`, {});
  await scene.runner.idle();
  await scene.reply('Stop');
  const byHand = (channel?: string) =>
    scene.manager.call('POST', `/api/reminders/appointments/${visit.id}`, { channel });
  const refused = await byHand();
  assert.deepEqual(
    [refused.status, refused.json['code'], refused.json['title']],
    [409, 'reminders.refused', 'Ce patient a répondu STOP à un SMS : son refus prévaut. Rien n’est parti.'],
  );
  await at(scene, '2026-11-23T08:20:00Z');
  assert.equal((await scene.manager.outcomes(visit.id)).at(-1), 'sms refused stop');

  const { version } = await scene.manager.do<{ version: number }>('GET', `/api/patients/${visit.patientId}`);
  const word = { version, smsReminders: false, emailReminders: false };
  await scene.manager.do('PATCH', `/api/patients/${visit.patientId}`, word);
  assert.equal(
    (await byHand('mail')).json['title'],
    'Ce patient refuse les rappels : son refus prévaut. Rien n’est parti.',
  );
  assert.deepEqual([(await scene.sms()).length, scene.mailServer.accepted.length], [1, 0]);
  assert.deepEqual((await scene.manager.day('2026-11-23')).toCall, []);
});
