import { Conflict } from '#platform/kernel/errors.ts';
import { sitesOf } from '#services/practice/professionals/module.ts';
import { briefOf, briefQuery, briefsOf } from './appointment-briefs.ts';
import { changeBriefs } from './appointment-views.ts';
import { appointmentRow } from './appointments.ts';
import { availabilityOf } from './availability.ts';
import { cancel } from './cancelling.ts';
import { setState } from './changing.ts';
import type { AgendaContext, AgendaNeeds } from './context.ts';
import { confirmHold, hold, holdOf, release } from './holds.ts';
import { move, minutesOf } from './moving.ts';
import { nextTimes, withNextTimes } from './next-times.ts';
import { requireOnline } from './online.ts';
import type { AgendaCaller, AgendaPort } from './ports.ts';
import { reasonOf, reasonsOf, requireReason } from './reasons.ts';
import { resourceBrief, resourceRow, resourceRows } from './resources.ts';
import { freeSlots } from './times/slots.ts';
import { readDiary } from './diary.ts';
import { SlotTaken } from './claims.ts';

/** The agenda as the other rooms of the practice use it. */
export function agendaPort(needs: AgendaNeeds): AgendaPort {
  const { clock } = needs;
  const contextOf = (caller: AgendaCaller) => systemContext(caller, needs);
  const brief = async (caller: AgendaCaller, id: string) => briefOf(caller.database, id);
  return {
    resources: async (database) => {
      const sites = await sitesOf(database);
      const rows = await resourceRows(database);
      return rows.filter(({ archived_at }) => archived_at === null).map((row) => resourceBrief(row, sites));
    },
    resourceOf: async (database, professionalId) => {
      const row = await database
        .selectFrom('agenda.resources')
        .selectAll()
        .where('professional_id', '=', professionalId)
        .executeTakeFirst();
      return row === undefined ? null : resourceBrief(row, await sitesOf(database));
    },
    whoNeeds: async (database, resourceId) => {
      const rows = await database
        .selectFrom('agenda.reason_need_resources as needed')
        .innerJoin('agenda.reason_resources as offered', 'offered.reason_id', 'needed.reason_id')
        .select('offered.resource_id')
        .distinct()
        .where('needed.resource_id', '=', resourceId)
        .execute();
      return rows.map((row) => row.resource_id);
    },
    reasons: reasonsOf,
    requireReason,
    availability: (database, asked) => availabilityOf(database, { ...asked, now: clock.now() }),
    nextTimes: async (database, { reasonId, after, online, ...asked }) => {
      const now = clock.now();
      return nextTimes(database, {
        ...asked,
        ...{ reason: await reasonOf(database, reasonId), after: after.epochMilliseconds, now },
        online: online ? { now: now.epochMilliseconds, known: true } : null,
      });
    },
    hold: async (caller, asked) => hold(await contextOf(caller), asked),
    holdOf: (database, holdId) => holdOf(database, holdId, clock.now()),
    release: async (caller, holdId) => release(await contextOf(caller), holdId),
    confirmHold: async (caller, asked) => {
      await confirmHold(await contextOf(caller), asked);
      return brief(caller, asked.appointmentId);
    },
    appointment: briefOf,
    appointmentsOfPatient: async (database, patientId) => {
      const files = [...(await needs.patients.filesOf(database, patientId))];
      return briefsOf(database, briefQuery(database).where('one.patient_id', 'in', files));
    },
    appointmentsBetween: (database, from, to) =>
      briefsOf(
        database,
        briefQuery(database)
          .where('one.starts_at', '>=', from.toString())
          .where('one.starts_at', '<', to.toString())
          .where('one.state', 'not in', ['cancelled', 'missed']),
      ),
    changes: (database, id) => changeBriefs(database, id, clock.now()),
    confirm: async (caller, id) => {
      const row = await appointmentRow(caller.database, id);
      if (row.state === 'booked')
        await setState(await contextOf(caller), id, { version: row.version, state: 'confirmed' });
      return brief(caller, id);
    },
    cancel: async (caller, id) => {
      const row = await appointmentRow(caller.database, id);
      if (row.state === 'cancelled') return brief(caller, id);
      await refuseLate(caller, id, clock.now());
      await cancel(await contextOf(caller), id, { version: row.version, cause: 'patient', note: null });
      return brief(caller, id);
    },
    giveUp: async (caller, id) => {
      const { version, state } = await appointmentRow(caller.database, id);
      if (state !== 'booked' && state !== 'confirmed') return;
      await cancel(await contextOf(caller), id, { version, cause: 'patient', note: null });
    },
    move: async (caller, asked) => {
      await moveAsPatient(await contextOf(caller), asked);
      return brief(caller, asked.appointmentId);
    },
  };
}

/** A context that holds every right: the room that calls answers for who asks it. */
export async function systemContext(caller: AgendaCaller, needs: AgendaNeeds): Promise<AgendaContext> {
  return {
    ...caller,
    ...{ organizationName: '', now: needs.clock.now(), outbox: needs.outbox, patients: needs.patients },
    ...{ may: () => true, reach: () => 'all' as const },
    textKey: await needs.keys.key(caller.organizationId, 'text'),
  };
}

/**
 * Moves as the patient: to an offered time, within the notice of the reason (MAI-085, SEC-39).
 * @throws {Conflict} `agenda.too-late-to-change`, `agenda.not-open-online`, `agenda.slot-taken`
 */
async function moveAsPatient(
  context: AgendaContext,
  { appointmentId, startsAt }: { readonly appointmentId: string; readonly startsAt: string },
): Promise<void> {
  const row = await appointmentRow(context.database, appointmentId);
  const start = Date.parse(startsAt);
  if (Date.parse(row.starts_at) === start) return;
  const resource = await resourceRow(context.database, row.resource_id);
  await requireOnline(context, resource);
  await refuseLate(context, appointmentId, context.now);
  const reason = await reasonOf(context.database, row.reason_id);
  const online = { now: context.now.epochMilliseconds, known: true };
  const wanted = { resourceId: resource.id, reasonId: reason.id, startsAt, mayOverride: false, online };
  await withNextTimes(context, wanted, async () => {
    const range = { start, end: start + 1 };
    const asked = { range, now: context.now, except: [appointmentId] };
    const diary = await readDiary(context.database, resource.id, [reason], asked);
    const visit = { ...reason, minutes: minutesOf(row) };
    if (!freeSlots(diary, visit, { range, online }).some((slot) => slot.start === start)) throw new SlotTaken();
    await move(context, appointmentId, { version: row.version, startsAt });
  });
}

async function refuseLate(
  { database }: Pick<AgendaCaller, 'database'>,
  appointmentId: string,
  now: Temporal.Instant,
): Promise<void> {
  const { changeableUntil } = await briefOf(database, appointmentId);
  if (Temporal.Instant.compare(now, changeableUntil) <= 0) return;
  throw new Conflict(
    'agenda.too-late-to-change',
    'Le délai pour déplacer ou annuler en ligne est passé. Appelez le cabinet : le rendez-vous est inchangé.',
  );
}
