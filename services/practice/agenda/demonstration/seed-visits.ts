import { newId } from '#platform/kernel/ids.ts';
import { siteOf, type PracticeTransaction } from '#services/practice/professionals/module.ts';
import { insertAppointment } from '../booking.ts';
import { claim } from '../claims.ts';
import { tellAvailability, type AgendaContext } from '../context.ts';
import { changeAppointment } from '../history.ts';
import { reasonOf } from '../reasons.ts';
import type { ResourceRow } from '../resources.ts';
import { stepsFor, type SettableState } from '../states.ts';
import { taken } from '../times/slots.ts';
import { traitsOf, VISITS, type DemonstrationVisit } from './day.ts';
import type { SeededAgenda } from './seed-agenda.ts';

interface Scenery {
  readonly professionals: readonly ResourceRow[];
  readonly room: string | null;
  /** Identifiers by key. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** Days before and after today that have visits. */
const DAYS_BEHIND = 3;
const DAYS_AHEAD = 7;

/** Visits of the days around today: today's as they stand at this hour, the others thinner as they are farther. */
export async function seedVisits(context: AgendaContext, where: SeededAgenda, scenery: Scenery): Promise<void> {
  const { timeZone } = await siteOf(context.database, scenery.professionals[0]!.site_id);
  const today = context.now.toZonedDateTimeISO(timeZone).toPlainDate();
  await context.database.transaction().execute(async (transaction) => {
    const patients = await seedPatients(transaction, context, where, today);
    for (let ahead = -DAYS_BEHIND; ahead <= DAYS_AHEAD; ahead += 1) {
      const day = today.add({ days: ahead });
      if (day.dayOfWeek > 5) continue;
      for (const [index, visit] of VISITS.entries()) {
        const resource = scenery.professionals[visit.of];
        if (resource === undefined || !isKept(index, ahead, where.full)) continue;
        const start = day.toZonedDateTime({ timeZone, plainTime: visit.at });
        // Everybody comes another day than the one they came: names turn with the days.
        const patientId = patients[(index + Math.abs(ahead) * 13) % patients.length]!;
        await seedVisit(transaction, context, { visit, resource, patientId, start, scenery });
      }
    }
  });
}

/** Today is full where the practice is; other days are thinner as they are farther. */
function isKept(index: number, ahead: number, full: boolean): boolean {
  if (full && ahead === 0) return true;
  return (index * 7 + ahead * 5 + 40) % 11 > Math.abs(ahead) + (full ? 1 : 5);
}

async function seedPatients(
  transaction: PracticeTransaction,
  context: AgendaContext,
  where: SeededAgenda,
  today: Temporal.PlainDate,
) {
  const ids: string[] = [];
  for (const [index, visit] of VISITS.entries()) {
    const phone = `06 39 98 ${String(40 + (index % 50))} ${String(10 + index)}`;
    const names = { birthName: visit.lastName, birthFirstNames: visit.firstName };
    const given = { ...names, phone, ...traitsOf(index, visit, today) };
    ids.push(await where.patients.create(transaction, context, given, 'practice'));
  }
  return ids;
}

async function seedVisit(
  transaction: PracticeTransaction,
  context: AgendaContext,
  seeded: {
    readonly visit: DemonstrationVisit;
    readonly resource: ResourceRow;
    readonly patientId: string;
    readonly start: Temporal.ZonedDateTime;
    readonly scenery: Scenery;
  },
): Promise<void> {
  const { visit, resource, patientId, scenery } = seeded;
  const reason = await reasonOf(transaction, scenery.reasons.get(visit.reason)!);
  const start = seeded.start.epochMilliseconds;
  const beginning = seeded.start.toInstant();
  // Taken days before: a visit to come was taken days ago, not days from now.
  const latest = Temporal.Instant.compare(beginning, context.now) < 0 ? beginning : context.now;
  const booking = { ...context, now: latest.subtract({ hours: 72 + visit.of }) };
  const extras = visit.room && scenery.room !== null ? [scenery.room] : [];
  const placement = {
    ...{ appointmentId: newId(), resource, reason, place: reason.place, start, minutes: reason.minutes, extras },
    ...{ override: undefined, except: [] },
  };
  const placed = { extras, siteId: resource.site_id, overbooked: false, rules: [] };
  const origin = visit.reason === 'video' ? 'online' : 'practice';
  const row = await insertAppointment(transaction, booking, placement, placed, {
    ...{ patientId, origin, note: null, seriesId: null },
  });
  const claimed = { resourceIds: [resource.id, ...extras], time: taken(reason, start), now: context.now };
  await claim(transaction, { appointmentId: row.id }, claimed);
  await tellAvailability(transaction, context, claimed.resourceIds, row);
  const past = stepsReached(visit, start, reason.minutes, context.now.epochMilliseconds);
  const today = seeded.start
    .toPlainDate()
    .equals(context.now.toZonedDateTimeISO(seeded.start.timeZoneId).toPlainDate());
  const steps = today ? past : past.slice(-1);
  let present = row;
  for (const [state, at] of steps) {
    const then = { ...context, now: Temporal.Instant.fromEpochMilliseconds(at) };
    const set = { state, ...stepsFor(state, present, then.now) };
    present = await changeAppointment(transaction, then, present, { kind: 'state', set });
  }
}

const MINUTE = 60_000;

/** The steps of a visit by now: confirmed the day before, arrived some minutes early, called in nearly on time. */
function stepsReached(
  visit: DemonstrationVisit,
  start: number,
  minutes: number,
  now: number,
): readonly (readonly [SettableState, number])[] {
  const end = start + minutes * MINUTE;
  const steps: (readonly [SettableState, number])[] = [];
  if (!visit.unconfirmed) steps.push(['confirmed', start - 16 * 60 * MINUTE]);
  if (visit.missed) steps.push(['missed', start + 15 * MINUTE]);
  else steps.push(['arrived', start - 11 * MINUTE], ['in-progress', start + 4 * MINUTE], ['done', end]);
  return steps.filter(([, at]) => at <= now);
}
