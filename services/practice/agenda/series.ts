import { sql } from 'kysely';
import { Conflict } from '#platform/kernel/errors.ts';
import { siteOf, type PracticeTransaction } from '#services/practice/professionals/module.ts';
import type { z } from 'zod';
import type { Move } from './api/appointments.ts';
import { newSeriesSchema, type NewSeries, type seriesCheckSchema, type seriesDateSchema } from './api/series.ts';
import { lockAppointment, refuseOutdated, type AppointmentRow } from './appointments.ts';
import { putAppointment } from './booking.ts';
import { cancelLocked, type Cancellation } from './cancelling.ts';
import { requireOver, type AgendaContext } from './context.ts';
import { minutesOf, moveLocked } from './moving.ts';
import { instantOf, nextTimes } from './next-times.ts';
import { findPlace, type Placement } from './placing.ts';
import { reasonOf } from './reasons.ts';
import { resourceRow } from './resources.ts';
import { recurrenceDates, shifted } from './times/recurrence.ts';
import { MINUTE_MS } from './times/wall-clock.ts';

type SeriesDate = z.output<typeof seriesDateSchema>;
type SeriesCheck = z.output<typeof seriesCheckSchema>;
/** Which appointments of a series beside the one named. */
type Scope = 'following' | 'all';

const PROPOSED = 3;
const PROPOSED_WITHIN_DAYS = 7;

/** Every date of a series, free or not, with free times near those that are not. Nothing is booked. */
export async function checkSeries(context: AgendaContext, asked: SeriesCheck): Promise<readonly SeriesDate[]> {
  const resource = await resourceRow(context.database, asked.resourceId);
  requireOver(context, 'agenda.appointments.write', resource);
  const { timeZone } = await siteOf(context.database, resource.site_id);
  const dates = recurrenceDates(Temporal.Instant.from(asked.startsAt), timeZone, asked.recurrence);
  const wishes = dates.map((date) => ({ appointmentId: '', start: date.epochMilliseconds }));
  return checkDates(context, asked, wishes);
}

/**
 * Books every date of a series, or none. The same series sent twice is booked once.
 * @throws {Conflict} `agenda.series-taken` with `facts.dates`; {Forbidden}
 */
export async function bookSeries(context: AgendaContext, given: NewSeries): Promise<void> {
  const series = newSeriesSchema.parse(given);
  const resource = await resourceRow(context.database, series.resourceId);
  requireOver(context, 'agenda.appointments.write', resource);
  const wishes = series.dates.map((date) => ({ appointmentId: date.appointmentId, start: Date.parse(date.startsAt) }));
  try {
    await context.database.transaction().execute(async (transaction) => {
      const added =
        await sql`INSERT INTO agenda.series (id, created_at) VALUES (${series.id}, ${context.now.toString()})
        ON CONFLICT DO NOTHING`.execute(transaction);
      if (added.numAffectedRows === 0n) return;
      const reason = await reasonOf(transaction, series.reasonId);
      const booked = { patientId: series.patientId, origin: 'practice', note: null, seriesId: series.id } as const;
      for (const wish of wishes) {
        const minutes = series.minutes ?? reason.minutes;
        const { override } = series;
        const placement = {
          ...wish,
          resource,
          reason,
          place: reason.place,
          minutes,
          extras: null,
          override,
          except: [],
        };
        await putAppointment(transaction, context, placement, booked);
      }
    });
  } catch (error) {
    if (isRefusal(error)) throw seriesTaken(await checkDates(context, series, wishes));
    throw error;
  }
}

/**
 * Moves an appointment of a series and those after it, or all those to come, by the same shift on the wall clock: all
 * or none.
 * @throws {Conflict} `agenda.series-taken` with `facts.dates`, `agenda.appointment.changed-meanwhile`; {Forbidden}
 */
export async function moveSeries(
  context: AgendaContext,
  appointmentId: string,
  given: Move,
  scope: Scope,
): Promise<void> {
  await context.database.transaction().execute(async (transaction) => {
    const { first, members } = await lockMembers(transaction, context, appointmentId, given.version, scope);
    const resource = await resourceRow(transaction, given.resourceId ?? first.resource_id);
    requireOver(context, 'agenda.appointments.write', resource);
    const { timeZone } = await siteOf(transaction, first.site_id);
    const from = Temporal.Instant.from(first.starts_at);
    const to = Temporal.Instant.from(given.startsAt);
    const except = members.map(({ id }) => id);
    const targets = members.map((row) => ({
      ...{ row, resource, minutes: given.minutes ?? minutesOf(row), extras: null },
      start: shifted(Temporal.Instant.from(row.starts_at), timeZone, { from, to }).epochMilliseconds,
    }));
    const how = { override: given.override, except };
    const refused = await refusedDates(
      transaction,
      context,
      await Promise.all(targets.map(async (target) => placementOf(transaction, target, how))),
    );
    if (refused.some(({ free }) => !free)) throw seriesTaken(refused);
    // Those that leave first make room for those that come: later ones first when the series goes later.
    const later = Temporal.Instant.compare(to, from) > 0;
    for (const target of later ? targets.toReversed() : targets) await moveLocked(transaction, context, target, how);
  });
}

/** Cancels an appointment of a series and those after it, or all those to come. */
export async function cancelSeries(
  context: AgendaContext,
  appointmentId: string,
  given: Cancellation & { readonly version: number },
  scope: Scope,
): Promise<void> {
  await context.database.transaction().execute(async (transaction) => {
    const { members } = await lockMembers(transaction, context, appointmentId, given.version, scope);
    for (const row of members) await cancelLocked(transaction, context, row, given);
  });
}

async function lockMembers(
  transaction: PracticeTransaction,
  context: AgendaContext,
  appointmentId: string,
  version: number,
  scope: Scope,
): Promise<{ readonly first: AppointmentRow; readonly members: readonly AppointmentRow[] }> {
  const first = await lockAppointment(transaction, appointmentId);
  requireOver(context, 'agenda.appointments.write', await resourceRow(transaction, first.resource_id));
  refuseOutdated(first, version);
  const rows = await transaction
    .selectFrom('agenda.appointments')
    .selectAll()
    .where((is) => is.or([is('id', '=', appointmentId), is('series_id', '=', first.series_id)]))
    .where('state', 'in', ['booked', 'confirmed'])
    .where('starts_at', '>=', scope === 'following' ? first.starts_at : context.now.toString())
    .orderBy('starts_at')
    .forNoKeyUpdate()
    .execute();
  return { first, members: rows as AppointmentRow[] };
}

async function placementOf(
  transaction: PracticeTransaction,
  target: { readonly row: AppointmentRow; readonly start: number; readonly minutes: number } & Pick<
    Placement,
    'resource'
  >,
  how: Pick<Placement, 'override' | 'except'>,
): Promise<Placement> {
  const { row, ...where } = target;
  const reason = await reasonOf(transaction, row.reason_id);
  return { ...where, ...how, appointmentId: row.id, reason, place: row.place, extras: null };
}

async function checkDates(
  context: AgendaContext,
  asked: Pick<SeriesCheck, 'resourceId' | 'reasonId' | 'minutes'>,
  wishes: readonly { readonly appointmentId: string; readonly start: number }[],
): Promise<readonly SeriesDate[]> {
  const [resource, reason] = [
    await resourceRow(context.database, asked.resourceId),
    await reasonOf(context.database, asked.reasonId),
  ];
  const where = { resource, reason, place: reason.place, minutes: asked.minutes ?? reason.minutes };
  return context.database.transaction().execute((transaction) =>
    refusedDates(
      transaction,
      context,
      wishes.map((wish) => ({ ...wish, ...where, extras: null, override: undefined, except: [] })),
    ),
  );
}

/** Looks at each date by itself, as booking it would. */
async function refusedDates(
  transaction: PracticeTransaction,
  context: AgendaContext,
  placements: readonly Placement[],
): Promise<readonly SeriesDate[]> {
  const dates: SeriesDate[] = [];
  for (const placement of placements) {
    const { start, minutes } = placement;
    const refusal = await findPlace(transaction, context, placement).then(() => null, refusalOf);
    const proposals = refusal === null ? [] : await timesNear(transaction, context, placement);
    const times = { startsAt: instantOf(start), endsAt: instantOf(start + minutes * MINUTE_MS) };
    const rules = (refusal?.facts?.['rules'] ?? []) as SeriesDate['rules'];
    dates.push({ ...times, free: refusal === null, rules, proposals: [...proposals] });
  }
  return dates;
}

/** Free times from the morning of the date on, for a week. */
async function timesNear(
  transaction: PracticeTransaction,
  context: AgendaContext,
  { resource, reason, start }: Placement,
) {
  const { timeZone } = await siteOf(transaction, resource.site_id);
  const morning = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(timeZone).startOfDay();
  return nextTimes(transaction, {
    ...{ resourceId: resource.id, reason, after: morning.epochMilliseconds, limit: PROPOSED, now: context.now },
    ...{ online: null, days: PROPOSED_WITHIN_DAYS },
  });
}

function isRefusal(error: unknown): error is Conflict {
  return error instanceof Conflict && ['agenda.slot-taken', 'agenda.outside-rules'].includes(error.code);
}

function refusalOf(error: unknown): Conflict {
  if (isRefusal(error)) return error;
  throw error;
}

function seriesTaken(dates: readonly SeriesDate[]): Conflict {
  const taken = dates.filter(({ free }) => !free).length;
  const sentence = taken > 1 ? `${taken} dates de la série ne sont pas libres` : 'Une date de la série n’est pas libre';
  return new Conflict('agenda.series-taken', `${sentence}. Rien n’a été enregistré : changez-les, puis recommencez.`, {
    dates,
  });
}
