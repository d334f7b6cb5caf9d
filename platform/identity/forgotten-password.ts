import { setTimeout as pause } from 'node:timers/promises';
import { createHash } from 'node:crypto';
import { systemAct, type Act } from '#platform/kernel/act.ts';
import { newId } from '#platform/kernel/ids.ts';
import { recordAct } from '#platform/audit/record.ts';
import { forgetAttempts } from './attempts.ts';
import type { Desk } from './desk.ts';
import { ask } from './library-refusals.ts';
import { examinePassword } from './password-guessing.ts';
import { refuseWeak } from './password-rule.ts';
import { findPerson, findPersonByEmail, type Person } from './persons.ts';
import { mailOfReset, mailOfChange } from './password-mails.ts';

/** Longer than the work for a known e-mail takes, so that the answer's time says nothing. */
const ANSWER_MS = 400;

/**
 * Sends a single-use link, good for thirty minutes, to the person with this address (CIM-18). Nothing in the answer
 * tells whether there is one.
 */
export async function requestReset(desk: Desk, act: Act, email: string): Promise<void> {
  const answer = pause(ANSWER_MS);
  await desk.database.run(async (transaction) => {
    const person = await findPersonByEmail(transaction, email);
    if (person === null) return;
    const token = await desk.catchResetToken(() =>
      desk.auth.api.requestPasswordReset({ body: { email: person.email } }),
    );
    if (token === null) throw new Error('the library gave no token for a link');
    const at = desk.clock.now();
    await desk.mail.send(transaction, mailOfReset(desk.publicUrl, person, token, at));
    await recordAct(transaction, act, { action: 'identity.password.link-sent', object: objectOf(person), at });
  });
  await answer;
}

/**
 * Replaces a forgotten password, closes every session and opens a locked account again.
 * @throws {Invalid} `identity.link-refused` when the link was used or is too old; `identity.password-weak`
 */
export async function resetPassword(
  desk: Desk,
  act: Act,
  given: { readonly token: string; readonly password: string },
): Promise<void> {
  const { token, password } = given;
  // A link is judged by the library; here it only tells whose name the password must not hold.
  const owner = await ownerOfLink(desk, token);
  refuseWeak(await examinePassword(password, owner === null ? [] : [owner.name, owner.email]), 'password');
  await desk.turns.pass(() =>
    desk.database.run(async (transaction) => {
      const asked = await ask(async () => ({
        headers: new Headers(),
        response: await desk.auth.api.resetPassword({ body: { token, newPassword: password } }),
      }));
      if ('refusal' in asked) throw asked.refusal;
      if (owner === null) throw new Error('a link was accepted without an owner');
      await forgetAttempts(transaction, desk, owner.email);
      const at = desk.clock.now();
      await desk.mail.send(transaction, mailOfChange(desk.publicUrl, owner, newId(), at));
      const by = { ...act, actor: { kind: 'person', id: owner.id, name: owner.name } } as const;
      await recordAct(transaction, by, { action: 'identity.password.replaced', object: objectOf(owner), at });
    }),
  );
}

/** Deletes links and challenges past their time: nothing opens with them any more. */
export async function sweepExpired(desk: Desk): Promise<void> {
  const now = desk.machine.now();
  const lately = now.subtract({ hours: 24 }).toString();
  await desk.commons.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('identity.verifications').where('expires_at', '<', now.toString()).execute();
    const ended = await transaction
      .deleteFrom('identity.sessions')
      .where('expires_at', '<', now.toString())
      .executeTakeFirst();
    await transaction.deleteFrom('identity.attempts').where('last_at', '<', lately).execute();
    await transaction.deleteFrom('identity.one_time_codes').where('asked_at', '<', lately).execute();
    await recordAct(transaction, systemAct('identity.sweep'), {
      ...{ action: 'identity.session.expired', object: { kind: 'session', id: null }, at: desk.clock.now() },
      details: { count: Number(ended.numDeletedRows) },
    });
  });
}

/** The library keeps `SHA-256("reset-password:" + token)` as the identifier of a link, and the person as its value. */
async function ownerOfLink(desk: Desk, token: string): Promise<Person | null> {
  const identifier = createHash('sha256').update(`reset-password:${token}`).digest('base64url');
  const row = await desk.commons
    .selectFrom('identity.verifications')
    .select('value')
    .where('identifier', '=', identifier)
    .executeTakeFirst();
  return row === undefined ? null : findPerson(desk.commons, row.value);
}

function objectOf(person: Person): { kind: string; id: string } {
  return { kind: 'person', id: person.id };
}
