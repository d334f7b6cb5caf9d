import type { Act } from '#platform/kernel/act.ts';
import { NotFound } from '#platform/kernel/errors.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { Office } from './office.ts';
import { makeSecret } from './secrets.ts';
import { signUpLink } from './sign-up.ts';
import { mailOfApproval, SIGN_UP_HOURS } from './sign-up-mails.ts';

/** Requests that wait for a person's check (CIM-16), oldest first. */
export async function listHeldSignUps(database: Commons) {
  return database
    .selectFrom('organizations.sign_ups')
    .select(['id', 'category', 'person_name as name', 'person_function as function', 'email', 'establishment'])
    .select(['created_at as createdAt'])
    .where('state', '=', 'to-review')
    .orderBy('created_at')
    .execute();
}

/** Accepts a held request, whose author then receives a fresh link; or refuses it. */
export async function reviewSignUp(office: Office, act: Act, id: string, accepted: boolean): Promise<void> {
  const at = office.clock.now();
  const { secret, hash } = makeSecret();
  await office.databases.commons.transaction().execute(async (transaction) => {
    const fresh = { secret_hash: hash, expires_at: at.add({ hours: SIGN_UP_HOURS }).toString() };
    const request = await transaction
      .updateTable('organizations.sign_ups')
      .set({ state: accepted ? 'approved' : 'refused', reviewed_by: act.actor.id, ...fresh })
      .where('id', '=', id)
      .where('state', '=', 'to-review')
      .returning(['email', 'person_name'])
      .executeTakeFirst();
    if (request === undefined)
      throw new NotFound('organizations.sign-up-not-found', 'Cette demande n’attend plus d’examen.');
    if (accepted) {
      const link = signUpLink(office, secret);
      await office.mail.send(transaction, mailOfApproval(id, request.email, request.person_name, link, at));
    }
    const action = accepted ? 'organizations.sign-up.approved' : 'organizations.sign-up.refused';
    await recordAct(transaction, act, { action, object: { kind: 'sign-up', id }, at });
  });
}
