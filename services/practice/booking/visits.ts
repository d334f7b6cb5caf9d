import { NotFound } from '#platform/kernel/errors.ts';
import { appointmentsOf, type KnownAppointment } from '#services/practice/accounts/module.ts';
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

/** The visits of an account: those to come first, soonest first, then the past ones, latest first. */
export async function visitsOf(needs: BookingNeeds, accountId: string): Promise<readonly Visit[]> {
  const known = await appointmentsOf({ commons: needs.databases.commons }, accountId);
  const visits: Visit[] = [];
  for (const one of known) {
    const visit = await read(needs, one);
    if (visit !== null) visits.push(visit);
  }
  const when = ({ appointment }: Visit) => appointment.startsAt;
  return [
    ...visits.filter(({ past }) => !past).toSorted((one, other) => when(one).localeCompare(when(other))),
    ...visits.filter(({ past }) => past).toSorted((one, other) => when(other).localeCompare(when(one))),
  ];
}

/** @throws {NotFound} `booking.visit-not-found`, also for an appointment of another account, or given to somebody else. */
export async function ownVisit(needs: BookingNeeds, accountId: string, appointmentId: string): Promise<Visit> {
  const known = await appointmentsOf({ commons: needs.databases.commons }, accountId);
  const own = known.find((one) => one.appointmentId === appointmentId);
  const visit = own === undefined ? null : await read(needs, own);
  if (visit === null) throw new NotFound('booking.visit-not-found', 'Ce rendez-vous n’est pas dans votre compte.');
  return visit;
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
