import { PARIS } from '#platform/kernel/clock.ts';
import { practiceJournal, type PracticeContext } from '#services/practice/professionals/module.ts';
import type { PatientLine } from '#services/practice/patients/module.ts';
import type { Reminder, RemindersDay } from './api.ts';
import type { RemindersNeeds } from './needs.ts';
import type { ReminderRow } from './rows.ts';
import { isSubscribed } from './settings.ts';

type ListedRow = ReminderRow & {
  readonly task_at: string | null;
  readonly task_done_at: string | null;
  readonly task_done_by: string | null;
};

/** Reminders due on a day in Paris, and the patients still to call, as far as the caller may see (MAI-117). */
export async function readDay(
  { patients }: Pick<RemindersNeeds, 'patients'>,
  context: PracticeContext,
  day: Temporal.PlainDate,
): Promise<RemindersDay> {
  const from = day.toZonedDateTime(PARIS).toInstant().toString();
  const until = day.add({ days: 1 }).toZonedDateTime(PARIS).toInstant().toString();
  const due = await listed(context).where('due_at', '>=', from).where('due_at', '<', until).execute();
  const open = await listed(context)
    .where('task.created_at', 'is not', null)
    .where('task.done_at', 'is', null)
    .where('starts_at', '>', context.now.toString())
    .execute();
  const rows = [due, open].map((some) => (some as ListedRow[]).filter((row) => mayRead(context, row)));
  const lines = await patients.linesOf(context, [...new Set(rows.flat().map((row) => row.patient_id))]);
  await journalRead(context, 'reminders.day.read', rows.flat().length);
  const [reminders, toCall] = rows.map((some) => some.map((row) => shown(context, row, lines)));
  return { subscribed: await isSubscribed(context.database, context.now), reminders: reminders!, toCall: toCall! };
}

/** Reminders of one appointment, first due first. */
export async function remindersOf(
  { patients }: Pick<RemindersNeeds, 'patients'>,
  context: PracticeContext,
  appointmentId: string,
): Promise<Reminder[]> {
  const all = (await listed(context).where('appointment_id', '=', appointmentId).execute()) as ListedRow[];
  const rows = all.filter((row) => mayRead(context, row));
  const lines = await patients.linesOf(context, [...new Set(rows.map((row) => row.patient_id))]);
  await journalRead(context, 'reminders.appointment.read', rows.length);
  return rows.map((row) => shown(context, row, lines));
}

/** Names and numbers are shown: who read them is written. */
function journalRead(context: PracticeContext, action: `reminders.${string}`, reminders: number): Promise<void> {
  const object = { kind: 'reminders.reminder', id: null };
  return practiceJournal(context.database, context, { action, object, details: { reminders } });
}

function listed({ database }: PracticeContext) {
  return database
    .selectFrom('reminders.reminders as reminder')
    .leftJoin('reminders.tasks as task', 'task.reminder_id', 'reminder.id')
    .selectAll('reminder')
    .select(['task.created_at as task_at', 'task.done_at as task_done_at', 'task.done_by_name as task_done_by'])
    .orderBy('due_at')
    .orderBy('reminder.id');
}

function mayRead(context: PracticeContext, { professional_id: professionalId }: ListedRow): boolean {
  return context.may('reminders.read', professionalId);
}

function shown(context: PracticeContext, row: ListedRow, lines: ReadonlyMap<string, PatientLine>): Reminder {
  return {
    ...{ id: row.id, appointmentId: row.appointment_id, professionalId: row.professional_id },
    patient: patientOf(context, row.patient_id, lines.get(row.patient_id)),
    ...{ startsAt: row.starts_at, dueAt: row.due_at, leadMinutes: row.lead_minutes, askedBy: row.asked_by_name },
    ...{ channel: row.channel, state: row.state, cause: row.cause, settledAt: row.settled_at },
    task: row.task_at === null ? null : { doneAt: row.task_done_at, doneBy: row.task_done_by },
  };
}

function patientOf(context: PracticeContext, id: string, line: PatientLine | undefined): Reminder['patient'] {
  const hidden = { id, name: null, phone: null } as const;
  if (context.reach('patients.records.read') !== 'all' && context.reach('patients.records.read').length === 0) {
    return { ...hidden, hidden: 'no-right' };
  }
  if (line === undefined || line.opposed) return { ...hidden, hidden: 'opposition' };
  return { id, name: line.name, phone: line.phone, hidden: null };
}
