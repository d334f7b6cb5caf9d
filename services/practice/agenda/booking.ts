import { Conflict, NotFound } from '#platform/kernel/errors.ts';
import type { Insertable } from 'kysely';
import { conflictOn } from '#platform/database/broken-constraints.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import { sealFor, type PracticeTransaction } from '#services/practice/professionals/module.ts';
import { newAppointmentSchema, type NewAppointment } from './api/appointments.ts';
import type { Origin } from './api/vocabulary.ts';
import type { AppointmentRow } from './appointments.ts';
import { mayOver, requireOver, tellAppointment, tellAvailability, type AgendaContext } from './context.ts';
import { addLine, type StoredSnapshot } from './history.ts';
import { instantOf, withNextTimes } from './next-times.ts';
import { findPlace, takePlace, type Placed, type Placement } from './placing.ts';
import { reasonOf } from './reasons.ts';
import { resourceRow } from './resources.ts';
import { MINUTE_MS } from './times/wall-clock.ts';

/** What a new appointment says beside its time and place. */
export interface Booked {
  readonly patientId: string | null;
  readonly origin: Origin;
  readonly note: string | null;
  readonly seriesId: string | null;
}

/**
 * Books for the practice. The same identifier sent twice makes one appointment (MAI-035).
 * @throws {Conflict} `agenda.slot-taken`, `agenda.outside-rules` (`facts`), `agenda.appointment.id-reused`
 * @throws {Forbidden} `permission.missing`; {NotFound} of the agenda, the reason
 */
export async function book(context: AgendaContext, given: NewAppointment): Promise<void> {
  const wanted = newAppointmentSchema.parse(given);
  const { id, resourceId, reasonId, startsAt } = wanted;
  const resource = await resourceRow(context.database, resourceId);
  requireOver(context, 'agenda.appointments.write', resource);
  const mayOverride = mayOver(context, 'agenda.appointments.overbook', resource);
  const reason = await reasonOf(context.database, reasonId);
  const placement: Placement = {
    ...{ appointmentId: id, resource, reason, place: wanted.place ?? reason.place, override: wanted.override },
    ...{ start: Date.parse(startsAt), minutes: wanted.minutes ?? reason.minutes, except: [] },
    extras: wanted.extraResourceIds ?? null,
  };
  const { patientId, origin, note } = wanted;
  await withNextTimes(context, { resourceId, reasonId, startsAt, mayOverride, online: null }, () =>
    onceOnly(context.database, { ...placement, patientId }, () =>
      context.database.transaction().execute(async (transaction) => {
        await putAppointment(transaction, context, placement, { patientId, origin, note, seriesId: null });
      }),
    ),
  );
}

/** What makes two requests the same. */
type Wish = Pick<Placement, 'appointmentId' | 'resource' | 'reason' | 'start'> & { readonly patientId: string | null };

/**
 * Books unless this very appointment is there already, before or by the time the work fails: a request repeated after a
 * lost answer, or sent twice at once.
 * @throws {Conflict} `agenda.appointment.id-reused` when the identifier is that of another one.
 */
export async function onceOnly(database: OrganizationDatabase, wish: Wish, work: () => Promise<void>): Promise<void> {
  if (await alreadyBooked(database, wish)) return;
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Conflict) || !(await alreadyBooked(database, wish))) throw error;
  }
}

/** Finds the place of a new appointment, writes it and takes its time. */
export async function putAppointment(
  transaction: PracticeTransaction,
  context: AgendaContext,
  placement: Placement,
  booked: Booked,
): Promise<AppointmentRow> {
  const placed = await findPlace(transaction, context, placement);
  const row = await insertAppointment(transaction, context, placement, placed, booked);
  await takePlace(transaction, context, placement, placed);
  await tellAvailability(transaction, context, [placement.resource.id, ...placed.extras], row);
  return row;
}

/** Writes a new appointment with its history and its line of the journal, and tells who follows appointments. */
export async function insertAppointment(
  transaction: PracticeTransaction,
  context: AgendaContext,
  placement: Placement,
  placed: Placed,
  booked: Booked,
): Promise<AppointmentRow> {
  const { appointmentId: id, resource, reason, start, minutes, override } = placement;
  const now = context.now.toString();
  const values: Insertable<OrganizationTables['agenda.appointments']> = {
    ...{ id, patient_id: booked.patientId, reason_id: reason.id, resource_id: resource.id, site_id: placed.siteId },
    ...{ extra_resource_ids: [...placed.extras], starts_at: instantOf(start) },
    ...{ ends_at: instantOf(start + minutes * MINUTE_MS), state: 'booked', place: placement.place },
    ...{ origin: booked.origin, overbooked: placed.overbooked, series_id: booked.seriesId },
    overbook_reason_sealed:
      override === undefined ? null : sealFor(context, `agenda.appointments.overbook_reason:${id}`, override.reason),
    note_sealed: booked.note === null ? null : sealFor(context, `agenda.appointments.note:${id}`, booked.note),
    ...{ created_at: now, changed_at: now },
  };
  const row = (await transaction
    .insertInto('agenda.appointments')
    .values(values)
    .returningAll()
    .executeTakeFirstOrThrow()
    .catch(conflictOn('appointments_pkey', idReused))
    .catch(conflictOn('appointments_patient_id_fkey', patientNotFound))) as AppointmentRow;
  await addLine(transaction, context, { kind: 'created', before: null, after: row });
  await tellAppointment(transaction, context, {
    ...{ action: override === undefined ? 'booked' : 'forced', appointmentId: id, resource },
    details: { origin: booked.origin, ...exceptionOf(placed) },
  });
  return row;
}

async function alreadyBooked(database: OrganizationDatabase, wish: Wish): Promise<boolean> {
  const row = await database
    .selectFrom('agenda.appointments as one')
    .leftJoin('agenda.history as first', (join) =>
      join.onRef('first.appointment_id', '=', 'one.id').on('first.number', '=', 1),
    )
    .select('first.after')
    .where('one.id', '=', wish.appointmentId)
    .executeTakeFirst();
  if (row === undefined) return false;
  const first = row.after as unknown as StoredSnapshot | null;
  const same =
    first !== null &&
    first.resourceId === wish.resource.id &&
    first.reasonId === wish.reason.id &&
    first.patientId === wish.patientId &&
    Date.parse(first.startsAt) === wish.start;
  if (!same) throw idReused();
  return true;
}

function patientNotFound(): NotFound {
  return new NotFound('agenda.patient.not-found', 'Ce patient n’existe pas dans ce cabinet : rien n’a été réservé.');
}

function idReused(): Conflict {
  return new Conflict('agenda.appointment.id-reused', 'Cet identifiant désigne déjà un autre rendez-vous.');
}

function exceptionOf({ rules, overbooked }: Placed): Readonly<Record<string, string | boolean>> {
  return { ...(rules.length > 0 ? { rules: rules.join(' ') } : {}), ...(overbooked ? { overbooked } : {}) };
}
