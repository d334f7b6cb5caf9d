import { NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Act } from '#platform/kernel/act.ts';
import type { Commons } from '#platform/database/databases.ts';
import { recordAct } from '#platform/audit/record.ts';
import { findPersonByEmail } from '../persons.ts';

/** A mail to somebody that a mail server refused for good. */
export interface RefusedMail {
  readonly recipient: string;
  /** Reply code (RFC 5321), or null. */
  readonly code: number | null;
  readonly at: Temporal.Instant;
}

/** A person to reach otherwise than by mail. Times are ISO instants. */
export interface Unreachable {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly address: string;
  readonly mobile: string | null;
  readonly refusedAt: string;
  readonly replyCode: number | null;
  readonly correctedAt: string | null;
  readonly reachedAt: string | null;
  readonly reachedBy: string | null;
  readonly how: string | null;
}

/** Marks the address of an account as refused, once, in the transaction that notes the server's answer (MAI-037). */
export async function markRefused(transaction: Commons, { recipient, code, at }: RefusedMail): Promise<void> {
  const person = await findPersonByEmail(transaction, recipient);
  if (person === null) return;
  await transaction
    .insertInto('identity.refused_addresses')
    .values({
      ...{ id: newId(), person_id: person.id, address: person.email, refused_at: at.toString() },
      reply_code: code,
    })
    .onConflict((conflict) => conflict.column('person_id').where('corrected_at', 'is', null).doNothing())
    .execute();
}

/** The owner gave an address that receives, or proved that theirs does. */
export async function settleAddress(transaction: Commons, personId: string, at: Temporal.Instant): Promise<void> {
  await transaction
    .updateTable('identity.refused_addresses')
    .set({ corrected_at: at.toString() })
    .where('person_id', '=', personId)
    .where('corrected_at', 'is', null)
    .execute();
}

/** Whether a person's address is refused as it stands. */
export async function isRefused(database: Commons, personId: string): Promise<boolean> {
  const row = await database
    .selectFrom('identity.refused_addresses')
    .select('id')
    .where('person_id', '=', personId)
    .where('corrected_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whom to reach otherwise: who waits first, then those reached or corrected lately. */
export async function listUnreachable(database: Commons): Promise<Unreachable[]> {
  const rows = await database
    .selectFrom('identity.refused_addresses as refused')
    .innerJoin('identity.persons as person', 'person.id', 'refused.person_id')
    .select(['refused.id', 'refused.person_id as personId', 'person.name', 'refused.address', 'person.mobile'])
    .select(['refused.refused_at as refusedAt', 'refused.reply_code as replyCode'])
    .select(['refused.corrected_at as correctedAt', 'refused.reached_at as reachedAt', 'refused.how'])
    .select('refused.reached_by_name as reachedBy')
    .orderBy((by) => by.or([by('refused.corrected_at', 'is not', null), by('refused.reached_at', 'is not', null)]))
    .orderBy('refused.refused_at', 'desc')
    .limit(500)
    .execute();
  return rows;
}

/** Staff reached the person by another means. @throws {NotFound} `identity.refusal-not-found` */
export async function markReached(
  database: Commons,
  act: Act,
  given: { readonly id: string; readonly how: string; readonly at: Temporal.Instant },
): Promise<void> {
  const { id, how, at } = given;
  await database.transaction().execute(async (transaction) => {
    const reached = await transaction
      .updateTable('identity.refused_addresses')
      .set({ reached_at: at.toString(), reached_by_name: act.actor.name, how })
      .where('id', '=', id)
      .where('reached_at', 'is', null)
      .returning('person_id')
      .executeTakeFirst();
    if (reached === undefined) throw new NotFound('identity.refusal-not-found', 'Cette personne a déjà été jointe.');
    const object = { kind: 'person', id: reached.person_id };
    await recordAct(transaction, act, { action: 'identity.person.reached', object, at });
  });
}
