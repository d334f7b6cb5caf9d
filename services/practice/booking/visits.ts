import { NotFound } from '#platform/kernel/errors.ts';
import {
  comingAppointments,
  ownAppointment,
  pastAppointments,
  type KnownAppointment,
} from '#services/practice/accounts/module.ts';
import type { AppointmentBrief } from '#services/practice/agenda/module.ts';
import { publicProfiles } from '#services/practice/directory/module.ts';
import {
  nameOf as professionalName,
  professionalOf,
  siteOf,
  type Site,
} from '#services/practice/professionals/module.ts';
import type { BookingNeeds, Where } from './needs.ts';
import { isStillTheirs } from './whose-visit.ts';

/** An appointment with what its patient may see of it. */
export interface Visit extends Where {
  readonly appointment: AppointmentBrief;
  readonly professional: string;
  /** Of the public page, while there is one. */
  readonly slug: string | null;
  readonly site: Site;
  /** Whether the patient may still move or cancel it here. */
  readonly changeable: boolean;
  readonly past: boolean;
}

/** Reads an appointment through from the practice. */
export async function visitOf(
  needs: Pick<BookingNeeds, 'agenda' | 'clock' | 'databases'>,
  where: Where,
  appointmentId: string,
): Promise<Visit> {
  const appointment = await needs.agenda.appointment(where.database, appointmentId);
  const { professionalId } = appointment.resource;
  const professional = professionalId === null ? null : await professionalOf(where.database, professionalId);
  const [profile] = professionalId === null ? [] : await publicProfiles(needs.databases.commons, [professionalId]);
  const now = needs.clock.now();
  const waiting = appointment.state === 'booked' || appointment.state === 'confirmed';
  return {
    ...{ organizationId: where.organizationId, database: where.database, appointment },
    professional: professional === null ? appointment.resource.name : professionalName(professional),
    ...{ slug: profile?.slug ?? null, site: await siteOf(where.database, appointment.siteId) },
    changeable: waiting && Temporal.Instant.compare(now, Temporal.Instant.from(appointment.changeableUntil)) <= 0,
    past: Temporal.Instant.compare(now, Temporal.Instant.from(appointment.startsAt)) >= 0,
  };
}

/** Visits to come shown at once: a household's year of care. */
const MOST_COMING = 200;
/** Past ones are read by pages. */
const PAST_PAGE = 20;

/** The visits of an account, as a page shows them. */
export interface VisitPage {
  /** Soonest first; left out of the pages of earlier ones. */
  readonly coming: readonly Visit[];
  /** Latest first. */
  readonly past: readonly Visit[];
  /** Whether those to come are more than are shown. */
  readonly more: boolean;
  /** Before when the next page of past ones begins (ISO instant); null at the last. */
  readonly earlier: string | null;
}

/** @param before for a page of earlier visits */
export async function visitsOf(
  needs: BookingNeeds,
  accountId: string,
  before: Temporal.Instant | null = null,
): Promise<VisitPage> {
  const commons = { commons: needs.databases.commons };
  const now = needs.clock.now();
  const coming =
    before === null ? await comingAppointments(commons, accountId, { from: now, most: MOST_COMING + 1 }) : [];
  const past = await pastAppointments(commons, accountId, { before: before ?? now, most: PAST_PAGE + 1 });
  return {
    ...{ coming: await readAll(needs, coming.slice(0, MOST_COMING)), more: coming.length > MOST_COMING },
    past: await readAll(needs, past.slice(0, PAST_PAGE)),
    earlier: past.length > PAST_PAGE ? past[PAST_PAGE - 1]!.startsAt : null,
  };
}

/**
 * @throws {NotFound} `booking.visit-not-found`, also for an appointment of another account, or given to somebody else.
 */
export async function ownVisit(needs: BookingNeeds, accountId: string, appointmentId: string): Promise<Visit> {
  const own = await ownAppointment({ commons: needs.databases.commons }, accountId, appointmentId);
  const visit = own === undefined ? null : await read(needs, own);
  if (visit === null) throw new NotFound('booking.visit-not-found', 'Ce rendez-vous n’est pas dans votre compte.');
  return visit;
}

async function readAll(needs: BookingNeeds, known: readonly KnownAppointment[]): Promise<readonly Visit[]> {
  const visits: Visit[] = [];
  for (const one of known) {
    const visit = await read(needs, one);
    if (visit !== null) visits.push(visit);
  }
  return visits;
}

/** Null once the practice, or the appointment, is no more, or is for somebody else. */
async function read(needs: BookingNeeds, known: KnownAppointment): Promise<Visit | null> {
  const { organizationId, appointmentId } = known;
  try {
    const database = await needs.databases.organization(organizationId);
    const visit = await visitOf(needs, { organizationId, database }, appointmentId);
    return (await isStillTheirs(needs, visit, known)) ? visit : null;
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
