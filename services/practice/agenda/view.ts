import type { z } from 'zod';
import { sql } from 'kysely';
import { practiceJournal, sitesOf, type Site } from '#services/practice/professionals/module.ts';
import type { AppointmentView } from './api/appointments.ts';
import type { ReasonView } from './api/resources.ts';
import type { AgendaViewAnswer, ColumnView, viewQuery } from './api/view.ts';
import type { AppointmentState } from './api/vocabulary.ts';
import { readableResources, appointmentViews } from './appointment-views.ts';
import type { AppointmentRow } from './appointments.ts';
import { closuresOf } from './closures.ts';
import type { AgendaContext } from './context.ts';
import { readSchedules } from './diary.ts';
import { freeTimes, instantOf } from './next-times.ts';
import { reasonsOf } from './reasons.ts';
import { resourceRows, resourceView, type ResourceRow } from './resources.ts';
import { holidaysIn } from './times/holidays.ts';
import type { Interval } from './times/intervals.ts';
import { openTimes, type Schedule } from './times/schedule.ts';
import { freeSlots, taken, type Diary, type VisitRule } from './times/slots.ts';

type Asked = z.output<typeof viewQuery>;

/** Everything a day or a week shows, in one read, as the caller may see it; the reading is journaled once. */
export async function agendaView(context: AgendaContext, asked: Asked): Promise<AgendaViewAnswer> {
  const { database, now } = context;
  const [rows, sites, reasons] = [await resourceRows(database), await sitesOf(database), await reasonsOf(database)];
  const seen = readableResources(context, rows);
  const wanted = asked.resources === undefined ? null : new Set(asked.resources.split(','));
  const columns = rows.filter(
    (row) => seen.has(row.id) && row.archived_at === null && (wanted === null || wanted.has(row.id)),
  );
  const range = rangeOfDays(asked, columns, sites);
  const schedules = await readSchedules(
    database,
    rows.map(({ id }) => id),
    { range, now },
  );
  const appointments = await appointmentsIn(context, columns, range);
  const readable = appointments.filter((row) => seen.has(row.resource_id));
  const views = await appointmentViews(context, readable);
  const closures = await closuresOf(
    database,
    columns.map(({ id }) => id),
    range,
  );
  const holds = await holdsIn(context, columns, range);
  const visits = visitsByDay(appointments, schedules);
  const found: ColumnView[] = columns.map((row) => {
    const schedule = schedules.get(row.id)!;
    const diary: Diary = { schedule, extras: schedules, visits: visits.get(row.id) ?? new Map() };
    return {
      resource: resourceView(context, row, sites),
      openings: openingsIn(schedule, range),
      alwaysOpen: row.kind !== 'professional' && schedule.openings.length === 0,
      closures: closures.filter(({ resourceId }) => resourceId === row.id),
      appointmentIds: views.filter(isIn(row.id)).map(({ id }) => id),
      busy: busyTimes(appointments, row.id, seen),
      held: holds.filter(({ resourceIds }) => resourceIds.includes(row.id)),
      free: [
        ...freeIn(diary, reasons, asked.reasonId, {
          start: Math.max(range.start, now.epochMilliseconds),
          end: range.end,
        }),
      ],
    };
  });
  await journalView(context, asked, found.length, views);
  return {
    ...{ from: asked.from, days: asked.days, now: now.toString(), columns: found, appointments: [...views] },
    holidays: holidaysOf(asked, columns, sites),
    waitingRoom: waitingRoom(views),
    counts: countsOf(views),
    reasonCounts: reasonCountsOf(views),
    freeDays: freeDaysOf(found, sites),
  };
}

/** From midnight to midnight, in the zone of the first column. */
function rangeOfDays({ from, days }: Asked, columns: readonly ResourceRow[], sites: readonly Site[]): Interval {
  const timeZone = zoneOf(columns[0], sites);
  const first = Temporal.PlainDate.from(from);
  const midnight = (day: Temporal.PlainDate) => day.toZonedDateTime(timeZone).epochMilliseconds;
  return { start: midnight(first), end: midnight(first.add({ days })) };
}

function zoneOf(row: ResourceRow | undefined, sites: readonly Site[]): string {
  return sites.find(({ id }) => id === row?.site_id)?.timeZone ?? 'Europe/Paris';
}

async function appointmentsIn(
  context: AgendaContext,
  columns: readonly ResourceRow[],
  range: Interval,
): Promise<readonly AppointmentRow[]> {
  const ids = sql`${columns.map(({ id }) => id)}::uuid[]`;
  const rows = await context.database
    .selectFrom('agenda.appointments')
    .selectAll()
    .where('starts_at', '<', instantOf(range.end))
    .where('ends_at', '>', instantOf(range.start))
    .where(sql<boolean>`(resource_id = ANY (${ids}) OR extra_resource_ids && ${ids})`)
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
  return rows as AppointmentRow[];
}

async function holdsIn(context: AgendaContext, columns: readonly ResourceRow[], range: Interval) {
  const ids = new Set(columns.map(({ id }) => id));
  const rows = await context.database
    .selectFrom('agenda.holds')
    .selectAll()
    .where('held_until', '>', context.now.toString())
    .where('starts_at', '<', instantOf(range.end))
    .where('ends_at', '>', instantOf(range.start))
    .orderBy('starts_at')
    .execute();
  return rows
    .map((row) => ({
      ...{ holdId: row.id, startsAt: row.starts_at, endsAt: row.ends_at, heldUntil: row.held_until },
      ...{ purpose: row.purpose as 'visitor' | 'waiting-list' },
      resourceIds: [row.resource_id, ...row.extra_resource_ids],
    }))
    .filter(({ resourceIds }) => resourceIds.some((id) => ids.has(id)));
}

const isIn =
  (resourceId: string) =>
  (one: AppointmentView): boolean =>
    one.resourceId === resourceId || one.extraResourceIds.includes(resourceId);

/** Times taken by visits the caller may not read: that they are taken, and nothing more. */
function busyTimes(rows: readonly AppointmentRow[], resourceId: string, seen: ReadonlySet<string>): ColumnView['busy'] {
  return rows
    .filter((row) => !seen.has(row.resource_id) && row.state !== 'cancelled')
    .filter((row) => row.extra_resource_ids.includes(resourceId))
    .map(({ starts_at, ends_at }) => ({ startsAt: starts_at, endsAt: ends_at }));
}

function openingsIn(schedule: Schedule, range: Interval): ColumnView['openings'] {
  return openTimes(schedule, range).map(({ start, end, opening }) => ({
    ...{ openingId: opening.id, startsAt: instantOf(start), endsAt: instantOf(end) },
    ...{ places: [...opening.places], reasonIds: [...opening.reasonIds], online: opening.online },
  }));
}

/** Free times of the reason asked; else, one after the other, of the shortest reason that fits. */
function freeIn(diary: Diary, reasons: readonly ReasonView[], reasonId: string | undefined, range: Interval) {
  const offered = reasons.filter((one) => !one.archived && one.resourceIds.includes(diary.schedule.resourceId));
  const asked = reasonId === undefined ? offered : offered.filter(({ id }) => id === reasonId);
  const shortestFirst = asked.toSorted((a, b) => a.minutes - b.minutes);
  const found: { readonly time: Interval; readonly free: ReturnType<typeof freeTimes>[number] }[] = [];
  for (const reason of shortestFirst) {
    const rule: VisitRule = reason;
    for (const slot of freeSlots(diary, rule, { range, online: null })) {
      if (found.some(({ time }) => time.start < slot.end && slot.start < time.end)) continue;
      found.push({ time: taken(rule, slot.start), free: freeTimes(diary, reason, [slot])[0]! });
    }
  }
  return found.toSorted((a, b) => a.time.start - b.time.start).map(({ free }) => free);
}

function visitsByDay(rows: readonly AppointmentRow[], schedules: ReadonlyMap<string, Schedule>) {
  const counts = new Map<string, Map<string, Map<number, number>>>();
  for (const row of rows) {
    const clock = schedules.get(row.resource_id)?.openings[0]?.site.clock;
    if (row.state === 'cancelled' || clock === undefined) continue;
    const ofResource = counts.get(row.resource_id) ?? new Map<string, Map<number, number>>();
    const ofReason = ofResource.get(row.reason_id) ?? new Map<number, number>();
    const day = clock.day(Date.parse(row.starts_at));
    counts.set(row.resource_id, ofResource.set(row.reason_id, ofReason.set(day, (ofReason.get(day) ?? 0) + 1)));
  }
  return counts;
}

function holidaysOf({ from, days }: Asked, columns: readonly ResourceRow[], sites: readonly Site[]) {
  const last = Temporal.PlainDate.from(from).add({ days: days - 1 });
  const used = new Set(columns.map(({ site_id }) => site_id));
  const zones = new Set(sites.filter(({ id }) => used.has(id)).map(({ holidayZone }) => holidayZone));
  return [...zones].flatMap((zone) =>
    holidaysIn(zone, Number(from.slice(0, 4)), last.year)
      .filter(({ day }) => day >= from && day <= last.toString())
      .map(({ day, name }) => ({ day, name, zone })),
  );
}

function waitingRoom(views: readonly AppointmentView[]): AgendaViewAnswer['waitingRoom'] {
  return views
    .filter(({ state }) => state === 'arrived')
    .map(({ id, waitingMinutes }) => ({ appointmentId: id, minutes: waitingMinutes ?? 0 }))
    .toSorted((a, b) => b.minutes - a.minutes);
}

function countsOf(views: readonly AppointmentView[]): AgendaViewAnswer['counts'] {
  const counts: Record<AppointmentState, number> = {
    ...{ booked: 0, confirmed: 0, arrived: 0, 'in-progress': 0, done: 0, missed: 0, cancelled: 0 },
  };
  for (const { state } of views) counts[state] += 1;
  return counts;
}

function reasonCountsOf(views: readonly AppointmentView[]): AgendaViewAnswer['reasonCounts'] {
  const kept = views.filter(({ state }) => state !== 'cancelled');
  const byReason = Map.groupBy(kept, ({ reasonId }) => reasonId);
  return [...byReason].map(([reasonId, ones]) => ({ reasonId, count: ones.length }));
}

function freeDaysOf(columns: readonly ColumnView[], sites: readonly Site[]): string[] {
  const days = columns.flatMap(({ resource, free }) =>
    free.map(({ startsAt }) => {
      const timeZone = sites.find(({ id }) => id === resource.siteId)!.timeZone;
      return Temporal.Instant.from(startsAt).toZonedDateTimeISO(timeZone).toPlainDate().toString();
    }),
  );
  return [...new Set(days)].toSorted();
}

async function journalView(
  context: AgendaContext,
  asked: Asked,
  columns: number,
  views: readonly AppointmentView[],
): Promise<void> {
  const named = views.filter(({ patient }) => patient !== null && patient.hidden === null).length;
  await practiceJournal(context.database, context, {
    ...{ action: 'agenda.view.read', object: { kind: 'agenda.view', id: null } },
    details: { from: asked.from, days: asked.days, agendas: columns, patients: named },
  });
}
