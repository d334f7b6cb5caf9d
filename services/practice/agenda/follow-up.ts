import { sql } from 'kysely';
import type { z } from 'zod';
import type { changesAnswer, changesQuery } from './api/follow-up.ts';
import { appointmentViews, readableResources } from './appointment-views.ts';
import type { AppointmentRow } from './appointments.ts';
import type { AgendaContext } from './context.ts';
import type { HistoryLine } from './history.ts';
import { practiceJournal } from '#services/practice/professionals/module.ts';
import { resourceRows } from './resources.ts';

/** Looked back at when somebody has never read the changes. */
const FIRST_LOOK = { hours: 24 };
/** Beyond, one more or less tells nobody anything. */
const MOST_COUNTED = 1_000;
/** Visits of one patient that are shown: years of them. */
const MOST_VISITS = 500;

/** What others changed in the agendas the caller sees, since their last visit (SEC-32, MAI-075), newest first. */
export async function changesSince(
  context: AgendaContext,
  asked: z.output<typeof changesQuery>,
): Promise<z.input<typeof changesAnswer>> {
  const since = asked.since ?? (await readUntil(context)) ?? context.now.subtract(FIRST_LOOK).toString();
  const seen = [...readableResources(context, await resourceRows(context.database))];
  const changes = context.database
    .selectFrom('agenda.history as line')
    .innerJoin('agenda.appointments as one', 'one.id', 'line.appointment_id')
    .where('line.at', '>', since)
    .where('line.erase_at', '>', context.now.toString())
    .where('line.kind', '<>', 'state')
    .where('line.actor_id', 'is distinct from', context.act.actor.id)
    .where(sql<boolean>`one.resource_id = ANY (${seen}::uuid[])`);
  const shown = await changes
    .selectAll('one')
    .select(['line.at', 'line.kind', 'line.actor_kind', 'line.actor_name', 'line.before'])
    .orderBy('line.at', 'desc')
    .orderBy('line.number', 'desc')
    .limit(asked.limit)
    .execute();
  const counted = await context.database
    .selectFrom(changes.select('line.number').limit(MOST_COUNTED).as('counted'))
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  const views = await appointmentViews(context, shown as unknown as AppointmentRow[]);
  await journal(context, 'agenda.changes.read', shown.length);
  return {
    ...{ since, unread: Number(counted.count) },
    changes: shown.map((row, index) => ({
      ...{ at: row.at, kind: row.kind as HistoryLine['kind'], origin: views[index]!.origin },
      ...{ byPatient: row.actor_kind === 'patient', by: row.actor_name },
      before: row.before as unknown as HistoryLine['before'],
      appointment: views[index]!,
    })),
  };
}

/** What changed up to now is read. */
export async function markChangesRead(context: AgendaContext): Promise<void> {
  const until = context.now.toString();
  await context.database
    .insertInto('agenda.readings')
    .values({ person_id: context.act.actor.id ?? '', changes_read_until: until })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ changes_read_until: until }))
    .execute();
}

/**
 * The visits of one patient to this practice, newest first, whichever of their merged files they were booked for
 * (MAI-076); the reading is journaled.
 * @throws {NotFound} `patients.not-found`
 */
export async function patientAppointments(context: AgendaContext, patientId: string) {
  const seen = readableResources(context, await resourceRows(context.database));
  const rows = (await context.database
    .selectFrom('agenda.appointments')
    .selectAll()
    .where('patient_id', 'in', [...(await context.patients.filesOf(context.database, patientId))])
    .orderBy('starts_at', 'desc')
    .limit(MOST_VISITS)
    .execute()) as AppointmentRow[];
  const views = await appointmentViews(
    context,
    rows.filter((row) => seen.has(row.resource_id)),
  );
  await practiceJournal(context.database, context, {
    ...{ action: 'agenda.patient-visits.read', object: { kind: 'patient', id: patientId } },
    details: { appointments: views.length },
  });
  return views.filter(({ patient }) => patient?.hidden === null);
}

async function readUntil(context: AgendaContext): Promise<string | null> {
  const row = await context.database
    .selectFrom('agenda.readings')
    .select('changes_read_until')
    .where('person_id', '=', context.act.actor.id ?? '')
    .executeTakeFirst();
  return row?.changes_read_until ?? null;
}

async function journal(context: AgendaContext, action: string, count: number): Promise<void> {
  await practiceJournal(context.database, context, {
    ...{ action, object: { kind: 'agenda.view', id: null }, details: { changes: count } },
  });
}
