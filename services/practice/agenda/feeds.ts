import type { Selectable } from 'kysely';
import { NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import { practiceJournal, siteOf } from '#services/practice/professionals/module.ts';
import type { z } from 'zod';
import type { feedSchema } from './api/follow-up.ts';
import { appointmentViews } from './appointment-views.ts';
import type { AppointmentRow } from './appointments.ts';
import { calendarText } from './calendar-text.ts';
import { mayOver, requireOver, type AgendaContext } from './context.ts';
import { reasonsOf } from './reasons.ts';
import { resourceRow, resourceRows } from './resources.ts';

type FeedRow = Selectable<OrganizationTables['agenda.feeds']>;
type FeedView = z.output<typeof feedSchema>;

/** A calendar shows the month behind and the year ahead. */
const BEHIND = { hours: 24 * 31 };
const AHEAD = { hours: 24 * 366 };

/** Links of the agendas the caller sees. */
export async function feedsOf(context: AgendaContext): Promise<readonly FeedView[]> {
  const resources = await resourceRows(context.database);
  const seen = new Set(
    resources.filter((row) => mayOver(context, 'agenda.appointments.read', row)).map(({ id }) => id),
  );
  const rows = await context.database
    .selectFrom('agenda.feeds')
    .selectAll()
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .execute();
  return rows.filter(({ resource_id }) => seen.has(resource_id)).map(feedView);
}

/** Opens a link to one agenda; with patients' names only if chosen, and only by who may read them. */
export async function addFeed(
  context: AgendaContext,
  given: { readonly resourceId: string; readonly names: boolean },
): Promise<FeedView> {
  const resource = await resourceRow(context.database, given.resourceId);
  requireOver(context, 'agenda.appointments.read', resource);
  if (given.names) requireOver(context, 'patients.records.read', resource);
  return context.database.transaction().execute(async (transaction) => {
    const { actor } = context.act;
    const row = await transaction
      .insertInto('agenda.feeds')
      .values({
        ...{ id: newId(), resource_id: resource.id, names: given.names },
        ...{ created_at: context.now.toString(), created_by: actor.name },
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await practiceJournal(transaction, context, {
      ...{ action: 'agenda.feed.added', object: { kind: 'agenda.feed', id: row.id } },
      ...{ professionalId: resource.professional_id, details: { names: given.names } },
    });
    return feedView(row);
  });
}

/** Ends a link: its next reading is refused. @throws {NotFound} `agenda.feed.not-found` */
export async function revokeFeed(context: AgendaContext, id: string): Promise<void> {
  const row = await context.database
    .selectFrom('agenda.feeds')
    .selectAll()
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) throw feedNotFound();
  const resource = await resourceRow(context.database, row.resource_id);
  requireOver(context, 'agenda.appointments.read', resource);
  await context.database.transaction().execute(async (transaction) => {
    const revoked = { revoked_at: context.now.toString() };
    await transaction.updateTable('agenda.feeds').set(revoked).where('id', '=', id).execute();
    await practiceJournal(transaction, context, {
      ...{ action: 'agenda.feed.revoked', object: { kind: 'agenda.feed', id } },
      professionalId: resource.professional_id,
    });
  });
}

/** The calendar behind a link (RFC 5545). @throws {NotFound} `agenda.feed.not-found`, also once revoked */
export async function readFeed(context: AgendaContext, id: string): Promise<string> {
  const read = { last_read_at: context.now.toString() };
  const row = await context.database
    .updateTable('agenda.feeds')
    .set(read)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw feedNotFound();
  const { database, now } = context;
  const resource = await resourceRow(database, row.resource_id);
  const appointments = (await database
    .selectFrom('agenda.appointments')
    .selectAll()
    .where('resource_id', '=', resource.id)
    .where('starts_at', '>', now.subtract(BEHIND).toString())
    .where('starts_at', '<', now.add(AHEAD).toString())
    .orderBy('starts_at')
    .execute()) as AppointmentRow[];
  if (row.names) {
    await practiceJournal(database, context, {
      ...{ action: 'agenda.feed.read', object: { kind: 'agenda.feed', id } },
      ...{ professionalId: resource.professional_id, details: { appointments: appointments.length } },
    });
  }
  return calendarText({
    ...{ name: resource.name, site: await siteOf(database, resource.site_id), names: row.names },
    ...{ appointments, views: await appointmentViews(context, appointments), reasons: await reasonsOf(database) },
  });
}

export function feedNotFound(): NotFound {
  return new NotFound('agenda.feed.not-found', 'Ce lien d’agenda n’existe pas, ou a été révoqué.');
}

function feedView(row: FeedRow): FeedView {
  return {
    ...{ id: row.id, resourceId: row.resource_id, names: row.names, createdAt: row.created_at },
    ...{ createdBy: row.created_by, lastReadAt: row.last_read_at },
  };
}
