import { sql, type Selectable } from 'kysely';
import { NotFound } from '#platform/kernel/errors.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import { refuseDiscrimination, refuseUnsuitable } from '#services/practice/wording/module.ts';
import { practiceJournal, type PracticeTransaction } from '#services/practice/professionals/module.ts';
import { newReasonSchema, type NewReason, type ReasonChange, type ReasonView } from './api/resources.ts';
import { requireOver, tellAvailability, type AgendaContext } from './context.ts';
import { resourceRow } from './resources.ts';

type ReasonRow = Selectable<OrganizationTables['agenda.reasons']> & {
  readonly resource_ids: readonly string[];
  readonly needs: ReasonView['needs'];
};

/** Who would set reasons, and where. */
type ReasonSetter = Pick<AgendaContext, 'database' | 'may' | 'reach'>;

/** Every reason with who offers it and what it needs, in order. */
export async function reasonsOf(database: OrganizationDatabase): Promise<readonly ReasonView[]> {
  return (await reasonQuery(database).orderBy('position').orderBy('name').execute()).map(reasonView);
}

/** @throws {NotFound} `agenda.reason.not-found` */
export async function reasonOf(database: OrganizationDatabase, id: string): Promise<ReasonView> {
  const row = await reasonQuery(database).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new NotFound('agenda.reason.not-found', 'Ce motif n’existe pas.');
  return reasonView(row);
}

/**
 * Adds a reason for visit; the same identifier sent twice makes one.
 * @throws {Forbidden} `permission.missing` unless reasons may be set for each professional who offers it (MAI-071).
 * @throws {Invalid} `wording.discriminatory` (MAI-280)
 */
export async function addReason(context: AgendaContext, given: NewReason): Promise<void> {
  const { id, resourceIds, needs, ...fields } = newReasonSchema.parse(given);
  await requireReasons(context, [...resourceIds, ...needed(needs)]);
  refuseWording(fields);
  await context.database.transaction().execute(async (transaction) => {
    const added = await transaction
      .insertInto('agenda.reasons')
      .values({ id, ...columnsOf({ ...fields, publicName: fields.publicName ?? fields.name }), name: fields.name })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows === 0n) return;
    await writeLinks(transaction, id, { resourceIds, needs });
    await tellReason(transaction, context, 'added', id, resourceIds);
  });
}

/**
 * @throws {NotFound} `agenda.reason.not-found`, {Forbidden} `permission.missing`
 * @throws {Invalid} `wording.discriminatory` (MAI-280)
 */
export async function changeReason(context: AgendaContext, id: string, change: ReasonChange): Promise<void> {
  await context.database.transaction().execute(async (transaction) => {
    const before = await reasonOf(transaction, id);
    const concerned = [...before.resourceIds, ...(change.resourceIds ?? [])];
    await requireReasons({ ...context, database: transaction }, [...concerned, ...needed(change.needs ?? [])]);
    refuseWording(change);
    await transaction
      .updateTable('agenda.reasons')
      .set({
        ...columnsOf(change),
        ...(change.archived === undefined ? {} : { archived_at: change.archived ? context.now.toString() : null }),
        id,
      })
      .where('id', '=', id)
      .execute();
    await writeLinks(transaction, id, change);
    await tellReason(transaction, context, 'changed', id, concerned);
  });
}

/** What patients read of a reason, while they choose it and once they have. */
function refuseWording({ name, publicName, instructions }: Pick<ReasonChange, 'name' | 'publicName' | 'instructions'>) {
  refuseDiscrimination({ name, publicName, instructions });
  refuseUnsuitable({ name, publicName, instructions });
}

function reasonQuery(database: OrganizationDatabase) {
  return database
    .selectFrom('agenda.reasons as reason')
    .selectAll('reason')
    .select([
      sql<readonly string[]>`ARRAY(SELECT offered.resource_id::text FROM agenda.reason_resources offered
        WHERE offered.reason_id = reason.id ORDER BY offered.resource_id)`.as('resource_ids'),
      sql<ReasonView['needs']>`coalesce((SELECT json_agg(json_build_object('quantity', need.quantity, 'resourceIds',
          (SELECT json_agg(one.resource_id ORDER BY one.resource_id) FROM agenda.reason_need_resources one
           WHERE one.reason_id = need.reason_id AND one.number = need.number)) ORDER BY need.number)
        FROM agenda.reason_needs need WHERE need.reason_id = reason.id), '[]')`.as('needs'),
    ]);
}

function reasonView(row: ReasonRow): ReasonView {
  return {
    ...{ id: row.id, name: row.name, publicName: row.public_name, minutes: row.minutes },
    ...{ beforeMinutes: row.before_minutes, afterMinutes: row.after_minutes, color: row.color },
    ...{ place: row.place as ReasonView['place'], online: row.online as ReasonView['online'] },
    ...{ noticeMinutes: row.notice_minutes, horizonDays: row.horizon_days, dailyQuota: row.daily_quota },
    ...{ changeNoticeMinutes: row.change_notice_minutes, instructions: row.instructions, position: row.position },
    ...{ resourceIds: [...row.resource_ids], needs: row.needs, archived: row.archived_at !== null },
  };
}

function columnsOf<Given extends ReasonChange>(given: Given) {
  return {
    ...{
      name: given.name,
      public_name: given.publicName as Given['publicName'],
      minutes: given.minutes as Given['minutes'],
    },
    ...{ before_minutes: given.beforeMinutes, after_minutes: given.afterMinutes, place: given.place as Given['place'] },
    ...{ color: given.color, online: given.online, notice_minutes: given.noticeMinutes },
    ...{ horizon_days: given.horizonDays, change_notice_minutes: given.changeNoticeMinutes },
    ...{ daily_quota: given.dailyQuota, instructions: given.instructions, position: given.position },
  };
}

async function writeLinks(
  transaction: PracticeTransaction,
  id: string,
  { resourceIds, needs }: Pick<ReasonChange, 'resourceIds' | 'needs'>,
): Promise<void> {
  if (resourceIds !== undefined) {
    await transaction.deleteFrom('agenda.reason_resources').where('reason_id', '=', id).execute();
    const rows = [...new Set(resourceIds)].map((resource_id) => ({ reason_id: id, resource_id }));
    await transaction.insertInto('agenda.reason_resources').values(rows).execute();
  }
  if (needs === undefined) return;
  await transaction.deleteFrom('agenda.reason_needs').where('reason_id', '=', id).execute();
  for (const [number, need] of needs.entries()) {
    await transaction
      .insertInto('agenda.reason_needs')
      .values({ reason_id: id, number, quantity: need.quantity })
      .execute();
    const rows = [...new Set(need.resourceIds)].map((resource_id) => ({ reason_id: id, number, resource_id }));
    await transaction.insertInto('agenda.reason_need_resources').values(rows).execute();
  }
}

/**
 * Refuses who may not set a reason for each professional who offers it: what goes with it follows the same right.
 * @throws {NotFound} `agenda.reason.not-found`, {Forbidden} `permission.missing`
 */
export async function requireReason(context: ReasonSetter, id: string): Promise<void> {
  await requireReasons(context, (await reasonOf(context.database, id)).resourceIds);
}

/** What a reason takes besides: booking it on line would fill their agendas too. */
function needed(needs: readonly { readonly resourceIds: readonly string[] }[]): readonly string[] {
  return needs.flatMap(({ resourceIds }) => resourceIds);
}

async function requireReasons(context: ReasonSetter, resourceIds: readonly string[]): Promise<void> {
  for (const id of new Set(resourceIds)) {
    requireOver(context, 'agenda.reasons.write', await resourceRow(context.database, id));
  }
}

async function tellReason(
  transaction: PracticeTransaction,
  context: AgendaContext,
  verb: string,
  id: string,
  resourceIds: readonly string[],
): Promise<void> {
  await practiceJournal(transaction, context, {
    ...{ action: `agenda.reason.${verb}`, object: { kind: 'agenda.reason', id } },
    details: { agendas: new Set(resourceIds).size },
  });
  await tellAvailability(transaction, context, resourceIds);
}
