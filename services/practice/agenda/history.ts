import { sql, type Updateable } from 'kysely';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import type { PracticeTransaction } from '#services/practice/professionals/module.ts';
import type { ChangeKind, Snapshot } from './api/follow-up.ts';
import type { CancelCause } from './api/vocabulary.ts';
import { snapshotOf, type AppointmentRow } from './appointments.ts';
import type { AgendaContext } from './context.ts';

/** What the history keeps, beyond what it shows, so that a change can be taken back whole. */
export interface StoredSnapshot extends Snapshot {
  readonly siteId: string;
  readonly overbooked: boolean;
  readonly steps: Readonly<
    Record<'confirmed_at' | 'arrived_at' | 'started_at' | 'done_at' | 'missed_at' | 'cancelled_at', string | null>
  >;
  readonly cancelCause: CancelCause | null;
}

export interface HistoryLine {
  readonly number: number;
  readonly at: string;
  readonly kind: ChangeKind;
  readonly actor_kind: 'person' | 'patient' | 'token' | 'system';
  readonly actor_id: string | null;
  readonly actor_name: string;
  readonly before: StoredSnapshot | null;
  readonly after: StoredSnapshot;
}

/** Months the history is kept when the practice set nothing (SEC-31). */
export const HISTORY_MONTHS = 2;

type Change = Updateable<OrganizationTables['agenda.appointments']>;

/** Writes a change of an appointment, its next version and the line of its history. @returns the appointment as it is now. */
export async function changeAppointment(
  transaction: PracticeTransaction,
  context: Pick<AgendaContext, 'act' | 'now'>,
  before: AppointmentRow,
  { kind, set }: { readonly kind: ChangeKind; readonly set: Change },
): Promise<AppointmentRow> {
  const after = (await transaction
    .updateTable('agenda.appointments')
    .set({ ...set, version: before.version + 1, changed_at: context.now.toString() })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow()) as AppointmentRow;
  await addLine(transaction, context, { kind, before: snapshotOf(before), after });
  return after;
}

/** One line of the history of an appointment: its number is the version it led to. */
export async function addLine(
  transaction: PracticeTransaction,
  context: Pick<AgendaContext, 'act' | 'now'>,
  line: { readonly kind: ChangeKind; readonly before: StoredSnapshot | null; readonly after: AppointmentRow },
): Promise<void> {
  const { actor } = context.act;
  const at = context.now.toString();
  await transaction
    .insertInto('agenda.history')
    .values({
      ...{ appointment_id: line.after.id, number: line.after.version, at, kind: line.kind },
      ...{ actor_kind: actor.kind, actor_id: actor.id, actor_name: actor.name },
      before: line.before === null ? null : JSON.stringify(line.before),
      after: JSON.stringify(snapshotOf(line.after)),
      erase_at: sql`${at}::timestamptz + make_interval(months => coalesce(
        (SELECT history_months FROM agenda.settings), ${HISTORY_MONTHS}))`,
    })
    .execute();
}

/** Every change still kept of an appointment, oldest first. */
export async function historyOf(
  database: OrganizationDatabase,
  appointmentId: string,
  now: Temporal.Instant,
): Promise<readonly HistoryLine[]> {
  const rows = await database
    .selectFrom('agenda.history')
    .select(['number', 'at', 'kind', 'actor_kind', 'actor_id', 'actor_name', 'before', 'after'])
    .where('appointment_id', '=', appointmentId)
    .where('erase_at', '>', now.toString())
    .orderBy('number')
    .execute();
  return rows as unknown as readonly HistoryLine[];
}

/** The change that led to this version, while it is kept. */
export async function changeTo(
  database: OrganizationDatabase,
  { id, version }: Pick<AppointmentRow, 'id' | 'version'>,
): Promise<HistoryLine | undefined> {
  const row = await database
    .selectFrom('agenda.history')
    .select(['number', 'at', 'kind', 'actor_kind', 'actor_id', 'actor_name', 'before', 'after'])
    .where('appointment_id', '=', id)
    .where('number', '=', version)
    .executeTakeFirst();
  return row as unknown as HistoryLine | undefined;
}

/** Whether the change that led to this version was made by whoever acts now: a repeat after a lost answer. */
export async function madeBySame(
  database: OrganizationDatabase,
  context: Pick<AgendaContext, 'act'>,
  row: Pick<AppointmentRow, 'id' | 'version'>,
): Promise<boolean> {
  const last = await changeTo(database, row);
  return last !== undefined && last.actor_kind === context.act.actor.kind && last.actor_id === context.act.actor.id;
}
