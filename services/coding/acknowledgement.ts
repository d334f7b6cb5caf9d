import { Forbidden, Invalid } from '#platform/kernel/errors.ts';
import { journal, type CodingContext } from './context.ts';
import { ACKNOWLEDGEMENT } from './notices.ts';
import { requirePerson } from './person.ts';

/** When this person acknowledged the present wording; null when they have not (CIM-53). */
export async function acknowledgedAt(context: Pick<CodingContext, 'database' | 'act'>): Promise<string | null> {
  const { id } = context.act.actor;
  if (id === null) return null;
  const row = await context.database
    .selectFrom('coding.acknowledgements')
    .select('acknowledged_at')
    .where('person_id', '=', id)
    .where('version', '=', ACKNOWLEDGEMENT.version)
    .executeTakeFirst();
  return row?.acknowledged_at ?? null;
}

/**
 * Keeps that this person acknowledged the wording they were shown; once is enough.
 * @throws {Invalid} `coding.acknowledgement.version` when the wording changed meanwhile.
 */
export async function acknowledge(context: CodingContext, version: string): Promise<void> {
  const personId = requirePerson(context);
  if (version !== ACKNOWLEDGEMENT.version) {
    throw new Invalid('coding.acknowledgement.version', 'Le texte a changé entre-temps : relisez-le.');
  }
  await context.database.transaction().execute(async (transaction) => {
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('coding.acknowledgements')
      .values({
        ...{ person_id: personId, person_name: context.act.actor.name, version },
        acknowledged_at: context.now.toString(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 1n) {
      await journal(transaction, context, 'coding.acknowledgement.given', null, { version });
    }
  });
}

/**
 * CIM-53: a person acknowledges before anything else. Programs have nothing to acknowledge.
 * @throws {Forbidden} `coding.acknowledgement-required`
 */
export async function requireAcknowledgement(context: Pick<CodingContext, 'database' | 'act'>): Promise<void> {
  if (context.act.actor.kind !== 'person' || (await acknowledgedAt(context)) !== null) return;
  const message = 'Avant d’entrer dans le codage, lisez et acceptez ses conditions d’usage.';
  throw new Forbidden('coding.acknowledgement-required', message);
}
