import ical, { ICalEventStatus } from 'ical-generator';
import type { Site } from '#services/practice/professionals/module.ts';
import type { AppointmentView } from './api/appointments.ts';
import type { ReasonView } from './api/resources.ts';
import type { AppointmentRow } from './appointments.ts';
import { calendarZone } from './calendar-zone.ts';

/** What a calendar is made from. */
export interface CalendarGiven {
  readonly name: string;
  readonly site: Site;
  readonly appointments: readonly AppointmentRow[];
  readonly views: readonly AppointmentView[];
  readonly reasons: readonly ReasonView[];
  /** Patients' names; without them an event says « Rendez-vous » and nothing about anybody. */
  readonly names: boolean;
}

/**
 * An agenda as iCalendar (RFC 5545): hours of the site's wall clock with its zone written out; a moved visit is the same
 * event with a higher sequence, a cancelled one says so.
 */
export function calendarText({ name, site, appointments, views, reasons, names }: CalendarGiven): string {
  const { timeZone } = site;
  const years = appointments.map(({ starts_at }) => Number(starts_at.slice(0, 4)));
  const span = { from: Math.min(...years, 2026) - 1, until: Math.max(...years, 2026) + 1 };
  const calendar = ical({
    ...{ name, prodId: { company: 'Cabinet', product: 'Agenda', language: 'FR' }, ttl: 15 * 60 },
    timezone: { name: timeZone, generator: () => calendarZone(timeZone, span) },
  });
  const local = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  for (const [index, row] of appointments.entries()) {
    const view = views[index]!;
    const reason = reasons.find(({ id }) => id === row.reason_id)!;
    const who = names ? (view.patient?.name ?? null) : null;
    calendar.createEvent({
      ...{ id: row.id, sequence: row.version - 1, stamp: local(row.changed_at), timezone: timeZone },
      ...{ start: local(row.starts_at), end: local(row.ends_at) },
      summary: who === null ? 'Rendez-vous' : `${who}, ${reason.name}`,
      location: row.place === 'site' ? [site.name, site.city].filter(Boolean).join(', ') : null,
      status: row.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
