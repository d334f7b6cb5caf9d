import { createHash } from 'node:crypto';
import { Conflict, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Act } from '#platform/kernel/act.ts';
import { forgetAppointment, knowAppointment, ownAppointment } from '#services/practice/accounts/module.ts';
import type { AppointmentBrief } from '#services/practice/agenda/module.ts';
import { fileFor, type Booker } from './booked-files.ts';
import { addressHashOf, refuseTooMany } from './hold-limits.ts';
import type { BookingNeeds, Where } from './needs.ts';
import type { Practitioner } from './practitioner.ts';

/** A booking on its way: a time held for somebody who still has to say who for. */
export interface BookingRequest {
  readonly id: string;
  readonly holdId: string;
  readonly professionalId: string;
  readonly reasonId: string;
  /** ISO instants */
  readonly startsAt: string;
  readonly heldUntil: string;
  readonly place: 'site' | 'video' | 'home';
  readonly appointmentId: string;
  readonly personId: string | null;
  readonly knownHere: boolean | null;
  readonly confirmedAt: string | null;
}

const COLUMNS = [
  ...(['id', 'hold_id as holdId', 'professional_id as professionalId', 'reason_id as reasonId'] as const),
  ...(['starts_at as startsAt', 'held_until as heldUntil', 'place', 'appointment_id as appointmentId'] as const),
  ...(['person_id as personId', 'known_here as knownHere', 'confirmed_at as confirmedAt'] as const),
] as const;

/**
 * Holds a time for this browser, and gives back the one it `replaces` once it is held (MAI-082).
 * @throws {Conflict} `agenda.slot-taken` with the three next times, `agenda.outside-rules`, `agenda.not-open-online`.
 * @throws {TooMany} `booking.too-many-held`
 */
export async function holdTime(
  needs: Pick<BookingNeeds, 'agenda' | 'clock' | 'keys'>,
  practitioner: Practitioner,
  asked: {
    readonly reasonId: string;
    readonly startsAt: string;
    readonly visitor: string;
    /** A request of the same browser. */
    readonly replaces?: string | undefined;
    readonly act: Act;
  },
): Promise<BookingRequest> {
  const { organizationId, database, profile, resource } = practitioner;
  if (resource === null) throw notOpen();
  const former = asked.replaces === undefined ? null : await heldBefore(practitioner, asked.replaces, asked.visitor);
  const keeper = {
    visitorHash: hashOf(asked.visitor),
    addressHash: await addressHashOf(needs, practitioner, asked.act),
  };
  const counted = { professionalId: profile.professional_id, now: needs.clock.now() };
  // What is given back in its place leaves room for one.
  await refuseTooMany(practitioner, keeper, { ...counted, own: former !== null });
  const hold = await needs.agenda.hold(
    { organizationId, database, act: asked.act },
    {
      ...{ resourceId: resource.id, reasonId: asked.reasonId, startsAt: asked.startsAt },
      ...{ purpose: 'visitor', knownPatient: null },
    },
  );
  const request: BookingRequest = {
    ...{ id: newId(), holdId: hold.id, professionalId: profile.professional_id, reasonId: hold.reasonId },
    ...{ startsAt: hold.startsAt, heldUntil: hold.heldUntil, place: hold.place, appointmentId: newId() },
    ...{ personId: null, knownHere: null, confirmedAt: null },
  };
  await database
    .insertInto('booking.requests')
    .values({
      ...{ id: request.id, visitor_hash: keeper.visitorHash, hold_id: hold.id, reason_id: hold.reasonId },
      ...{ professional_id: request.professionalId, starts_at: hold.startsAt, held_until: hold.heldUntil },
      ...{ place: hold.place, appointment_id: request.appointmentId, created_at: counted.now.toString() },
      address_hash: keeper.addressHash,
    })
    .execute();
  if (former !== null) await leaveRequest(needs, practitioner, former, asked.act);
  try {
    // Asked for at once each saw room: now each sees the others.
    await refuseTooMany(practitioner, keeper, { ...counted, own: true });
  } catch (error) {
    await leaveRequest(needs, practitioner, request, asked.act);
    throw error;
  }
  return request;
}

/** @returns null once it has been given back, and in another browser */
async function heldBefore(where: Where, id: string, visitor: string): Promise<BookingRequest | null> {
  try {
    return await requestOf(where, id, visitor);
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

/** @throws {NotFound} `booking.request-not-found`, also in another browser than the one that began it. */
export async function requestOf({ database }: Where, id: string, visitor: string): Promise<BookingRequest> {
  const row = await database
    .selectFrom('booking.requests')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('visitor_hash', '=', hashOf(visitor))
    .executeTakeFirst();
  if (row === undefined) throw requestNotFound();
  // The check of the table admits no other word.
  return { ...row, place: row.place as BookingRequest['place'] };
}

/** Gives the time back; said twice it is said once. */
async function leaveRequest(
  { agenda }: Pick<BookingNeeds, 'agenda'>,
  where: Where,
  { id, holdId, confirmedAt }: BookingRequest,
  act: Act,
): Promise<void> {
  if (confirmedAt !== null) return;
  await agenda.release({ ...where, act }, holdId);
  await where.database.deleteFrom('booking.requests').where('id', '=', id).where('confirmed_at', 'is', null).execute();
}

/** Says whom the visit is for; once the appointment is made it stays for whom it was. */
export async function bookFor({ database }: Where, id: string, personId: string, knownHere: boolean): Promise<void> {
  await database
    .updateTable('booking.requests')
    .set({ person_id: personId, known_here: knownHere })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .execute();
}

/**
 * Makes the appointment (MAI-083). The same request confirmed twice makes one, for the account that did first.
 * @throws {NotFound} `booking.request-not-found` for another account of the same browser.
 * @throws {Conflict} `agenda.hold-expired`, `agenda.slot-taken` with the next times, `agenda.outside-rules`.
 */
export async function confirmRequest(
  needs: BookingNeeds,
  where: Where,
  request: BookingRequest,
  booker: Booker,
): Promise<AppointmentBrief> {
  const { account, person, act } = booker;
  const commons = { commons: needs.databases.commons };
  if (request.confirmedAt !== null) {
    if ((await ownAppointment(commons, account.id, request.appointmentId)) === undefined) throw requestNotFound();
    return needs.agenda.appointment(where.database, request.appointmentId);
  }
  await refuseExpired(needs, where, request, account.id);
  const { patientId, known } = await fileFor(needs, where, booker);
  // Told before the appointment is: whoever hears of it finds the account it belongs to.
  const own = await knowAppointment(commons, account.id, {
    ...{ organizationId: where.organizationId, appointmentId: request.appointmentId, personId: person.id },
    ...{ patientId, professionalId: request.professionalId, startsAt: request.startsAt },
  });
  if (!own) throw requestNotFound();
  const asked = { holdId: request.holdId, appointmentId: request.appointmentId, patientId, knownPatient: known };
  const appointment = await needs.agenda
    .confirmHold({ ...where, act }, { ...asked, origin: 'online' })
    .catch(async (error: unknown) => {
      // An answer may be lost after the appointment is made: then it belongs to the account all the same.
      if (!(await isMade(needs, where, request.appointmentId))) {
        const { organizationId } = where;
        await forgetAppointment(commons, { organizationId, appointmentId: request.appointmentId });
      }
      throw error;
    });
  await where.database
    .updateTable('booking.requests')
    .set({ confirmed_at: needs.clock.now().toString(), person_id: person.id, known_here: request.knownHere })
    .where('id', '=', request.id)
    .where('confirmed_at', 'is', null)
    .execute();
  return appointment;
}

/** A time that is no longer held opens no file: nothing would come of it. */
async function refuseExpired(
  needs: BookingNeeds,
  where: Where,
  request: BookingRequest,
  accountId: string,
): Promise<void> {
  if ((await needs.agenda.holdOf(where.database, request.holdId)) !== null) return;
  const own = await ownAppointment({ commons: needs.databases.commons }, accountId, request.appointmentId);
  if (await isMade(needs, where, request.appointmentId)) {
    if (own === undefined) throw requestNotFound();
    return;
  }
  throw new Conflict(
    'agenda.hold-expired',
    'Le délai pour garder cette heure est passé. Rien n’a été réservé : choisissez de nouveau une heure.',
  );
}

async function isMade({ agenda }: BookingNeeds, { database }: Where, appointmentId: string): Promise<boolean> {
  try {
    await agenda.appointment(database, appointmentId);
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

function requestNotFound(): NotFound {
  return new NotFound(
    'booking.request-not-found',
    'Cette réservation n’est plus en cours ici. Choisissez de nouveau une heure : rien d’autre n’est perdu.',
  );
}

/** What a professional without online booking answers (MAI-067). */
export function notOpen(): Conflict {
  return new Conflict(
    'agenda.not-open-online',
    'Ce soignant ne prend pas de rendez-vous en ligne. Appelez le cabinet.',
  );
}
