import { Conflict } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Selectable } from 'kysely';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import { practiceJournal, type PracticeTransaction } from '#services/practice/professionals/module.ts';
import type { ReasonView } from './api/resources.ts';
import type { Origin } from './api/vocabulary.ts';
import { insertAppointment, onceOnly } from './booking.ts';
import { claim, lockAgendas, SlotTaken } from './claims.ts';
import { tellAvailability, type AgendaContext } from './context.ts';
import { readDiary } from './diary.ts';
import { instantOf, withNextTimes } from './next-times.ts';
import { requireOnline } from './online.ts';
import { findPlace, outsideRules } from './placing.ts';
import type { HoldBrief } from './ports.ts';
import { reasonOf } from './reasons.ts';
import { resourceRow } from './resources.ts';
import { settingsOf } from './settings.ts';
import { chooseExtras, freeSlots, taken, type OnlineRule } from './times/slots.ts';

/** Longer than confirming ever takes. */
const NEAR_DEADLINE = { minutes: 2 };

type HoldRow = Selectable<OrganizationTables['agenda.holds']>;

/** What is held, for whom, until when. */
export interface Wish {
  /** Made by whoever may ask again after a stop: held twice, it is one hold. */
  readonly id?: string;
  readonly resourceId: string;
  readonly reasonId: string;
  readonly startsAt: string;
  readonly purpose: 'visitor' | 'waiting-list';
  /** Null: not known yet, checked again when confirmed. */
  readonly knownPatient: boolean | null;
  readonly until?: Temporal.Instant;
}

/**
 * Keeps an offered time for somebody until a deadline (MAI-082). Only what is offered at that moment can be held; for
 * a waiting patient the rules of the practice count, not those of the public site.
 * @throws {Conflict} `agenda.slot-taken`, `agenda.outside-rules` for a time that has passed, `agenda.not-open-online`
 */
export async function hold(context: AgendaContext, wish: Wish): Promise<HoldBrief> {
  const { resourceId, reasonId, startsAt, purpose } = wish;
  const resource = await resourceRow(context.database, resourceId);
  const reason = await reasonOf(context.database, reasonId);
  const forVisitor = purpose === 'visitor';
  if (forVisitor) await requireOnline(context, resource);
  const online = forVisitor ? { now: context.now.epochMilliseconds, known: wish.knownPatient ?? true } : null;
  const minutes = wish.until === undefined ? (await settingsOf(context.database)).holdMinutes : 0;
  const until = wish.until ?? context.now.add({ minutes });
  return withNextTimes(context, { resourceId, reasonId, startsAt, mayOverride: false, online }, () =>
    context.database.transaction().execute(async (transaction) => {
      const extrasPossible = reason.needs.flatMap(({ resourceIds }) => resourceIds);
      await lockAgendas(transaction, [resourceId, ...extrasPossible]);
      const already = wish.id === undefined ? null : await holdOf(transaction, wish.id, context.now);
      if (already !== null) return already;
      const { extras, siteId } = await offeredAt(transaction, context, wish, reason, online);
      const row = await insertHold(transaction, context, wish, { reason, extras, siteId, until });
      const time = taken(reason, Date.parse(startsAt));
      const resourceIds = [resourceId, ...extras];
      await claim(transaction, { holdId: row.id, heldUntil: until }, { resourceIds, time, now: context.now });
      await context.outbox.enqueueAt(transaction, 'agenda.hold-expired', { holdId: row.id }, until);
      await practiceJournal(transaction, context, {
        ...{ action: 'agenda.time.held', object: { kind: 'agenda.hold', id: row.id } },
        ...{ professionalId: resource.professional_id, details: { purpose } },
      });
      await tellAvailability(transaction, context, resourceIds, row);
      return holdBrief(row, reason);
    }),
  );
}

/** A hold whose deadline has not passed; null otherwise. */
export async function holdOf(
  database: OrganizationDatabase,
  holdId: string,
  now: Temporal.Instant,
): Promise<HoldBrief | null> {
  const row = await database.selectFrom('agenda.holds').selectAll().where('id', '=', holdId).executeTakeFirst();
  if (row === undefined || Temporal.Instant.compare(row.held_until, now) <= 0) return null;
  return holdBrief(row, await reasonOf(database, row.reason_id));
}

/** Gives a held time back. One that is gone stays so. */
export async function release(context: AgendaContext, holdId: string): Promise<void> {
  await context.database.transaction().execute(async (transaction) => {
    const row = await transaction.deleteFrom('agenda.holds').where('id', '=', holdId).returningAll().executeTakeFirst();
    if (row === undefined) return;
    await tellAvailability(transaction, context, [row.resource_id, ...row.extra_resource_ids], row);
  });
}

/** The job of a deadline: a hold that has passed it goes, and its time is told free. */
export async function expireHold(context: AgendaContext, holdId: string): Promise<void> {
  const row = await context.database
    .selectFrom('agenda.holds')
    .select('held_until')
    .where('id', '=', holdId)
    .executeTakeFirst();
  if (row === undefined || Temporal.Instant.compare(row.held_until, context.now) > 0) return;
  await release(context, holdId);
}

/**
 * Makes an appointment of a held time (MAI-083). The same appointment asked twice is made once.
 * @throws {Conflict} `agenda.hold-expired`, `agenda.known-patients-only`, `agenda.not-open-online`,
 *   `agenda.appointment.id-reused`
 */
export async function confirmHold(
  context: AgendaContext,
  given: {
    readonly holdId: string;
    readonly appointmentId: string;
    readonly patientId: string;
    readonly knownPatient: boolean;
    readonly origin: Origin;
  },
): Promise<void> {
  const held = await context.database
    .selectFrom('agenda.holds')
    .selectAll()
    .where('id', '=', given.holdId)
    .executeTakeFirst();
  if (held === undefined) return refuseUnlessBooked(context.database, given.appointmentId);
  const resource = await resourceRow(context.database, held.resource_id);
  const reason = await reasonOf(context.database, held.reason_id);
  if (held.purpose === 'visitor') await requireOnline(context, resource);
  if (held.purpose === 'visitor' && reason.online === 'known' && !given.knownPatient) {
    const message = 'Ce motif est réservé aux patients déjà suivis par ce praticien. Appelez le cabinet.';
    throw new Conflict('agenda.known-patients-only', message);
  }
  const { appointmentId, patientId, origin } = given;
  const placement = {
    ...{ appointmentId, resource, reason, place: reason.place, start: Date.parse(held.starts_at) },
    ...{ minutes: minutesBetween(held), extras: held.extra_resource_ids, override: undefined, except: [] },
  };
  await onceOnly(context.database, { ...placement, patientId }, () =>
    context.database.transaction().execute(async (transaction) => {
      const row = await lockLive(transaction, context, given.holdId);
      const placed = { extras: row.extra_resource_ids, siteId: row.site_id, overbooked: false, rules: [] };
      const booked = { patientId, origin, note: null, seriesId: null };
      await insertAppointment(transaction, context, placement, placed, booked);
      await transaction
        .updateTable('agenda.occupations')
        .set({ kind: 'booked', appointment_id: appointmentId, hold_id: null, held_until: null })
        .where('hold_id', '=', row.id)
        .execute();
      await transaction.deleteFrom('agenda.holds').where('id', '=', row.id).execute();
      // What was held is as taken as before; only who looked after the deadline, while this went on, saw it free.
      const late = context.now.add(NEAR_DEADLINE);
      if (Temporal.Instant.compare(row.held_until, late) > 0) return;
      await tellAvailability(transaction, context, [row.resource_id, ...row.extra_resource_ids], row);
    }),
  );
}

async function offeredAt(
  transaction: PracticeTransaction,
  context: AgendaContext,
  wish: Wish,
  reason: ReasonView,
  online: OnlineRule | null,
): Promise<{ readonly extras: readonly string[]; readonly siteId: string }> {
  const start = Date.parse(wish.startsAt);
  if (online === null) {
    const resource = await resourceRow(transaction, wish.resourceId);
    return findPlace(transaction, context, {
      ...{ appointmentId: '', resource, reason, place: reason.place, start, minutes: reason.minutes },
      ...{ extras: null, override: undefined, except: [] },
    });
  }
  if (start < context.now.epochMilliseconds) throw outsideRules(['past']);
  const range = { start, end: start + 1 };
  const diary = await readDiary(transaction, wish.resourceId, [reason], { range, now: context.now });
  const practised = reason.resourceIds.includes(wish.resourceId) && !reason.archived;
  const slot = freeSlots(diary, reason, { range, online }).find((one) => one.start === start);
  const extras = chooseExtras(diary, reason, start, reason.minutes);
  if (!practised || slot === undefined || extras === null) throw new SlotTaken();
  return { extras, siteId: slot.siteId };
}

async function insertHold(
  transaction: PracticeTransaction,
  context: AgendaContext,
  wish: Wish,
  where: {
    readonly reason: ReasonView;
    readonly extras: readonly string[];
    readonly siteId: string;
    readonly until: Temporal.Instant;
  },
): Promise<HoldRow> {
  const { reason, extras, siteId, until } = where;
  const start = Date.parse(wish.startsAt);
  return transaction
    .insertInto('agenda.holds')
    .values({
      ...{
        id: wish.id ?? newId(),
        resource_id: wish.resourceId,
        reason_id: reason.id,
        site_id: siteId,
        purpose: wish.purpose,
      },
      ...{ starts_at: instantOf(start), ends_at: instantOf(start + reason.minutes * 60_000) },
      ...{ extra_resource_ids: [...extras], held_until: until.toString(), created_at: context.now.toString() },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function lockLive(transaction: PracticeTransaction, context: AgendaContext, holdId: string): Promise<HoldRow> {
  const row = await transaction
    .selectFrom('agenda.holds')
    .selectAll()
    .where('id', '=', holdId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined || Temporal.Instant.compare(row.held_until, context.now) <= 0) throw holdExpired();
  return row;
}

async function refuseUnlessBooked(database: OrganizationDatabase, appointmentId: string): Promise<void> {
  const query = database.selectFrom('agenda.appointments').select('id').where('id', '=', appointmentId);
  if ((await query.executeTakeFirst()) === undefined) throw holdExpired();
}

function holdExpired(): Conflict {
  return new Conflict(
    'agenda.hold-expired',
    'Le délai pour garder cette heure est passé. Rien n’a été réservé : choisissez de nouveau une heure.',
  );
}

function minutesBetween(row: HoldRow): number {
  return (Date.parse(row.ends_at) - Date.parse(row.starts_at)) / 60_000;
}

function holdBrief(row: HoldRow, reason: ReasonView): HoldBrief {
  return {
    ...{ id: row.id, resourceId: row.resource_id, reasonId: row.reason_id, siteId: row.site_id },
    ...{ startsAt: row.starts_at, endsAt: row.ends_at, heldUntil: row.held_until, place: reason.place },
  };
}
