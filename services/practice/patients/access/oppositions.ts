import { Conflict } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { nameOf, professionalOf, professionalsOf } from '#services/practice/professionals/module.ts';
import type { Opposition, Standing } from '../api/bans.ts';
import type { Manner } from '../api/vocabulary.ts';
import { journal, type PatientsContext, type PracticeTransaction } from '../context.ts';
import { accessTo } from './bans.ts';
import { mergedInto } from './merged-files.ts';

/** Bans on a file, in force and lifted, from the practice and from the patient's account, the latest first. */
export async function oppositionsOf(context: PatientsContext, patientId: string): Promise<Opposition[]> {
  const names = new Map((await professionalsOf(context.database)).map((one) => [one.id, nameOf(one)]));
  const against = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? 'Praticien parti' });
  const entered = await context.database
    .selectFrom('patients.oppositions')
    .selectAll()
    .where('patient_id', '=', patientId)
    .execute();
  const ofAccounts = await context.commons
    .selectFrom('patients.account_oppositions')
    .selectAll()
    .where('organization_id', '=', context.organizationId)
    .where('patient_id', 'in', [patientId, ...(await mergedInto(context.database, patientId))])
    .execute();
  return [
    ...entered.map((row) => ({
      ...{ id: row.id, against: against(row.professional_id), setBy: 'practice' as const, setAt: row.set_at },
      ...{ recordedBy: row.set_by_name, manner: row.manner as Manner, liftedAt: row.lifted_at },
      ...{ liftedBy: row.lifted_by_name, accountClosed: false },
    })),
    ...ofAccounts.map((row) => ({
      ...{ id: row.id, against: against(row.professional_id), setBy: 'patient' as const, setAt: row.set_at },
      ...{ recordedBy: null, manner: null, liftedAt: row.lifted_at, liftedBy: row.lifted_by_name },
      accountClosed: row.account_id === null,
    })),
  ].toSorted((one, other) => other.setAt.localeCompare(one.setAt));
}

/**
 * How whoever asks stands before a file, without a word of the patient: open, or closed, and what may still be done. A
 * ban against everyone that is the practice's to lift may be lifted at the patient's word by anyone who may write, since
 * none would be left to do it.
 */
export async function standingOf(context: PatientsContext, patientId: string): Promise<Standing> {
  const access = (await accessTo(context, [patientId])).get(patientId)!;
  const inForce = (await oppositionsOf(context, patientId)).filter(({ liftedAt }) => liftedAt === null);
  const opening = await context.database
    .selectFrom('patients.incapacity_openings')
    .select('ends_at')
    .where('patient_id', '=', patientId)
    .where('person_id', '=', context.act.actor.id)
    .where('ends_at', '>', context.now.toString())
    .orderBy('ends_at', 'desc')
    .executeTakeFirst();
  return {
    access,
    openUntil: access === 'open-despite-ban' ? (opening?.ends_at ?? null) : null,
    liftable: inForce
      .filter(({ against, setBy, accountClosed }) => against === null && (setBy === 'practice' || accountClosed))
      .map(({ id, setAt }) => ({ id, setAt })),
  };
}

/** Enters a ban at the patient's word. @throws {Conflict} `patients.opposition.already` */
export async function enterOpposition(
  transaction: PracticeTransaction,
  context: PatientsContext,
  patientId: string,
  given: { readonly professionalId: string | null; readonly manner: Manner },
): Promise<string> {
  if (given.professionalId !== null) await professionalOf(transaction, given.professionalId);
  const same = await transaction
    .selectFrom('patients.oppositions')
    .select('id')
    .where('patient_id', '=', patientId)
    .where('professional_id', 'is not distinct from', given.professionalId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  if (same !== undefined) throw new Conflict('patients.opposition.already', 'Cette opposition est déjà inscrite.');
  const id = newId();
  await transaction
    .insertInto('patients.oppositions')
    .values({
      ...{ id, patient_id: patientId, professional_id: given.professionalId, manner: given.manner },
      ...{ set_at: context.now.toString(), set_by_name: context.act.actor.name },
    })
    .execute();
  await journal(transaction, context, 'patients.opposition.set', patientId, {
    everyone: given.professionalId === null,
  });
  return id;
}
