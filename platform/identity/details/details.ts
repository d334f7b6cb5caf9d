import { Conflict, Invalid } from '#platform/kernel/errors.ts';
import { PARIS } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Commons } from '#platform/database/databases.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { Desk } from '../desk.ts';
import { ownerOf } from '../password-change.ts';
import type { PersonSession } from '../sessions.ts';
import type { Visitor } from '../visitor.ts';

/** What a person says of themself, and when it changed. Times are ISO instants. */
export interface Details {
  readonly name: string;
  /** Verified by staff: only they change it (MAI-039). */
  readonly nameLocked: boolean;
  readonly function: string | null;
  readonly email: string;
  readonly mobile: string | null;
  readonly confirmedAt: string;
  /** Newest first. */
  readonly changes: readonly { readonly field: DetailField; readonly at: string }[];
}

export type DetailField = 'name' | 'function' | 'email' | 'mobile';

/** One's own details (MAI-036). */
export async function ownDetails(desk: Desk, current: PersonSession): Promise<Details> {
  const id = String(current.actor.id);
  const row = await desk.commons
    .selectFrom('identity.persons')
    .select(['name', 'function', 'email', 'mobile'])
    .select(({ fn }) => fn.coalesce('details_confirmed_at', 'created_at').as('confirmedAt'))
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const changes = await desk.commons
    .selectFrom('identity.detail_changes')
    .select(['field', 'at'])
    .where('person_id', '=', id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
  return {
    ...{ ...row, nameLocked: await desk.nameLocked(id) },
    changes: changes.map(({ field, at }) => ({ field: field as DetailField, at })),
  };
}

/**
 * Changes name and function; saying them counts as confirming them.
 * @throws {Conflict} `identity.name-locked` once staff verified the name  @throws {Invalid} `identity.name-missing`
 */
export async function changeDetails(
  desk: Desk,
  visitor: Visitor,
  current: PersonSession,
  given: { readonly name: string; readonly function: string | null },
): Promise<void> {
  const person = await ownerOf(desk, current);
  const [name, duty] = [given.name.trim(), given.function?.trim() || null];
  if (name === '') {
    const message = 'Écrivez votre nom.';
    throw new Invalid('identity.name-missing', message, [{ field: 'name', rule: 'required', message }]);
  }
  if (name !== person.name && (await desk.nameLocked(person.id))) {
    const message = 'Votre nom a été vérifié : un changement se demande depuis « Profil public », avec une preuve.';
    throw new Conflict('identity.name-locked', message);
  }
  const at = desk.clock.now();
  await desk.commons.transaction().execute(async (transaction) => {
    const fields = [
      ...(name === person.name ? [] : ([['name', person.name]] as const)),
      ...(duty === person.function ? [] : ([['function', person.function]] as const)),
    ];
    for (const [field, former] of fields) await noteChange(transaction, person.id, field, former, at);
    const values = { name, function: duty, updated_at: desk.machine.now().toString() };
    await transaction.updateTable('identity.persons').set(values).where('id', '=', person.id).execute();
    await confirm(transaction, person.id, at);
    await recordAct(transaction, visitor.act, {
      ...{ action: 'identity.details.changed', object: { kind: 'person', id: person.id }, at },
      details: { fields: fields.map(([field]) => field).join(' ') },
    });
  });
}

/** Says that one's details are right as they stand (MAI-036). */
export async function confirmDetails(desk: Desk, visitor: Visitor, current: PersonSession): Promise<void> {
  const at = desk.clock.now();
  const id = String(current.actor.id);
  await desk.commons.transaction().execute(async (transaction) => {
    await confirm(transaction, id, at);
    const object = { kind: 'person', id };
    await recordAct(transaction, visitor.act, { action: 'identity.details.confirmed', object, at });
  });
}

/** Keeps what a detail was until now; in the transaction of its change. */
export async function noteChange(
  transaction: Commons,
  personId: string,
  field: DetailField,
  former: string | null,
  at: Temporal.Instant,
): Promise<void> {
  const row = { id: newId(), person_id: personId, field, former, at: at.toString() };
  await transaction.insertInto('identity.detail_changes').values(row).execute();
}

export async function confirm(transaction: Commons, personId: string, at: Temporal.Instant): Promise<void> {
  await transaction
    .updateTable('identity.persons')
    .set({ details_confirmed_at: at.toString() })
    .where('id', '=', personId)
    .execute();
}

/** Whether details confirmed then are to be confirmed again: whole months are counted in Paris. */
export function areDue(confirmedAt: string, months: number, now: Temporal.Instant): boolean {
  const until = Temporal.Instant.from(confirmedAt).toZonedDateTimeISO(PARIS).add({ months }).toInstant();
  return Temporal.Instant.compare(now, until) >= 0;
}
