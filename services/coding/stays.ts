import type { Selectable } from 'kysely';
import { Conflict, Invalid, NotFound } from '#platform/kernel/errors.ts';
import { dayInParis } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import type { StayChange } from './api/stays.ts';
import type { StayState } from './api/vocabulary.ts';
import { journal, type CodingContext, type CodingTransaction } from './context.ts';

export type StayRow = Selectable<OrganizationTables['coding.stays']> & { readonly state: StayState };

/** Facts given with a new stay; what is absent is unknown. */
export type StayFactsGiven = Omit<StayChange, 'localId'> & { readonly localId: string };

/**
 * The stay, locked until the transaction ends: whoever else wants to change it waits.
 * @throws {NotFound} `coding.stay.not-found`
 */
export async function lockStay(transaction: CodingTransaction, stayId: string): Promise<StayRow> {
  const row = await transaction
    .selectFrom('coding.stays')
    .selectAll()
    .where('id', '=', stayId)
    .forUpdate()
    .executeTakeFirst();
  return known(row);
}

/** @throws {NotFound} `coding.stay.not-found` */
export async function findStay(database: OrganizationDatabase, stayId: string): Promise<StayRow> {
  const row = await database.selectFrom('coding.stays').selectAll().where('id', '=', stayId).executeTakeFirst();
  return known(row);
}

function known(row: Selectable<OrganizationTables['coding.stays']> | undefined): StayRow {
  if (row === undefined) throw new NotFound('coding.stay.not-found', 'Ce séjour n’existe pas.');
  return row as StayRow;
}

/**
 * Creates a stay. Without an admission date the day of import stands in and `dates_from` says so.
 * @throws {Invalid} `coding.stay.dates`
 */
export async function createStay(
  transaction: CodingTransaction,
  context: CodingContext,
  facts: StayFactsGiven,
  importId: string | null,
): Promise<StayRow> {
  const admittedOn = facts.admittedOn ?? firstDay(context, facts.dischargedOn);
  refuseDates(admittedOn, facts.dischargedOn ?? null);
  const id = newId();
  const now = context.now.toString();
  const row = await transaction
    .insertInto('coding.stays')
    .values({
      ...{ id, local_id: facts.localId, unit: facts.unit || null, hospitalization: facts.hospitalization ?? 'HC' },
      ...{ admitted_on: admittedOn, discharged_on: facts.dischargedOn ?? null },
      dates_from: facts.admittedOn === undefined ? 'import-day' : 'person',
      ...{ sex: facts.sex ?? null, birth_year: facts.birthYear ?? null, state: 'awaiting-report', import_id: importId },
      ...{ imported_at: now, imported_by: context.act.actor.id, imported_by_name: context.act.actor.name },
      changed_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await journal(transaction, context, 'coding.stay.created', id);
  return row as StayRow;
}

function firstDay(context: CodingContext, dischargedOn: string | null | undefined): string {
  const today = dayInParis(context.now).toString();
  return dischargedOn != null && dischargedOn < today ? dischargedOn : today;
}

/**
 * Corrects facts until the stay is validated; what is absent stays, null clears.
 * @throws {Conflict} `coding.stay.state` once validated
 * @throws {Invalid} `coding.stay.dates`
 */
export async function changeStay(
  transaction: CodingTransaction,
  context: CodingContext,
  stayId: string,
  change: StayChange,
): Promise<void> {
  const stay = await lockStay(transaction, stayId);
  if (stay.state === 'validated') {
    throw new Conflict('coding.stay.state', 'Ce codage est validé. Rouvrez-le pour corriger le séjour.');
  }
  const admittedOn = change.admittedOn ?? stay.admitted_on;
  const dischargedOn = change.dischargedOn === undefined ? stay.discharged_on : change.dischargedOn;
  refuseDates(admittedOn, dischargedOn);
  await transaction
    .updateTable('coding.stays')
    .set({
      ...{ local_id: change.localId ?? stay.local_id, admitted_on: admittedOn, discharged_on: dischargedOn },
      dates_from: change.admittedOn === undefined ? stay.dates_from : 'person',
      hospitalization: change.hospitalization ?? stay.hospitalization,
      unit: change.unit === undefined ? stay.unit : change.unit || null,
      sex: change.sex === undefined ? stay.sex : change.sex,
      birth_year: change.birthYear === undefined ? stay.birth_year : change.birthYear,
      changed_at: context.now.toString(),
    })
    .where('id', '=', stayId)
    .execute();
  await journal(transaction, context, 'coding.stay.changed', stayId, { fields: Object.keys(change).join(' ') });
}

/** Writes columns of a locked stay, and when. */
export async function updateStay(
  transaction: CodingTransaction,
  context: Pick<CodingContext, 'now'>,
  stayId: string,
  columns: Partial<Omit<StayRow, 'id' | 'changed_at'>>,
): Promise<void> {
  const changed = { ...columns, changed_at: context.now.toString() };
  await transaction.updateTable('coding.stays').set(changed).where('id', '=', stayId).execute();
}

function refuseDates(admittedOn: string, dischargedOn: string | null): void {
  if (dischargedOn === null || dischargedOn >= admittedOn) return;
  const message = 'La sortie ne peut précéder l’entrée.';
  throw new Invalid('coding.stay.dates', message, [{ field: 'dischargedOn', rule: 'order', message }]);
}
