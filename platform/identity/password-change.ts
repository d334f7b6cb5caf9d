import { newId } from '#platform/kernel/ids.ts';
import { recordAct } from '#platform/audit/record.ts';
import { settleAttempt, takeAttempt } from './attempts.ts';
import type { Desk } from './desk.ts';
import { ask } from './library-refusals.ts';
import { examinePassword } from './password-guessing.ts';
import { mailOfChange } from './password-mails.ts';
import { refuseWeak } from './password-rule.ts';
import { findPerson, type Person } from './persons.ts';
import { closeSessionsOf, type PersonSession } from './sessions.ts';
import { personNotFound } from './sign-in.ts';
import { addressOf, headersOf, type Visitor } from './visitor.ts';

/**
 * Changes the password of whoever is signed in and closes their other sessions. Wrong current passwords count towards
 * the account's lock: an open session must not be a place to guess.
 * @throws {Invalid} `identity.wrong-password`, `identity.password-weak`
 * @throws {TooMany} `identity.locked`
 */
export async function changePassword(
  desk: Desk,
  visitor: Visitor,
  current: PersonSession,
  given: { readonly password: string; readonly newPassword: string },
): Promise<void> {
  const person = await ownerOf(desk, current);
  refuseWeak(await examinePassword(given.newPassword, [person.name, person.email]), 'newPassword');
  const attempt = await takeAttempt(desk, person.email, addressOf(visitor));
  await desk.turns.pass(() =>
    desk.database.run(async (transaction) => {
      const body = { currentPassword: given.password, newPassword: given.newPassword };
      const headers = headersOf(visitor);
      const asked = await ask(() => desk.auth.api.changePassword({ body, headers, returnHeaders: true }));
      if ('refusal' in asked) throw asked.refusal;
      await settleAttempt(transaction, attempt);
      await closeSessionsOf(transaction, person.id, current.id);
      const at = desk.clock.now();
      await desk.mail.send(transaction, mailOfChange(desk.publicUrl, person, newId(), at));
      const object = { kind: 'person', id: person.id };
      await recordAct(transaction, visitor.act, { action: 'identity.password.changed', object, at });
    }),
  );
}

/** The person of a session. */
export async function ownerOf(desk: Desk, current: PersonSession): Promise<Person> {
  const person = await findPerson(desk.commons, String(current.actor.id));
  if (person === null) throw personNotFound();
  return person;
}
