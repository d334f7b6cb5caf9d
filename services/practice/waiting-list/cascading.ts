import { Conflict } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { practiceJournal, type PracticeTransaction } from '#services/practice/professionals/module.ts';
import { candidatesFor, reach } from './candidates.ts';
import {
  cascadeRow,
  closeCascade,
  currentOffer,
  endOffer,
  lockCascade,
  tellCascade,
  type CascadeRow,
  type OfferRow,
} from './cascade-rows.ts';
import type { WaitingListNeeds, Working } from './needs.ts';
import { mayLeaveAt, settingsOf } from './settings.ts';

/** A patient has at least this long to answer. */
const LEAST_MINUTES = 5;
/** What a process that stopped left half done is taken up this long after. */
const TAKEN_UP = { minutes: 1 };
export const ADVANCE_JOB = 'waiting-list.advance';
export const SEND_JOB = 'waiting-list.send';

/** A time somebody gave up. `by` names the change, so that each frees a time once. */
export interface FreedTime {
  readonly id: string;
  readonly resourceId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly by: { readonly appointmentId: string; readonly number: number; readonly patientId: string | null } | null;
}

/** Offers a freed time to whoever waits for one, first to last. Run twice, it begins once. */
export async function beginCascade(needs: WaitingListNeeds, work: Working, freed: FreedTime): Promise<void> {
  const row = {
    ...{ id: freed.id, resource_id: freed.resourceId, starts_at: freed.startsAt, ends_at: freed.endsAt },
    freed_patient_id: freed.by?.patientId ?? null,
  };
  const candidates = await candidatesFor(needs, work, row);
  const { id } = await work.database.transaction().execute(async (transaction) => {
    const added = await transaction
      .insertInto('waiting_list.cascades')
      .values({
        ...{ ...row, candidates: candidates.length, freed_at: work.now.toString(), state: 'offering' },
        ...{ freed_by: freed.by?.appointmentId ?? null, freed_number: freed.by?.number ?? null },
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows === 0n) return begun(transaction, freed);
    await lookAgain(transaction, needs, freed.id, work.now.add(TAKEN_UP));
    return freed;
  });
  await advance(needs, work, id);
}

/**
 * Asks the next patient, if nobody is being asked: settles the one whose deadline passed, holds the time for the next
 * and has the message sent. Stops when nobody is left, or the time is gone. May run at any moment, twice: an offer whose
 * time is not held yet is taken up, under the same hold.
 */
export async function advance(needs: WaitingListNeeds, work: Working, cascadeId: string): Promise<void> {
  for (;;) {
    const offer = await work.database
      .transaction()
      .execute((transaction) => putNextOffer(transaction, needs, { ...work, database: transaction }, cascadeId));
    if (offer === null) return;
    const cascade = await cascadeRow(work.database, cascadeId);
    const holdId = await holdFor(needs, work, cascade, offer);
    const made = await work.database.transaction().execute(async (transaction) => {
      await lockCascade(transaction, cascadeId);
      const present = await currentOffer(transaction, cascadeId);
      if (present?.id !== offer.id) return 'over';
      if (present.hold_id !== null) return 'made';
      if (holdId === null) {
        await endOffer(transaction, work, offer.id, 'skipped');
        return 'lost';
      }
      await transaction
        .updateTable('waiting_list.offers')
        .set({ hold_id: holdId })
        .where('id', '=', offer.id)
        .execute();
      await needs.outbox.enqueue(transaction, SEND_JOB, { offerId: offer.id });
      await practiceJournal(transaction, work, {
        ...{ action: 'waiting-list.offer.made', object: { kind: 'waiting-list.offer', id: offer.id } },
        details: { rank: offer.rank },
      });
      await tellCascade(transaction, needs, cascade);
      return 'made';
    });
    if (made === 'made') return;
    // Ended while its time was being held: nobody else would give it back.
    if (made === 'over' && holdId !== null) await needs.agenda.release(work, holdId);
  }
}

/** The offer to hold the time for: one that a stop left without, or the next; null when nobody is to be asked now. */
async function putNextOffer(
  transaction: PracticeTransaction,
  needs: WaitingListNeeds,
  work: Working,
  cascadeId: string,
): Promise<OfferRow | null> {
  const cascade = await lockCascade(transaction, cascadeId);
  if (cascade.state !== 'offering') return null;
  const current = await currentOffer(transaction, cascadeId);
  if (current !== undefined && Temporal.Instant.compare(current.deadline, work.now) > 0) {
    return current.hold_id === null ? current : null;
  }
  // Whoever was never asked let nothing pass.
  if (current !== undefined)
    await endOffer(transaction, work, current.id, current.hold_id === null ? 'skipped' : 'expired');
  if (Temporal.Instant.compare(cascade.starts_at, work.now) <= 0) {
    await closeCascade(transaction, needs, work, cascade, 'lapsed');
    return null;
  }
  if (await waitsForMorning(transaction, needs, work, cascade)) return null;
  for (const { request, reasonId } of await candidatesFor(needs, work, cascade)) {
    if ((await reach(needs, transaction, request)) === null) continue;
    const offer = await insertOffer(transaction, needs, work, { cascade, request, reasonId });
    if (offer !== undefined) return offer;
  }
  await closeCascade(transaction, needs, work, cascade, await endOf(transaction, cascadeId));
  return null;
}

/** @returns undefined when the patient has just been asked for another time. */
async function insertOffer(
  transaction: PracticeTransaction,
  needs: WaitingListNeeds,
  work: Working,
  given: {
    readonly cascade: CascadeRow;
    readonly request: { readonly id: string; readonly notice_minutes: number };
    readonly reasonId: string;
  },
): Promise<OfferRow | undefined> {
  const { cascade, request, reasonId } = given;
  const { offerMinutes } = await settingsOf(transaction);
  const start = Temporal.Instant.from(cascade.starts_at);
  const latest = start.subtract({ minutes: request.notice_minutes });
  const usual = work.now.add({ minutes: offerMinutes });
  const least = work.now.add({ minutes: LEAST_MINUTES });
  const bounded = Temporal.Instant.compare(usual, latest) <= 0 ? usual : latest;
  const deadline = Temporal.Instant.compare(bounded, least) >= 0 ? bounded : least;
  const { count } = await transaction
    .selectFrom('waiting_list.offers')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('cascade_id', '=', cascade.id)
    .executeTakeFirstOrThrow();
  const offer = await transaction
    .insertInto('waiting_list.offers')
    .values({
      ...{ id: newId(), cascade_id: cascade.id, request_id: request.id, rank: Number(count) + 1, reason_id: reasonId },
      ...{ state: 'offered', sent_at: work.now.toString(), deadline: deadline.toString() },
    })
    .onConflict((conflict) => conflict.column('request_id').where('state', '=', 'offered').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (offer === undefined) return undefined;
  await lookAgain(transaction, needs, cascade.id, work.now.add(TAKEN_UP));
  await lookAgain(transaction, needs, cascade.id, deadline);
  return offer;
}

/** Holds the time for one patient until their deadline; null when it cannot be theirs. */
async function holdFor(
  needs: WaitingListNeeds,
  work: Working,
  cascade: CascadeRow,
  offer: OfferRow,
): Promise<string | null> {
  try {
    const held = await needs.agenda.hold(work, {
      ...{ id: offer.id, resourceId: cascade.resource_id, reasonId: offer.reason_id, startsAt: cascade.starts_at },
      ...{ purpose: 'waiting-list', knownPatient: true, until: Temporal.Instant.from(offer.deadline) },
    });
    return held.id;
  } catch (error) {
    if (error instanceof Conflict) return null;
    throw error;
  }
}

/** Nobody is woken: the cascade goes on in the morning. */
async function waitsForMorning(
  transaction: PracticeTransaction,
  needs: WaitingListNeeds,
  work: Working,
  cascade: CascadeRow,
): Promise<boolean> {
  const resource = (await needs.agenda.resources(transaction)).find(({ id }) => id === cascade.resource_id);
  const local = work.now.toZonedDateTimeISO(resource?.timeZone ?? 'Europe/Paris');
  const leaves = mayLeaveAt(local, await settingsOf(transaction)).toInstant();
  if (Temporal.Instant.compare(leaves, work.now) <= 0) return false;
  await lookAgain(transaction, needs, cascade.id, leaves);
  return true;
}

function lookAgain(
  transaction: PracticeTransaction,
  { outbox }: WaitingListNeeds,
  cascadeId: string,
  at: Temporal.Instant,
): Promise<void> {
  return outbox.enqueueAt(transaction, ADVANCE_JOB, { cascadeId }, at);
}

/** Nobody is left. The time was lost to somebody else when the last one asked could not be given it. */
async function endOf(transaction: PracticeTransaction, cascadeId: string): Promise<'exhausted' | 'lapsed'> {
  const last = await transaction
    .selectFrom('waiting_list.offers')
    .select(['state', 'hold_id'])
    .where('cascade_id', '=', cascadeId)
    .orderBy('rank', 'desc')
    .executeTakeFirst();
  return last?.state === 'skipped' ? 'lapsed' : 'exhausted';
}

async function begun(transaction: PracticeTransaction, freed: FreedTime): Promise<{ readonly id: string }> {
  return transaction
    .selectFrom('waiting_list.cascades')
    .select('id')
    .where((is) =>
      is.or([
        is('id', '=', freed.id),
        is.and([
          is('freed_by', '=', freed.by?.appointmentId ?? null),
          is('freed_number', '=', freed.by?.number ?? null),
        ]),
      ]),
    )
    .executeTakeFirstOrThrow();
}
