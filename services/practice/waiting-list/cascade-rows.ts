import type { Selectable } from 'kysely';
import { NotFound } from '#platform/kernel/errors.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import type { PracticeTransaction } from '#services/practice/professionals/module.ts';
import type { WaitingListNeeds, Working } from './needs.ts';

export type CascadeRow = Selectable<OrganizationTables['waiting_list.cascades']>;
export type OfferRow = Selectable<OrganizationTables['waiting_list.offers']>;
export type OfferEnd = 'accepted' | 'refused' | 'expired' | 'skipped' | 'taken-back';

/** The cascade, locked until the transaction ends. @throws {NotFound} `waiting-list.cascade.not-found` */
export async function lockCascade(transaction: PracticeTransaction, id: string): Promise<CascadeRow> {
  const row = await transaction
    .selectFrom('waiting_list.cascades')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) throw cascadeNotFound();
  return row;
}

/** @throws {NotFound} `waiting-list.cascade.not-found` */
export async function cascadeRow(database: OrganizationDatabase, id: string): Promise<CascadeRow> {
  const row = await database.selectFrom('waiting_list.cascades').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw cascadeNotFound();
  return row;
}

/** Who is asked now. */
export function currentOffer(database: OrganizationDatabase, cascadeId: string): Promise<OfferRow | undefined> {
  return database
    .selectFrom('waiting_list.offers')
    .selectAll()
    .where('cascade_id', '=', cascadeId)
    .where('state', '=', 'offered')
    .executeTakeFirst();
}

/** Ends an offer; its time is given back by whoever holds it. */
export async function endOffer(
  transaction: PracticeTransaction,
  work: Pick<Working, 'now'>,
  offerId: string,
  state: OfferEnd,
): Promise<void> {
  await transaction
    .updateTable('waiting_list.offers')
    .set({ state, answered_at: work.now.toString(), hold_id: null })
    .where('id', '=', offerId)
    .execute();
}

/** Ends a cascade and tells who looks. */
export async function closeCascade(
  transaction: PracticeTransaction,
  needs: Pick<WaitingListNeeds, 'outbox'>,
  work: Pick<Working, 'now'>,
  cascade: CascadeRow,
  state: 'filled' | 'exhausted' | 'taken-back' | 'lapsed',
): Promise<void> {
  await transaction
    .updateTable('waiting_list.cascades')
    .set({ state, closed_at: work.now.toString() })
    .where('id', '=', cascade.id)
    .execute();
  await tellCascade(transaction, needs, cascade);
}

export function tellCascade(
  transaction: PracticeTransaction,
  { outbox }: Pick<WaitingListNeeds, 'outbox'>,
  { id, resource_id }: Pick<CascadeRow, 'id' | 'resource_id'>,
): Promise<void> {
  const ids = { cascadeId: id, resourceId: resource_id };
  return outbox.publish(transaction, { kind: 'waiting-list.cascade.changed', ids });
}

function cascadeNotFound(): NotFound {
  return new NotFound('waiting-list.cascade.not-found', 'Ce créneau libéré n’existe pas, ou plus.');
}
