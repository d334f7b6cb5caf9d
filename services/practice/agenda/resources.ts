import type { Selectable } from 'kysely';
import { Invalid, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import {
  nameOf,
  practiceJournal,
  professionalsOf,
  requireRight,
  siteOf,
  sitesOf,
  type PracticeTransaction,
  type Site,
} from '#services/practice/professionals/module.ts';
import type { NewResource, ResourceChange, ResourceView } from './api/resources.ts';
import { mayOver, requireOver, tellAvailability, type AgendaContext } from './context.ts';
import type { ResourceBrief } from './ports.ts';
import { refuseDiscrimination } from '#services/practice/wording/module.ts';

export type ResourceRow = Selectable<OrganizationTables['agenda.resources']>;

/** In the order of the practice: professionals, then rooms and devices. */
export async function resourceRows(database: OrganizationDatabase): Promise<readonly ResourceRow[]> {
  const rows = await database.selectFrom('agenda.resources').selectAll().orderBy('position').orderBy('id').execute();
  return rows.toSorted((a, b) => Number(a.kind !== 'professional') - Number(b.kind !== 'professional'));
}

/** @throws {NotFound} `agenda.resource.not-found` */
export async function resourceRow(database: OrganizationDatabase, id: string): Promise<ResourceRow> {
  const row = await database.selectFrom('agenda.resources').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new NotFound('agenda.resource.not-found', 'Cet agenda n’existe pas.');
  return row;
}

/** Those the caller may see in the agenda: their professionals, and the rooms if they see any. */
export async function visibleResources(context: AgendaContext): Promise<readonly ResourceView[]> {
  const [rows, sites] = await Promise.all([resourceRows(context.database), sitesOf(context.database)]);
  return rows
    .filter((row) => mayOver(context, 'agenda.appointments.read', row))
    .map((row) => resourceView(context, row, sites));
}

export function resourceView(context: AgendaContext, row: ResourceRow, sites: readonly Site[]): ResourceView {
  const site = sites.find(({ id }) => id === row.site_id)!;
  return {
    ...{ id: row.id, kind: row.kind as ResourceView['kind'], professionalId: row.professional_id, name: row.name },
    ...{ siteId: row.site_id, timeZone: site.timeZone, holidayZone: site.holidayZone, color: row.color },
    ...{ position: row.position, worksOnHolidays: row.works_on_holidays, archived: row.archived_at !== null },
    may: {
      write: mayOver(context, 'agenda.appointments.write', row),
      overbook: mayOver(context, 'agenda.appointments.overbook', row),
      hours: mayOver(context, 'agenda.hours.write', row),
    },
  };
}

export function resourceBrief(
  row: Pick<ResourceRow, 'id' | 'professional_id' | 'kind' | 'name' | 'site_id'>,
  sites: readonly Site[],
): ResourceBrief {
  return {
    ...{ id: row.id, professionalId: row.professional_id, kind: row.kind as ResourceBrief['kind'], name: row.name },
    ...{ siteId: row.site_id, timeZone: sites.find(({ id }) => id === row.site_id)!.timeZone },
  };
}

/**
 * Adds a room or a device. The same identifier sent twice makes one.
 * @throws {Forbidden} `permission.missing` unless hours may be set for the whole practice.
 * @throws {Invalid} `wording.discriminatory` (MAI-280)
 */
export async function addResource(context: AgendaContext, given: NewResource): Promise<void> {
  requireRight(context, 'agenda.hours.write');
  refuseDiscrimination({ name: given.name });
  await siteOf(context.database, given.siteId);
  await context.database.transaction().execute(async (transaction) => {
    const { id, kind, name, siteId, color, position } = given;
    const added = await transaction
      .insertInto('agenda.resources')
      .values({ id, kind, name, site_id: siteId, color, position })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows === 0n) return;
    await journalResource(transaction, context, 'added', id, null);
  });
}

/** @throws {NotFound} `agenda.resource.not-found`, {Forbidden}, {Invalid} `agenda.resource.professional`, `wording.discriminatory` */
export async function changeResource(context: AgendaContext, id: string, change: ResourceChange): Promise<void> {
  await context.database.transaction().execute(async (transaction) => {
    const row = await resourceRow(transaction, id);
    if (row.kind === 'professional') requireOver(context, 'agenda.hours.write', row);
    else requireRight(context, 'agenda.hours.write');
    if (row.kind === 'professional' && (change.name !== undefined || change.archived !== undefined)) {
      throw new Invalid(
        'agenda.resource.professional',
        'Le nom et la présence d’un praticien se règlent dans « Praticiens et équipe ».',
      );
    }
    const { name, color, position, worksOnHolidays, archived } = change;
    refuseDiscrimination({ name });
    await transaction
      .updateTable('agenda.resources')
      .set({
        ...{ name, color, position, works_on_holidays: worksOnHolidays },
        ...(archived === undefined ? {} : { archived_at: archived ? context.now.toString() : null }),
        id,
      })
      .where('id', '=', id)
      .execute();
    await journalResource(transaction, context, 'changed', id, row.professional_id);
    await tellAvailability(transaction, context, [id]);
  });
}

/** Gives every professional of the practice an agenda, with their name, place and colour; those who left lose theirs. */
export async function followProfessionals(
  transaction: PracticeTransaction,
  context: Pick<AgendaContext, 'now' | 'outbox'>,
): Promise<void> {
  const present = await professionalsOf(transaction);
  for (const one of present) {
    const values = { site_id: one.siteId, name: nameOf(one), color: one.color, position: one.position };
    await transaction
      .insertInto('agenda.resources')
      .values({ id: newId(), kind: 'professional', professional_id: one.id, ...values })
      .onConflict((conflict) => conflict.column('professional_id').doUpdateSet({ ...values, archived_at: null }))
      .execute();
  }
  await transaction
    .updateTable('agenda.resources')
    .set({ archived_at: context.now.toString() })
    .where('kind', '=', 'professional')
    .where('archived_at', 'is', null)
    .$if(present.length > 0, (query) =>
      query.where(
        'professional_id',
        'not in',
        present.map(({ id }) => id),
      ),
    )
    .execute();
  const rows = await transaction
    .selectFrom('agenda.resources')
    .select('id')
    .where('kind', '=', 'professional')
    .execute();
  await tellAvailability(
    transaction,
    context,
    rows.map(({ id }) => id),
  );
}

async function journalResource(
  transaction: PracticeTransaction,
  context: AgendaContext,
  verb: string,
  id: string,
  professionalId: string | null,
): Promise<void> {
  await practiceJournal(transaction, context, {
    ...{ action: `agenda.resource.${verb}`, object: { kind: 'agenda.resource', id }, professionalId },
  });
}
