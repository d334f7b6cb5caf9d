import { Conflict } from '#platform/kernel/errors.ts';
import type { Act } from '#platform/kernel/act.ts';
import { practiceJournal } from '#services/practice/professionals/module.ts';
import { advance } from './cascading.ts';
import { cascadeRow, closeCascade, endOffer, lockCascade, type OfferRow } from './cascade-rows.ts';
import { GIVE_UP_JOB, giveUpLater } from './giving-up.ts';
import type { WaitingListNeeds, Working } from './needs.ts';
import type { OfferPage } from './offer-view.ts';
import { requestRow, type RequestRow } from './requests.ts';
import { offerLinks } from './offer-links.ts';

/** An offer behind a link, with where and in whose name it is answered. */
export interface OpenedOffer {
  readonly work: Working;
  readonly offer: OfferRow;
}

/** Opens the offer behind a secret; null when it is none of ours. */
export async function openOffer(
  needs: WaitingListNeeds,
  secret: string,
  origin: Act['origin'],
): Promise<OpenedOffer | null> {
  const read = offerLinks.read(secret);
  if (read === null) return null;
  const { organizationId, id } = read;
  const database = await needs.databases.organization(organizationId);
  if (!offerLinks.isSigned(read, await needs.keys.key(organizationId, 'links'))) return null;
  const offer = await database.selectFrom('waiting_list.offers').selectAll().where('id', '=', id).executeTakeFirst();
  if (offer === undefined) return null;
  const act = actOf(await requestRow(database, offer.request_id), origin);
  return { offer, work: { organizationId, database, act, now: needs.clock.now() } };
}

/** The job of an acceptance: the later appointment is given up in the name of the patient. */
export async function finishAccepted(needs: WaitingListNeeds, work: Working, offerId: string): Promise<void> {
  const { request_id: requestId } = await work.database
    .selectFrom('waiting_list.offers')
    .select('request_id')
    .where('id', '=', offerId)
    .executeTakeFirstOrThrow();
  const request = await requestRow(work.database, requestId);
  await giveUpLater(needs, { ...work, act: actOf(request, null) }, request);
}

/** What the page of the link shows. No name, no reason. */
export async function offerPage(needs: WaitingListNeeds, { offer, work }: OpenedOffer): Promise<OfferPage> {
  const { database, now } = work;
  const cascade = await cascadeRow(database, offer.cascade_id);
  const request = await requestRow(database, offer.request_id);
  const resource = (await needs.agenda.resources(database)).find(({ id }) => id === cascade.resource_id);
  const late = offer.state === 'offered' && Temporal.Instant.compare(offer.deadline, now) <= 0;
  const ended = { skipped: 'gone', 'taken-back': 'gone' } as Readonly<Record<string, OfferPage['state']>>;
  return {
    ...{ professional: resource?.name ?? '', siteId: resource?.siteId ?? '' },
    ...{ startsAt: cascade.starts_at, endsAt: await endOfVisit(needs, work, offer, cascade.starts_at) },
    ...{ timeZone: resource?.timeZone ?? 'Europe/Paris', deadline: offer.deadline },
    state: late ? 'expired' : (ended[offer.state] ?? (offer.state as OfferPage['state'])),
    replacesAppointment: request.appointment_id !== null,
  };
}

/**
 * The patient takes the time: the appointment carries the identifier of the offer, so that a second press makes no
 * second one. A later appointment is given up: now, or by its job.
 * @throws {Conflict} `waiting-list.offer-over`
 */
export async function acceptOffer(
  needs: WaitingListNeeds,
  { offer, work }: OpenedOffer,
): Promise<{ readonly appointmentId: string }> {
  if (offer.state === 'accepted') return { appointmentId: offer.id };
  if (offer.state !== 'offered' || offer.hold_id === null) throw offerOver();
  const request = await requestRow(work.database, offer.request_id);
  if (request.state === 'withdrawn') throw offerOver();
  const appointment = {
    ...{ holdId: offer.hold_id, appointmentId: offer.id, patientId: request.patient_id },
    ...({ knownPatient: true, origin: 'online' } as const),
  };
  await needs.agenda.confirmHold(work, appointment).catch(overWhenExpired);
  await work.database.transaction().execute(async (transaction) => {
    const cascade = await lockCascade(transaction, offer.cascade_id);
    await endOffer(transaction, work, offer.id, 'accepted');
    await closeCascade(transaction, needs, work, cascade, 'filled');
    const satisfied = { state: 'satisfied', changed_at: work.now.toString() };
    await transaction.updateTable('waiting_list.requests').set(satisfied).where('id', '=', request.id).execute();
    if (request.appointment_id !== null) await needs.outbox.enqueue(transaction, GIVE_UP_JOB, { offerId: offer.id });
    await practiceJournal(transaction, work, {
      ...{ action: 'waiting-list.offer.accepted', object: { kind: 'waiting-list.offer', id: offer.id } },
    });
  });
  await giveUpLater(needs, work, request);
  return { appointmentId: offer.id };
}

/** The patient lets it go: the next one is asked. */
export async function refuseOffer(needs: WaitingListNeeds, { offer, work }: OpenedOffer): Promise<void> {
  await endCurrent(needs, work, offer, 'refused');
  await advance(needs, work, offer.cascade_id);
}

/** Ends the offer under way and gives its time back; one that is over stays as it ended. */
export async function endCurrent(
  needs: WaitingListNeeds,
  work: Working,
  offer: OfferRow,
  state: 'refused' | 'skipped' | 'taken-back',
): Promise<void> {
  const held = await work.database.transaction().execute(async (transaction) => {
    const cascade = await lockCascade(transaction, offer.cascade_id);
    const live = await transaction
      .selectFrom('waiting_list.offers')
      .select('hold_id')
      .where('id', '=', offer.id)
      .where('state', '=', 'offered')
      .executeTakeFirst();
    if (live === undefined) return null;
    await endOffer(transaction, work, offer.id, state);
    if (state === 'taken-back') await closeCascade(transaction, needs, work, cascade, 'taken-back');
    await practiceJournal(transaction, work, {
      ...{ action: `waiting-list.offer.${state}`, object: { kind: 'waiting-list.offer', id: offer.id } },
    });
    return live.hold_id;
  });
  if (held !== null) await needs.agenda.release(work, held);
}

function actOf({ patient_id: id }: Pick<RequestRow, 'patient_id'>, origin: Act['origin']): Act {
  return { actor: { kind: 'patient', id, name: 'Patient, par lien' }, origin, onBehalfOf: null };
}

async function endOfVisit(needs: WaitingListNeeds, work: Working, offer: OfferRow, startsAt: string): Promise<string> {
  const reason = (await needs.agenda.reasons(work.database)).find(({ id }) => id === offer.reason_id)!;
  return Temporal.Instant.from(startsAt).add({ minutes: reason.minutes }).toString();
}

function overWhenExpired(error: unknown): never {
  if (error instanceof Conflict && error.code === 'agenda.hold-expired') throw offerOver();
  throw error;
}

function offerOver(): Conflict {
  return new Conflict(
    'waiting-list.offer-over',
    'Cette proposition est terminée : le délai est passé ou l’heure a été reprise. Vous restez sur la liste d’attente.',
  );
}
