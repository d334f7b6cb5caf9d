import { Conflict } from '#platform/kernel/errors.ts';
import type { PracticeTransaction } from '#services/practice/professionals/module.ts';
import { sealFor } from '#services/practice/professionals/module.ts';
import type { Move } from './api/appointments.ts';
import { appointmentRow, lockAppointment, refuseOutdated, type AppointmentRow } from './appointments.ts';
import { releaseAppointment } from './claims.ts';
import { mayOver, requireOver, tellAppointment, tellAvailability, type AgendaContext } from './context.ts';
import { changeAppointment, madeBySame } from './history.ts';
import { instantOf, withNextTimes } from './next-times.ts';
import { findPlace, takePlace, type Placement } from './placing.ts';
import { reasonOf } from './reasons.ts';
import { resourceRow, type ResourceRow } from './resources.ts';
import { MINUTE_MS } from './times/wall-clock.ts';

/** Where one appointment is to go. */
export interface Target {
  readonly row: AppointmentRow;
  readonly resource: ResourceRow;
  readonly start: number;
  readonly minutes: number;
  readonly extras: readonly string[] | null;
}

/**
 * Moves or resizes an appointment; it stays the same and keeps its history. Repeated after a lost answer it changes
 * nothing more.
 * @throws {Conflict} `agenda.appointment.changed-meanwhile`, `agenda.appointment.state`, `agenda.slot-taken`,
 *   `agenda.outside-rules`; {Forbidden} `permission.missing`
 */
export async function move(context: AgendaContext, appointmentId: string, given: Move): Promise<void> {
  const before = await appointmentRow(context.database, appointmentId);
  const resourceId = given.resourceId ?? before.resource_id;
  const resource = await resourceRow(context.database, resourceId);
  requireOver(context, 'agenda.appointments.write', resource);
  requireOver(context, 'agenda.appointments.write', await resourceRow(context.database, before.resource_id));
  const wanted = {
    ...{ resourceId, reasonId: before.reason_id, startsAt: given.startsAt, online: null },
    mayOverride: mayOver(context, 'agenda.appointments.overbook', resource),
  };
  await withNextTimes(context, wanted, () =>
    context.database.transaction().execute(async (transaction) => {
      const row = await lockAppointment(transaction, appointmentId);
      const target: Target = {
        ...{ row, resource, start: Date.parse(given.startsAt), minutes: given.minutes ?? minutesOf(row) },
        extras: given.extraResourceIds ?? null,
      };
      if (await isThere(transaction, context, target, given.version)) return;
      refuseOutdated(row, given.version);
      await moveLocked(transaction, context, target, { override: given.override, except: [row.id] });
    }),
  );
}

/** Moves an appointment whose row is locked. */
export async function moveLocked(
  transaction: PracticeTransaction,
  context: AgendaContext,
  target: Target,
  how: Pick<Placement, 'override' | 'except'>,
): Promise<AppointmentRow> {
  const { row, resource, start, minutes } = target;
  refuseUnmovable(row);
  const reason = await reasonOf(transaction, row.reason_id);
  const placement: Placement = { appointmentId: row.id, reason, place: row.place, ...target, ...how };
  const placed = await findPlace(transaction, context, placement);
  await releaseAppointment(transaction, row.id, context.now);
  await takePlace(transaction, context, placement, placed);
  const moved = row.resource_id !== resource.id || Date.parse(row.starts_at) !== start;
  // Who confirmed the former hour has not confirmed this one.
  const unconfirmed = moved && row.state === 'confirmed' && context.act.actor.kind !== 'patient';
  const { override } = how;
  const after = await changeAppointment(transaction, context, row, {
    kind: moved ? 'moved' : 'resized',
    set: {
      ...{ resource_id: resource.id, extra_resource_ids: [...placed.extras], site_id: placed.siteId },
      ...{ starts_at: instantOf(start), ends_at: instantOf(start + minutes * MINUTE_MS) },
      ...{ overbooked: placed.overbooked },
      ...(override === undefined
        ? {}
        : {
            overbook_reason_sealed: sealFor(context, `agenda.appointments.overbook_reason:${row.id}`, override.reason),
          }),
      ...(unconfirmed ? { state: 'booked', confirmed_at: null } : {}),
    },
  });
  await tellAppointment(transaction, context, {
    ...{ action: moved ? 'moved' : 'resized', appointmentId: row.id, resource },
    details: { overbooked: placed.overbooked, rules: placed.rules.join(' ') },
  });
  await tellAvailability(transaction, context, [row.resource_id, ...row.extra_resource_ids], row);
  await tellAvailability(transaction, context, [resource.id, ...placed.extras], after);
  return after;
}

export function minutesOf(row: Pick<AppointmentRow, 'starts_at' | 'ends_at'>): number {
  return (Date.parse(row.ends_at) - Date.parse(row.starts_at)) / MINUTE_MS;
}

/** Whether the caller's own former request did this already. */
async function isThere(
  transaction: PracticeTransaction,
  context: AgendaContext,
  { row, resource, start, minutes }: Target,
  version: number,
): Promise<boolean> {
  const there = row.resource_id === resource.id && Date.parse(row.starts_at) === start && minutesOf(row) === minutes;
  return there && row.version === version + 1 && (await madeBySame(transaction, context, row));
}

function refuseUnmovable({ state }: AppointmentRow): void {
  if (['booked', 'confirmed', 'arrived', 'in-progress'].includes(state)) return;
  const message = 'Ce rendez-vous est terminé ou annulé : il ne se déplace plus. Prenez-en un autre.';
  throw new Conflict('agenda.appointment.state', message);
}
