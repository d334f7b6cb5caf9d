import { sql } from 'kysely';
import { Conflict } from '#platform/kernel/errors.ts';
import type { PracticeTransaction } from '#services/practice/professionals/module.ts';
import type { AgendaContext } from './context.ts';
import { readSchedules } from './diary.ts';
import type { ResourceRow } from './resources.ts';
import { subtract, union, type Interval } from './times/intervals.ts';
import { openness, openTimes } from './times/schedule.ts';

/** How far ahead hours that change are compared with what is booked. */
const COMPARED_MS = 366 * 86_400_000;

/** When an agenda is open over the year to come, sorted and disjoint. */
export async function openAhead(
  transaction: PracticeTransaction,
  { now }: Pick<AgendaContext, 'now'>,
  resource: ResourceRow,
): Promise<readonly Interval[]> {
  const start = now.epochMilliseconds;
  const range = { start, end: start + COMPARED_MS };
  const schedule = (await readSchedules(transaction, [resource.id], { range, now })).get(resource.id);
  if (schedule === undefined) return [];
  return resource.kind === 'professional' ? union(openTimes(schedule, range)) : openness(schedule, range);
}

/**
 * Refuses hours that leave booked visits, or a part of them, outside.
 * @param before when the agenda was open before the change, which is made
 * @throws {Conflict} `agenda.opening-strands` (`facts.appointmentIds`, by time)
 */
export async function refuseStranding(
  transaction: PracticeTransaction,
  context: Pick<AgendaContext, 'now'>,
  resource: ResourceRow,
  before: readonly Interval[],
): Promise<void> {
  const after = await openAhead(transaction, context, resource);
  const last = context.now.epochMilliseconds + COMPARED_MS;
  const visits = await transaction
    .selectFrom('agenda.appointments')
    .select(['id', 'starts_at', 'ends_at'])
    .where(sql<boolean>`(resource_id = ${resource.id} OR ${resource.id} = ANY (extra_resource_ids))`)
    .where('state', 'in', ['booked', 'confirmed'])
    .where('starts_at', '>=', context.now.toString())
    .where('ends_at', '<=', new Date(last).toISOString())
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
  const stranded = visits.filter(({ starts_at, ends_at }) => {
    const visit = { start: Date.parse(starts_at), end: Date.parse(ends_at) };
    return outside(visit, after) > outside(visit, before);
  });
  if (stranded.length === 0) return;
  throw new Conflict(
    'agenda.opening-strands',
    'Des rendez-vous seraient hors des horaires. Rien n’a été enregistré : dites s’il faut les garder à leur heure.',
    { appointmentIds: stranded.map(({ id }) => id) },
  );
}

/** How much of a visit is not open, in milliseconds. */
function outside(visit: Interval, open: readonly Interval[]): number {
  return subtract(visit, open).reduce((sum, { start, end }) => sum + end - start, 0);
}
