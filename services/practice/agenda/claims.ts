import { sql } from 'kysely';
import { Conflict } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { conflictOn } from '#platform/database/broken-constraints.ts';
import type { PracticeTransaction } from '#services/practice/professionals/module.ts';
import { overlapsAny, subtract, union, type Interval } from './times/intervals.ts';

/** The time is not free: `withNextTimes` adds the next ones that are. */
export class SlotTaken extends Conflict {
  constructor(facts: Readonly<Record<string, unknown>> | null = null) {
    super(
      'agenda.slot-taken',
      'Cette heure vient d’être prise. Rien n’a été enregistré : choisissez une autre heure.',
      facts,
    );
  }
}

/** For whom a time is taken. */
export type Taker =
  | { readonly appointmentId: string }
  | { readonly holdId: string; readonly heldUntil: Temporal.Instant };

/**
 * Makes whoever else wants these agendas wait until the transaction ends. Always after the appointment itself is
 * locked, and in the order of identifiers: no two transactions wait for each other.
 */
export async function lockAgendas(transaction: PracticeTransaction, resourceIds: readonly string[]): Promise<void> {
  await sql`SELECT FROM agenda.resources WHERE id = ANY (${[...new Set(resourceIds)]}::uuid[])
    ORDER BY id FOR NO KEY UPDATE`.execute(transaction);
}

/**
 * Takes a time of each resource; holds whose deadline has passed are removed first. The exclusion constraint has the
 * last word.
 * @throws {Conflict} `agenda.slot-taken`
 */
export async function claim(
  transaction: PracticeTransaction,
  taker: Taker,
  claimed: { readonly resourceIds: readonly string[]; readonly time: Interval; readonly now: Temporal.Instant },
): Promise<void> {
  const { resourceIds, time, now } = claimed;
  await removeExpiredHolds(transaction, resourceIds, time, now);
  await insertOccupations(
    transaction,
    taker,
    resourceIds.map((resourceId) => ({ resourceId, time })),
  );
}

/** Takes what is still free of a time: deliberate overbooking stands over the rest. @returns whether anything was taken. */
export async function claimOver(
  transaction: PracticeTransaction,
  appointmentId: string,
  claimed: { readonly resourceIds: readonly string[]; readonly time: Interval; readonly now: Temporal.Instant },
): Promise<boolean> {
  const { resourceIds, time, now } = claimed;
  await removeExpiredHolds(transaction, resourceIds, time, now);
  const occupied = await occupiedOf(transaction, resourceIds, time);
  const left = resourceIds.flatMap((resourceId) =>
    subtract(time, occupied.get(resourceId) ?? []).map((piece) => ({ resourceId, time: piece })),
  );
  await insertOccupations(transaction, { appointmentId }, left);
  return resourceIds.some((resourceId) => overlapsAny(time, occupied.get(resourceId) ?? []));
}

/** Frees what an appointment took; overbooked ones over the same time take what they lacked. */
export async function releaseAppointment(
  transaction: PracticeTransaction,
  appointmentId: string,
  now: Temporal.Instant,
): Promise<void> {
  const { rows } = await sql<{ resource_id: string; start: number; until: number }>`
    DELETE FROM agenda.occupations WHERE appointment_id = ${appointmentId}
    RETURNING resource_id, (extract(epoch FROM lower(during)) * 1000)::bigint AS start,
      (extract(epoch FROM upper(during)) * 1000)::bigint AS until`.execute(transaction);
  for (const { resource_id, start, until } of rows) {
    const freed = { start: Number(start), end: Number(until) };
    await settleOverbooked(transaction, { resourceId: resource_id, freed, left: appointmentId, now });
  }
}

async function settleOverbooked(
  transaction: PracticeTransaction,
  given: {
    readonly resourceId: string;
    readonly freed: Interval;
    /** Who has just left. */
    readonly left: string;
    readonly now: Temporal.Instant;
  },
): Promise<void> {
  const { resourceId, freed, left, now } = given;
  const { rows } = await sql<{ id: string; start: number; until: number }>`
    SELECT one.id, (extract(epoch FROM starts_at) * 1000)::bigint - before_minutes * 60000 AS start,
      (extract(epoch FROM ends_at) * 1000)::bigint + after_minutes * 60000 AS until
    FROM agenda.appointments one JOIN agenda.reasons reason ON reason.id = one.reason_id
    WHERE overbooked AND state <> 'cancelled' AND one.id <> ${left} AND (resource_id = ${resourceId} OR ${resourceId} = ANY (extra_resource_ids))
      AND tstzrange(starts_at, ends_at) && ${rangeOf(freed)} ORDER BY one.created_at`.execute(transaction);
  for (const { id, start, until } of rows) {
    const time = { start: Number(start), end: Number(until) };
    await claimOver(transaction, id, { resourceIds: [resourceId], time, now });
  }
}

async function insertOccupations(
  transaction: PracticeTransaction,
  taker: Taker,
  taken: readonly { readonly resourceId: string; readonly time: Interval }[],
): Promise<void> {
  if (taken.length === 0) return;
  const rows = taken.map(({ resourceId, time }) => ({
    ...{ id: newId(), resource_id: resourceId, during: rangeOf(time) },
    ...('appointmentId' in taker
      ? { kind: 'booked', appointment_id: taker.appointmentId }
      : { kind: 'held', hold_id: taker.holdId, held_until: taker.heldUntil.toString() }),
  }));
  await transaction
    .insertInto('agenda.occupations')
    .values(rows)
    .execute()
    .catch(conflictOn('never_twice', () => new SlotTaken()));
}

async function removeExpiredHolds(
  transaction: PracticeTransaction,
  resourceIds: readonly string[],
  time: Interval,
  now: Temporal.Instant,
): Promise<void> {
  await sql`DELETE FROM agenda.holds WHERE id IN (
    SELECT hold_id FROM agenda.occupations WHERE resource_id = ANY (${[...resourceIds]}::uuid[])
      AND during && ${rangeOf(time)} AND held_until <= ${now.toString()})`.execute(transaction);
}

async function occupiedOf(
  transaction: PracticeTransaction,
  resourceIds: readonly string[],
  time: Interval,
): Promise<ReadonlyMap<string, readonly Interval[]>> {
  const { rows } = await sql<{ resource_id: string; start: number; until: number }>`
    SELECT resource_id, (extract(epoch FROM lower(during)) * 1000)::bigint AS start,
      (extract(epoch FROM upper(during)) * 1000)::bigint AS until
    FROM agenda.occupations WHERE resource_id = ANY (${[...resourceIds]}::uuid[]) AND during && ${rangeOf(time)}`.execute(
    transaction,
  );
  const byResource = Map.groupBy(rows, ({ resource_id }) => resource_id);
  return new Map(
    [...byResource].map(([id, found]) => [
      id,
      union(found.map(({ start, until }) => ({ start: Number(start), end: Number(until) }))),
    ]),
  );
}

/** A range of instants as PostgreSQL has it. */
export function rangeOf({ start, end }: Interval) {
  return sql<string>`tstzrange(${new Date(start).toISOString()}, ${new Date(end).toISOString()})`;
}
