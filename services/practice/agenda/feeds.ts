import type { Selectable } from 'kysely';
import type { Act } from '#platform/kernel/act.ts';
import { Forbidden, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Entrance, Entry } from '#platform/http/session.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import { practiceJournal, siteOf } from '#services/practice/professionals/module.ts';
import type { z } from 'zod';
import type { feedSchema } from './api/follow-up.ts';
import { appointmentViews } from './appointment-views.ts';
import type { AppointmentRow } from './appointments.ts';
import { calendarText } from './calendar-text.ts';
import { mayOver, requireOver, type AgendaContext } from './context.ts';
import { reasonsOf } from './reasons.ts';
import { resourceRow, resourceRows, type ResourceRow } from './resources.ts';

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
        ...(actor.kind === 'person' || actor.kind === 'token' ? { maker_kind: actor.kind, maker_id: actor.id } : {}),
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
  await end(context, id, resource);
}

async function end(context: AgendaContext, id: string, resource: ResourceRow): Promise<void> {
  await context.database.transaction().execute(async (transaction) => {
    const revoked = { revoked_at: context.now.toString() };
    await transaction.updateTable('agenda.feeds').set(revoked).where('id', '=', id).execute();
    await practiceJournal(transaction, context, {
      ...{ action: 'agenda.feed.revoked', object: { kind: 'agenda.feed', id } },
      professionalId: resource.professional_id,
    });
  });
}

/**
 * The calendar behind a link (RFC 5545), as its maker may see it now: a link whose maker lost the rights it was opened
 * with ends, and a patient who bans its maker is not named (MAI-270).
 * @param context Cabinet's own, which keeps the journal
 * @param origin where the link is read from: the networks of the organisation hold for it too
 * @throws {NotFound} `agenda.feed.not-found`, also once revoked
 */
export async function readFeed(
  context: AgendaContext,
  { id, entrance, origin }: { readonly id: string; readonly entrance: Entrance; readonly origin: Act['origin'] },
): Promise<string> {
  const row = await context.database
    .updateTable('agenda.feeds')
    .set({ last_read_at: context.now.toString() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw feedNotFound();
  const { database, now } = context;
  const resource = await resourceRow(database, row.resource_id);
  const act = makerAct(row, origin);
  const entry = act === null ? null : await entryOf(context, entrance, act);
  if (act === null || entry === null || !mayServe(entry, row, resource)) {
    await end(context, id, resource);
    throw feedNotFound();
  }
  const asMaker: AgendaContext = { ...context, act, may: entry.may, reach: entry.reach };
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
    ...{ appointments, views: await appointmentViews(asMaker, appointments), reasons: await reasonsOf(database) },
  });
}

function makerAct({ maker_kind: kind, maker_id: id, created_by: name }: FeedRow, origin: Act['origin']) {
  if (id === null || (kind !== 'person' && kind !== 'token')) return null;
  return { actor: { kind, id, name }, origin, onBehalfOf: null } as const;
}

/** What the maker may do now; null when they are let in no more. @throws {NotFound} when not from where the link is read */
async function entryOf(
  { organizationId, now }: AgendaContext,
  entrance: Entrance,
  act: Act & { readonly actor: { readonly kind: 'person' | 'token' } },
): Promise<Entry | null> {
  const boundTo = act.actor.kind === 'token' ? organizationId : null;
  // Whoever opened the link had given what the entrance asked of them; the link stands for that.
  const session = { actor: act.actor, boundTo, secondFactor: true, startedAt: now.toString() };
  try {
    return await entrance.enter(session, organizationId, act);
  } catch (error) {
    if (error instanceof NotFound) return null;
    if (error instanceof Forbidden) throw feedNotFound();
    throw error;
  }
}

function mayServe(entry: Entry, { names }: FeedRow, resource: ResourceRow): boolean {
  const asked = ['agenda.appointments.read', ...(names ? ['patients.records.read'] : [])];
  return asked.every((permission) => mayOver(entry, permission, resource));
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
