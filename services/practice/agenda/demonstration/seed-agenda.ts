import { systemAct } from '#platform/kernel/act.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { Patients } from '#services/practice/patients/module.ts';
import { siteOf } from '#services/practice/professionals/module.ts';
import { addOpening } from '../openings.ts';
import { tellAvailability, type AgendaContext, type AgendaNeeds } from '../context.ts';
import { systemContext } from '../port.ts';
import { addReason, reasonsOf } from '../reasons.ts';
import { addResource, followProfessionals, resourceRows, type ResourceRow } from '../resources.ts';
import { HOURS, REASONS } from './day.ts';
import { seedVisits } from './seed-visits.ts';

/** Where an invented practice is kept. */
export interface SeededAgenda {
  readonly organizationId: string;
  readonly database: OrganizationDatabase;
  readonly patients: Pick<Patients, 'create'>;
  /** An ultrasound room, and full days; else a few visits only. */
  readonly full: boolean;
}

/**
 * Fills the agenda of an invented practice whose professionals are there: reasons, hours, a room, visits around today.
 * Does nothing to an agenda that has reasons already.
 */
export async function seedAgenda(needs: AgendaNeeds, where: SeededAgenda): Promise<void> {
  const { organizationId, database } = where;
  const context = await systemContext({ organizationId, database, act: systemAct('demonstration') }, needs);
  if ((await reasonsOf(database)).length > 0) return;
  await database.transaction().execute((transaction) => followProfessionals(transaction, context));
  const professionals = await resourceRows(database);
  const [first] = professionals;
  if (first === undefined) return;
  const room = where.full ? await seedRoom(context, first) : null;
  const reasons = await seedReasons(context, professionals, room);
  await seedHours(context, professionals);
  // Nobody follows each visit of an invented past: what is free is told once.
  await seedVisits({ ...context, outbox: SILENT }, where, { professionals, room, reasons });
  await database.transaction().execute((transaction) =>
    tellAvailability(
      transaction,
      context,
      professionals.map(({ id }) => id),
    ),
  );
}

const SILENT: AgendaContext['outbox'] = { publish: async () => {}, enqueueAt: async () => {} };

async function seedRoom(context: AgendaContext, first: ResourceRow): Promise<string> {
  const id = newId();
  const name = 'Salle d’échographie';
  await addResource(context, { id, kind: 'room', name, siteId: first.site_id, color: 5, position: 90 });
  return id;
}

/** @returns identifiers by key */
async function seedReasons(
  context: AgendaContext,
  professionals: readonly ResourceRow[],
  room: string | null,
): Promise<ReadonlyMap<string, string>> {
  const reasons = new Map<string, string>();
  for (const [position, { key, ...reason }] of REASONS.entries()) {
    const id = newId();
    reasons.set(key, id);
    const needs = key === 'ultrasound' && room !== null ? [{ quantity: 1, resourceIds: [room] }] : [];
    const instructions = key === 'chronic' ? 'Apportez vos derniers résultats et votre ordonnance.' : null;
    const resourceIds = professionals.map((one) => one.id);
    await addReason(context, { ...{ id, ...reason, position, needs, instructions, resourceIds }, noticeMinutes: 30 });
  }
  return reasons;
}

async function seedHours(context: AgendaContext, professionals: readonly ResourceRow[]): Promise<void> {
  for (const [index, row] of professionals.entries()) {
    const { timeZone } = await siteOf(context.database, row.site_id);
    const from = context.now.toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days: 60 }).toString();
    for (const weekday of [1, 2, 3, 4, 5]) {
      for (const [starts, ends] of HOURS[index % HOURS.length]!) {
        await addOpening(context, {
          ...{ id: newId(), resourceId: row.id, siteId: row.site_id, starts, ends, stepMinutes: 20 },
          ...{ when: { kind: 'weekly', weekday, from }, allowOverlap: true },
        });
      }
    }
  }
}
