import { sql, type Selectable } from 'kysely';
import { Conflict, Invalid, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import { practiceJournal, type PracticeTransaction } from '#services/practice/professionals/module.ts';
import { newClosureSchema, type ClosureView, type NewClosure } from './api/hours.ts';
import { lockAppointment, type AppointmentRow } from './appointments.ts';
import { cancelLocked } from './cancelling.ts';
import { lockAgendas, rangeOf } from './claims.ts';
import { requireOver, tellAvailability, type AgendaContext } from './context.ts';
import { resourceRow, type ResourceRow } from './resources.ts';
import type { Interval } from './times/intervals.ts';

type ClosureRow = Selectable<OrganizationTables['agenda.closures']> & {
  readonly starts_at: string;
  readonly ends_at: string;
  readonly cancelled: number;
};

/**
 * Closes agendas for a time: leave, absence, one closed Tuesday. The same identifier sent twice closes once.
 * @throws {Conflict} `agenda.closure-has-appointments` (`facts.appointmentIds`) until told what becomes of them;
 *   {Forbidden} `permission.missing` (MAI-071), also over each visit to cancel; {Invalid} `agenda.closure.ends`
 */
export async function addClosure(context: AgendaContext, given: NewClosure): Promise<readonly ClosureView[]> {
  const closure = newClosureSchema.parse(given);
  const time = { start: Date.parse(closure.startsAt), end: Date.parse(closure.endsAt) };
  if (time.end <= time.start) throw new Invalid('agenda.closure.ends', 'La fin doit suivre le début.');
  const resources: ResourceRow[] = [];
  for (const id of new Set(closure.resourceIds)) resources.push(await resourceRow(context.database, id));
  for (const resource of resources) requireOver(context, 'agenda.hours.write', resource);
  while (!(await closeOnce(context, { ...closure, time, resources })));
  return (await closureQuery(context.database).where('act_id', '=', closure.id).execute()).map(closureView);
}

interface Closing {
  readonly id: string;
  readonly kind: string;
  readonly label: string | null;
  readonly appointments?: NewClosure['appointments'];
  readonly time: Interval;
  readonly resources: readonly ResourceRow[];
}

/**
 * Closes, with the visits concerned locked first and then every agenda they use.
 * @returns false, with nothing done, when a visit came in meanwhile: it could only be locked out of order.
 */
async function closeOnce(context: AgendaContext, closing: Closing): Promise<boolean> {
  const { time, resources, appointments } = closing;
  const closedIds = resources.map(({ id }) => id);
  return context.database.transaction().execute(async (transaction) => {
    const locked = new Map<string, AppointmentRow>();
    for (const id of await liveAppointments(transaction, closedIds, time)) {
      locked.set(id, await lockAppointment(transaction, id));
    }
    const used = [...locked.values()].flatMap((row) => [row.resource_id, ...row.extra_resource_ids]);
    await lockAgendas(transaction, [...closedIds, ...used]);
    const appointmentIds = await liveAppointments(transaction, closedIds, time);
    if (appointmentIds.some((id) => !locked.has(id))) return false;
    if (appointmentIds.length > 0 && appointments === undefined) {
      const start = (id: string) => locked.get(id)!.starts_at;
      throw standing(appointmentIds.toSorted((one, other) => start(one).localeCompare(start(other))));
    }
    const closureIds = new Map<string, string>();
    for (const resource of resources) {
      const id = await insertClosure(transaction, context, { ...closing, resource });
      if (id !== null) closureIds.set(resource.id, id);
    }
    if (appointments !== 'cancel') return true;
    for (const row of appointmentIds.map((id) => locked.get(id)!)) {
      const closedBy = [row.resource_id, ...row.extra_resource_ids].find((id) => closureIds.has(id));
      if (closedBy === undefined) continue;
      requireOver(context, 'agenda.hours.write', await resourceRow(transaction, row.resource_id));
      const closureId = closureIds.get(closedBy)!;
      await cancelLocked(transaction, context, row, { cause: 'closure', note: null, closureId });
    }
    return true;
  });
}

/** Opens again what was closed; appointments it cancelled stay so. @throws {NotFound} `agenda.closure.not-found` */
export async function removeClosure(context: AgendaContext, id: string): Promise<void> {
  await context.database.transaction().execute(async (transaction) => {
    const row = await closureQuery(transaction).where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw new NotFound('agenda.closure.not-found', 'Cette fermeture n’existe pas, ou plus.');
    const resource = await resourceRow(transaction, row.resource_id);
    requireOver(context, 'agenda.hours.write', resource);
    await transaction.deleteFrom('agenda.closures').where('id', '=', id).execute();
    await tellClosure(transaction, context, 'removed', id, resource);
  });
}

/** Closures of some agendas that touch a time, by start. */
export async function closuresOf(
  database: OrganizationDatabase,
  resourceIds: readonly string[],
  { start, end }: { readonly start: number; readonly end: number | null },
): Promise<readonly ClosureView[]> {
  const until = end === null ? null : new Date(end).toISOString();
  const rows = await closureQuery(database)
    .where(sql<boolean>`resource_id = ANY (${[...resourceIds]}::uuid[])`)
    .where(sql<boolean>`during && tstzrange(${new Date(start).toISOString()}, ${until})`)
    .orderBy(sql`lower(during)`)
    .execute();
  return rows.map(closureView);
}

/** Visits still to come that use one of these agendas in that time, in the order in which they are locked. */
async function liveAppointments(
  transaction: PracticeTransaction,
  resourceIds: readonly string[],
  time: Interval,
): Promise<readonly string[]> {
  const ids = sql`${[...resourceIds]}::uuid[]`;
  const rows = await transaction
    .selectFrom('agenda.appointments')
    .select('id')
    .where(sql<boolean>`(resource_id = ANY (${ids}) OR extra_resource_ids && ${ids})`)
    .where('state', 'in', ['booked', 'confirmed'])
    .where(sql<boolean>`tstzrange(starts_at, ends_at) && ${rangeOf(time)}`)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** @returns null when this act closed it already. */
async function insertClosure(
  transaction: PracticeTransaction,
  context: AgendaContext,
  closed: {
    readonly id: string;
    readonly resource: ResourceRow;
    readonly kind: string;
    readonly label: string | null;
    readonly time: Interval;
  },
): Promise<string | null> {
  const id = newId();
  const added = await transaction
    .insertInto('agenda.closures')
    .values({
      ...{ id, act_id: closed.id, resource_id: closed.resource.id, kind: closed.kind, label: closed.label },
      ...{ during: rangeOf(closed.time), created_at: context.now.toString(), created_by: context.act.actor.name },
    })
    .onConflict((conflict) => conflict.columns(['act_id', 'resource_id']).doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) return null;
  await tellClosure(transaction, context, 'added', id, closed.resource);
  return id;
}

function closureQuery(database: OrganizationDatabase) {
  return database
    .selectFrom('agenda.closures as closure')
    .selectAll('closure')
    .select([
      sql<string>`lower(during)`.as('starts_at'),
      sql<string>`upper(during)`.as('ends_at'),
      sql<number>`(SELECT count(*)::int FROM agenda.appointments WHERE closed_by = closure.id)`.as('cancelled'),
    ]);
}

function closureView(row: ClosureRow): ClosureView {
  return {
    ...{ id: row.id, resourceId: row.resource_id, kind: row.kind as ClosureView['kind'], label: row.label },
    ...{ startsAt: row.starts_at, endsAt: row.ends_at, createdAt: row.created_at, createdBy: row.created_by },
    cancelled: row.cancelled,
  };
}

function standing(appointmentIds: readonly string[]): Conflict {
  return new Conflict(
    'agenda.closure-has-appointments',
    'Des rendez-vous sont pris à ces heures. Rien n’a été fermé : dites s’il faut les garder ou les annuler.',
    { appointmentIds },
  );
}

async function tellClosure(
  transaction: PracticeTransaction,
  context: AgendaContext,
  verb: string,
  id: string,
  resource: ResourceRow,
): Promise<void> {
  await practiceJournal(transaction, context, {
    ...{ action: `agenda.closure.${verb}`, object: { kind: 'agenda.closure', id } },
    professionalId: resource.professional_id,
  });
  await tellAvailability(transaction, context, [resource.id]);
}
