import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { BookingNeeds } from './needs.ts';
import { placeOf } from './pages/visit-pages.ts';
import type { Visit } from './visits.ts';

/** An appointment as a calendar may hold it: no reason for the visit. */
interface CalendarVisit {
  readonly appointmentId: string;
  readonly professional: string;
  /** Address, or « en vidéo ». */
  readonly place: string;
  /** ISO instants */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly url: string;
  readonly cancelled: boolean;
}

/** The calendar file of one appointment (RFC 5545): opened again after a change, it takes the place of the former. */
function calendarFile(visit: CalendarVisit, sequence: number, now: Temporal.Instant): string {
  const calendar = ical({
    prodId: { company: 'Cabinet', product: 'Cabinet', language: 'FR' },
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    ...{ id: `${visit.appointmentId}@cabinet`, sequence, stamp: new Date(now.epochMilliseconds) },
    ...{ start: new Date(visit.startsAt), end: new Date(visit.endsAt), summary: `Rendez-vous : ${visit.professional}` },
    ...{ location: visit.place, url: visit.url },
    status: visit.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}

/** The calendar file of a visit as it is now. */
export function fileOf(needs: Pick<BookingNeeds, 'publicUrl' | 'clock'>, visit: Visit): string {
  const { appointment } = visit;
  return calendarFile(
    {
      ...{ appointmentId: appointment.id, professional: visit.professional, place: placeOf(visit) },
      ...{ startsAt: appointment.startsAt, endsAt: appointment.endsAt, cancelled: appointment.state === 'cancelled' },
      url: new URL(`/mes-rendez-vous/${appointment.id}`, needs.publicUrl).href,
    },
    appointment.version - 1,
    needs.clock.now(),
  );
}
