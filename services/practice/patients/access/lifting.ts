import { Forbidden, NotFound } from '#platform/kernel/errors.ts';
import type { Manner } from '../api/vocabulary.ts';
import { journal, type PatientsContext, type PracticeTransaction } from '../context.ts';
import { requirePerson } from '../requiring.ts';
import { isBanned } from './ban-rules.ts';
import { visitorOf } from './bans.ts';
import { mergedInto } from './merged-files.ts';

/**
 * Lifts, at the patient's word, a ban that the practice entered, or one set in an account that is closed since: nobody
 * else would be left to lift it. Whoever a ban names does not lift it, and what the patient set in an account they still
 * have is theirs alone to lift.
 * @throws {NotFound} `patients.opposition-not-found`
 * @throws {Forbidden} `patients.opposition.named`, `patients.person-only`
 */
export async function liftOpposition(
  transaction: PracticeTransaction,
  context: PatientsContext,
  patientId: string,
  oppositionId: string,
  manner: Manner,
): Promise<void> {
  const person = requirePerson(context);
  const entered = await transaction
    .selectFrom('patients.oppositions')
    .select(['professional_id'])
    .where('id', '=', oppositionId)
    .where('patient_id', '=', patientId)
    .where('lifted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  const row = entered ?? (await leftByAccount(transaction, context, patientId, oppositionId));
  if (row === undefined) throw notOurs();
  const { professional_id: professionalId } = row;
  if (professionalId !== null && isBanned([{ professionalId }], await visitorOf(context))) {
    throw new Forbidden(
      'patients.opposition.named',
      'Cette opposition vous vise : une autre personne du cabinet la lève, à la demande du patient.',
    );
  }
  await journal(transaction, context, 'patients.opposition.lifted', patientId, { everyone: professionalId === null });
  const lifted = { lifted_at: context.now.toString(), lifted_by_name: person.name, lifted_manner: manner };
  if (entered !== undefined) {
    await transaction.updateTable('patients.oppositions').set(lifted).where('id', '=', oppositionId).execute();
    return;
  }
  // Last: once the commons say so it is lifted, and the journal of the practice waits to be committed.
  const { numUpdatedRows } = await context.commons
    .updateTable('patients.account_oppositions')
    .set(lifted)
    .where('id', '=', oppositionId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notOurs();
}

/** A ban in force whose account is closed, under this file or one that was merged into it. */
async function leftByAccount(
  transaction: PracticeTransaction,
  { commons, organizationId }: PatientsContext,
  patientId: string,
  oppositionId: string,
) {
  return commons
    .selectFrom('patients.account_oppositions')
    .select(['professional_id'])
    .where('id', '=', oppositionId)
    .where('organization_id', '=', organizationId)
    .where('patient_id', 'in', [patientId, ...(await mergedInto(transaction, patientId))])
    .where('account_id', 'is', null)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
}

function notOurs(): NotFound {
  return new NotFound(
    'patients.opposition-not-found',
    'Cette opposition n’est pas, ou plus, de celles que le cabinet peut lever.',
  );
}
