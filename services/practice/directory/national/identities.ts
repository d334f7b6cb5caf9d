import { z } from 'zod';
import { Conflict, NotFound } from '#platform/kernel/errors.ts';
import { idnpsOf } from '#platform/kernel/identifiers.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { Commons, OrganizationDatabase } from '#platform/database/databases.ts';
import { job, type Job, type Subscription } from '#platform/jobs/job.ts';
import { nameOf, professionalsOf, type PracticeContext } from '#services/practice/professionals/module.ts';
import type { IdentityLine } from '../api/identity.ts';
import { differencesOf, type Difference } from './differences.ts';
import { followDifferences } from './reviews.ts';

/** Compares every professional of a practice with the national directory, and keeps in what they differ. */
async function compareIdentities(
  commons: Commons,
  organizationId: string,
  database: OrganizationDatabase,
  now: Temporal.Instant,
): Promise<void> {
  const professionals = await professionalsOf(database);
  const loaded = await commons.selectFrom('directory.national_imports').select('id').limit(1).executeTakeFirst();
  for (const one of professionals) {
    const number = idnpsOf(one);
    const recorded = number === null ? null : await recordedAs(commons, number);
    const differences = loaded === undefined ? [] : differencesOf(one, recorded);
    const values = {
      ...{ organization_id: organizationId, name: nameOf(one), number, differences: [...differences] },
      person_id: one.personId,
      compared_at: loaded === undefined ? null : now.toString(),
    };
    const former = await commons
      .selectFrom('directory.identities')
      .select('differences')
      .where('professional_id', '=', one.id)
      .executeTakeFirst();
    const whom = { organizationId, professionalId: one.id, name: nameOf(one) };
    await followDifferences(commons, whom, { former: former?.differences ?? [], present: differences }, now);
    await commons
      .insertInto('directory.identities')
      .values({ professional_id: one.id, ...values })
      .onConflict((conflict) => conflict.column('professional_id').doUpdateSet(values))
      .execute();
  }
  const present = professionals.map(({ id }) => id);
  await commons
    .deleteFrom('directory.identities')
    .where('organization_id', '=', organizationId)
    .$if(present.length > 0, (query) => query.where('professional_id', 'not in', present))
    .execute();
}

/** Whether a person's name was verified as that of a professional: it then changes by a request only (MAI-039). */
export async function isNameVerified(commons: Commons, personId: string): Promise<boolean> {
  const row = await commons
    .selectFrom('directory.identities')
    .select('professional_id')
    .where('person_id', '=', personId)
    .where('validated_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the national directory holds this number; true where none was ever loaded, or for who has no number. */
export async function isInForce(commons: Commons, number: string | null): Promise<boolean> {
  if (number === null || (await recordedAs(commons, number)) !== null) return true;
  const loaded = await commons.selectFrom('directory.national_imports').select('id').limit(1).executeTakeFirst();
  return loaded === undefined;
}

async function recordedAs(commons: Commons, number: string) {
  const row = await commons
    .selectFrom('directory.national')
    .select(['last_name as lastName', 'first_name as firstName', 'profession_code as professionCode'])
    .select('specialty_codes as specialtyCodes')
    .where('number', '=', number)
    .executeTakeFirst();
  return row ?? null;
}

/** Every night, and whenever a practice changes its people (MAI-040). */
export const compareNightly: Job = job({
  ...{ name: 'directory.compare-identities', perOrganization: true, payload: z.object({}) },
  schedule: { cron: '10 4 * * *', timeZone: 'Europe/Paris' },
  handle: ({ commons, organizationId, database, clock }) =>
    compareIdentities(commons, organizationId, database, clock.now()),
});

export const compareOnChange: Subscription = {
  name: 'directory.compare-identities-on-change',
  event: 'professionals.professional.changed',
  handle: ({ commons, organizationId, database, clock }) =>
    compareIdentities(commons, organizationId, database, clock.now()),
};

/** What differs first, then what waits for validation, then the rest. */
export async function listIdentities(commons: Commons): Promise<IdentityLine[]> {
  const rows = await commons.selectFrom('directory.identities').selectAll().orderBy('name').execute();
  const lines = rows.map((row) => ({
    ...{ professionalId: row.professional_id, name: row.name, number: row.number, comparedAt: row.compared_at },
    ...{ differences: row.differences as Difference[], validatedAt: row.validated_at },
    validatedBy: row.validated_by_name,
  }));
  const rank = (line: IdentityLine) => (line.differences.length > 0 ? 0 : line.validatedAt === null ? 1 : 2);
  return lines.toSorted((one, other) => rank(one) - rank(other));
}

/**
 * A person validates an identity: only a number in force, compared with the directory, can be (MAI-005).
 * @throws {Conflict} `directory.not-compared`, `directory.number-not-in-force`  @throws {NotFound}
 */
export async function validateIdentity(
  commons: Commons,
  context: PracticeContext,
  professionalId: string,
): Promise<void> {
  await commons.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('directory.identities')
      .select(['compared_at', 'differences'])
      .where('professional_id', '=', professionalId)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) throw new NotFound('directory.identity-not-found', 'Ce praticien n’existe pas.');
    if (row.compared_at === null) {
      throw new Conflict('directory.not-compared', 'Aucun annuaire national n’est chargé : rien ne peut être vérifié.');
    }
    if (row.differences.includes('not-in-force')) {
      throw new Conflict('directory.number-not-in-force', 'Ce numéro n’est pas en vigueur dans l’annuaire national.');
    }
    await transaction
      .updateTable('directory.identities')
      .set({ validated_at: context.now.toString(), validated_by_name: context.act.actor.name })
      .where('professional_id', '=', professionalId)
      .execute();
    await recordAct(transaction, context.act, {
      ...{ action: 'directory.identity.validated', object: { kind: 'professionals.professional', id: professionalId } },
      at: context.now,
    });
  });
}
