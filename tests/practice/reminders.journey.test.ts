import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import { openBrowser, openPage, openPageOf, seen, TELEPHONE, violations } from '#tests/harness/browser.ts';
import { Caller, callerOf } from '#tests/harness/caller.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';
import { mailTo, smsTo } from '#tests/harness/outbox.ts';

const cabinet = await startCabinet({ after });
const browser = await openBrowser({ after });
const practice = await callerOf(cabinet, 'practitioner', 'Cabinet des Tilleuls');
const SEND = 'Envoyer un rappel maintenant';

interface Reminded {
  readonly patientId: string;
  readonly visitId: string;
}

/** A visit ten days ahead of somebody who is reminded by what they give. */
async function visitOf(
  birthName: string,
  contact: { readonly phone?: string; readonly email?: string },
): Promise<Reminded> {
  const file = { birthName, birthFirstNames: 'Solène', ...contact, evenIfAlike: true };
  const { id: patientId } = await practice.do<{ id: string }>('POST', '/api/patients', file);
  const { resources } = await practice.do<{
    resources: { id: string; professionalId: string | null; may: { write: boolean } }[];
  }>(...(['GET', '/api/agenda/resources'] as const));
  const { own } = await practice.do<{ own: string }>('GET', '/api/professionals/practice');
  const resourceId = resources.find(({ professionalId }) => professionalId === own)!.id;
  const { reasons } = await practice.do<{ reasons: { id: string; resourceIds: string[]; place: string }[] }>(
    ...(['GET', '/api/agenda/reasons'] as const),
  );
  const reason = reasons.find((one) => one.place === 'site' && one.resourceIds.includes(resourceId))!;
  const startsAt = Temporal.Now.instant().add({ hours: 240 }).round('hour').toString();
  const visit = { id: newId(), resourceId, reasonId: reason.id, patientId, startsAt, override: { reason: 'Essai' } };
  const { id: visitId } = await practice.do<{ id: string }>('POST', '/api/agenda/appointments', visit);
  return { patientId, visitId };
}

const send = (visitId: string, channel: 'sms' | 'mail') =>
  practice.call('POST', `/api/reminders/appointments/${visitId}`, { channel });

/** Sending is refused by every channel, with this reason. */
async function refused(visitId: string, reason: string): Promise<void> {
  for (const channel of ['sms', 'mail'] as const) {
    const { status, json } = await send(visitId, channel);
    assert.deepEqual([status, json['code'], json['title']], [409, 'reminders.refused', reason]);
  }
}

test('MAI-118 a patient opposed by an answer, by the link or by a word to the practice gets no reminder, whatever its settings: pressing « send » is refused with the reason', async () => {
  const NOT_WANTED = 'Ce patient refuse les rappels : son refus prévaut. Rien n’est parti.';
  const { own } = await practice.do<{ own: string }>('GET', '/api/professionals/practice');
  const settings = { active: true, channel: 'mail', leadMinutes: [1440, 120] };
  await practice.do('PUT', `/api/reminders/settings/${own}`, settings);

  // By the link of a reminder.
  const email = 'opposee.parlelien@courriel.example';
  const byLink = await visitOf('Parlelien', { email, phone: '+33639980131' });
  assert.equal((await send(byLink.visitId, 'mail')).status, 200);
  const { links } = await mailTo(cabinet, email, /Rappel de votre rendez-vous/);
  const patient = await openPage(browser, TELEPHONE);
  await patient.goto(links[0]!);
  await patient.getByRole('button', { name: 'Ne plus recevoir de rappels de ce cabinet' }).click();
  await seen(patient.getByText('Ce cabinet ne vous enverra plus de rappels. Votre rendez-vous n’a pas changé.'));
  assert.deepEqual(await violations(patient), []);
  await refused(byLink.visitId, NOT_WANTED);
  const page = await openPageOf(practice, browser);
  await page.goto(`${cabinet.url}/pro/rappels`);
  await page
    .getByText(/Parlelien/)
    .first()
    .click();
  await page.getByRole('button', { name: SEND }).click();
  await seen(page.getByText(NOT_WANTED));

  // By an answer to the SMS.
  const phone = '+33639980132';
  const byAnswer = await visitOf('Parreponse', { phone });
  assert.equal((await send(byAnswer.visitId, 'sms')).status, 200);
  await smsTo(cabinet, phone);
  const outbox = new Caller(cabinet);
  const { messages } = await outbox.do<{ messages: { id: string; recipients: string[] }[] }>(
    ...(['GET', '/api/notifications/local-outbox'] as const),
  );
  const { id } = messages.find(({ recipients }) => recipients.includes(phone))!;
  await outbox.do('POST', `/api/notifications/local-outbox/${id}/reply`, { text: 'STOP' });
  const answered = await send(byAnswer.visitId, 'sms');
  assert.deepEqual(
    [answered.status, answered.json['code'], answered.json['title']],
    [409, 'reminders.refused', 'Ce patient a répondu STOP à un SMS : son refus prévaut. Rien n’est parti.'],
  );

  // By a word to the practice.
  const byWord = await visitOf('Parmot', { email: 'parmot@courriel.example', phone: '+33639980133' });
  const { version } = await practice.do<{ version: number }>('GET', `/api/patients/${byWord.patientId}`);
  await practice.do('PATCH', `/api/patients/${byWord.patientId}`, {
    version,
    smsReminders: false,
    emailReminders: false,
  });
  await refused(byWord.visitId, NOT_WANTED);

  const kept = await practice.do<{ professionals: { professionalId: string; active: boolean }[] }>(
    ...(['GET', '/api/reminders/settings'] as const),
  );
  assert.equal(kept.professionals.find(({ professionalId }) => professionalId === own)!.active, true);
  const sent = await outbox.do<{ messages: { recipients: string[]; subject: string }[] }>(
    ...(['GET', '/api/notifications/local-outbox'] as const),
  );
  const reminders = sent.messages
    .filter(({ subject }) => subject.startsWith('Rappel'))
    .flatMap(({ recipients }) => recipients);
  const concerned = new Set([email, phone, '+33639980131', '+33639980133', 'parmot@courriel.example']);
  assert.deepEqual(reminders.filter((to) => concerned.has(to)).toSorted(), [phone, email]);
});
