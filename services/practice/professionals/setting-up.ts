import { Conflict } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { refuseDiscrimination } from '#services/practice/wording/module.ts';
import type { z } from 'zod';
import type { newProfessionalSchema, ProfessionalIdentity, professionalPlaceSchema } from './api/practice.ts';
import { practiceJournal, type PracticeContext, type PracticeTransaction } from './context.ts';
import { refuseFalseNumbers } from './national-numbers.ts';
import type { ProfessionalsNeeds } from './needs.ts';
import { professionalOf, putProfessional } from './professionals.ts';
import { putSite, siteOf, type SiteValues } from './sites.ts';

type Needs = Pick<ProfessionalsNeeds, 'outbox' | 'organizations'>;

/**
 * Adds a place, or changes it; the public copy of whoever receives there follows.
 * @throws {Invalid} `wording.discriminatory` (MAI-280)
 * @returns its identifier
 */
export async function saveSite(
  needs: Needs,
  context: PracticeContext,
  given: SiteValues,
  siteId: string | null,
): Promise<string> {
  refuseDiscrimination({ name: given.name, addressLine: given.addressLine });
  return context.database.transaction().execute(async (transaction) => {
    const former = siteId === null ? null : await siteOf(transaction, siteId);
    const { holidayZone, timeZone } = former ?? {};
    const kept = former === null ? {} : { holidayZone: holidayZone!, timeZone: timeZone! };
    const id = await putSite(transaction, { ...given, ...kept }, context.now, siteId ?? undefined);
    await practiceJournal(transaction, context, {
      ...{ action: former === null ? 'professionals.site.added' : 'professionals.site.changed' },
      object: { kind: 'professionals.site', id },
    });
    await needs.outbox.publish(transaction, { kind: 'professionals.professional.changed', ids: {} });
    return id;
  });
}

/**
 * Adds a professional whose number has its key, and invites them to sign in where an address is given.
 * @throws {Invalid} `professionals.national-number`  @throws {Conflict} `professionals.number-taken`
 */
export async function addProfessional(
  needs: Needs,
  context: PracticeContext,
  given: z.output<typeof newProfessionalSchema>,
): Promise<string> {
  const { email, ...values } = given;
  refuseFalseNumbers(values);
  const id = newId();
  await context.database.transaction().execute(async (transaction) => {
    await refuseTaken(transaction, values.rpps);
    await siteOf(transaction, values.siteId);
    await putProfessional(transaction, { ...values, personId: null }, context.now, id);
    await changed(needs, transaction, context, 'professionals.professional.added', id);
  });
  if (email !== null) {
    const name = `${values.firstName} ${values.lastName}`;
    const rights = { professionalId: id, permissions: [] };
    await needs.organizations.invite(context, {
      ...{ email, name, function: null, role: 'practitioner', referent: null, rights },
    });
  }
  return id;
}

/**
 * Changes who a professional is: name, profession, national number. Whether they may is the caller's question (MAI-039).
 * @throws {Invalid} `professionals.national-number`  @throws {Conflict} `professionals.number-taken`
 */
export async function changeIdentity(
  outbox: Needs['outbox'],
  context: Pick<PracticeContext, 'database' | 'act' | 'now'>,
  professionalId: string,
  identity: ProfessionalIdentity,
): Promise<void> {
  refuseFalseNumbers(identity);
  await context.database.transaction().execute(async (transaction) => {
    const present = await professionalOf(transaction, professionalId);
    if (identity.rpps !== present.rpps) await refuseTaken(transaction, identity.rpps);
    await putProfessional(transaction, { ...present, ...identity }, context.now, professionalId);
    await changed({ outbox }, transaction, context, 'professionals.professional.identified', professionalId);
  });
}

/** Changes where a professional receives, their colour and their place in the columns. */
export async function arrangeProfessional(
  needs: Needs,
  context: PracticeContext,
  professionalId: string,
  given: z.output<typeof professionalPlaceSchema>,
): Promise<void> {
  await context.database.transaction().execute(async (transaction) => {
    const present = await professionalOf(transaction, professionalId);
    await siteOf(transaction, given.siteId);
    await putProfessional(transaction, { ...present, ...given }, context.now, professionalId);
    await changed(needs, transaction, context, 'professionals.professional.arranged', professionalId);
  });
}

/**
 * Records that a professional left the practice: their acts keep their name, their public page is taken down, whoever
 * worked for them no longer does. Done again after a stop, it ends the rights that were left.
 * @throws {Conflict} `professionals.already-left`
 */
export async function leavePractice(needs: Needs, context: PracticeContext, professionalId: string): Promise<void> {
  const already = await context.database.transaction().execute(async (transaction) => {
    const { leftAt } = await professionalOf(transaction, professionalId);
    if (leftAt !== null) return true;
    await transaction
      .updateTable('professionals.professionals')
      .set({ left_at: context.now.toString(), person_id: null })
      .where('id', '=', professionalId)
      .execute();
    await changed(needs, transaction, context, 'professionals.professional.left', professionalId);
    return false;
  });
  const held = await needs.organizations.listRights(context.organizationId, { professionalId });
  if (already && held.length === 0) {
    throw new Conflict('professionals.already-left', 'Ce praticien a déjà quitté le cabinet.');
  }
  for (const personId of new Set(held.map((one) => one.personId))) {
    await needs.organizations.endRights(context, { personId, professionalId });
  }
}

async function changed(
  needs: Pick<Needs, 'outbox'>,
  transaction: PracticeTransaction,
  context: Pick<PracticeContext, 'act' | 'now'>,
  action: string,
  professionalId: string,
): Promise<void> {
  const object = { kind: 'professionals.professional', id: professionalId };
  await practiceJournal(transaction, context, { action, object, professionalId });
  await needs.outbox.publish(transaction, { kind: 'professionals.professional.changed', ids: { professionalId } });
}

async function refuseTaken(transaction: PracticeTransaction, rpps: string | null): Promise<void> {
  if (rpps === null) return;
  const taken = await transaction
    .selectFrom('professionals.professionals')
    .select('id')
    .where('rpps', '=', rpps)
    .executeTakeFirst();
  if (taken === undefined) return;
  throw new Conflict('professionals.number-taken', 'Ce numéro RPPS est déjà celui d’un praticien du cabinet.');
}
