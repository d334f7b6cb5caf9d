import { html, type Html, type PageAnswer } from '#platform/http/page.ts';
import { Conflict } from '#platform/kernel/errors.ts';
import type { Act } from '#platform/kernel/act.ts';
import type { Site } from '#platform/site/site.ts';
import { stripOf } from '../day-strip.ts';
import type { BookingNeeds } from '../needs.ts';
import { takenNotice } from '../pages/request-pages.ts';
import { timesSection } from '../pages/times.ts';
import { tooLate, whenOf } from '../pages/visit-pages.ts';
import { HORIZON_DAYS } from '../projection/projection.ts';
import type { Visit } from '../visits.ts';
import { nextTimesOf } from './call-parts.ts';

/** Moving and cancelling, from the account or from a link: only where they lead back to differs. */
interface Changing {
  /** Page of the appointment. */
  readonly address: string;
}

/** The times an appointment may be moved to: same reason, same professional. */
export async function movePage(
  needs: BookingNeeds,
  site: Site,
  visit: Visit,
  { address, day, said }: Changing & { readonly day: string | undefined; readonly said: Html | null },
): Promise<PageAnswer> {
  const { appointment, database } = visit;
  if (!visit.changeable) return refusedPage(site, visit, address);
  const { id: resourceId, timeZone } = appointment.resource;
  const now = needs.clock.now();
  const availability = await needs.agenda.availability(database, { resourceId, from: now, days: HORIZON_DAYS });
  const offered = availability.reasons.find(({ reason }) => reason.id === appointment.reason.id);
  const strip = stripOf(
    (offered?.times ?? []).map(({ start }) => start),
    {
      ...{ today: now.toZonedDateTimeISO(timeZone).toPlainDate(), timeZone },
      day: day === undefined ? null : Temporal.PlainDate.from(day),
    },
  );
  const body = html`<h1>Déplacer mon rendez-vous</h1>
    <p>
      Aujourd’hui fixé au <strong>${whenOf(visit).toLowerCase()}</strong>. Il reste à vous tant que vous n’avez pas
      choisi une autre heure.
    </p>
    ${said}
    ${
      offered === undefined || offered.times.length === 0
        ? html`<p class="notice">
            Aucune autre heure n’est libre en ligne en ce moment. Votre rendez-vous ne change pas.
          </p>`
        : timesSection({
            ...{ strip, timeZone, video: appointment.place === 'video', hidden: {}, action: `${address}/deplacer` },
            dayAddress: (to) => `${address}/deplacer?jour=${to}`,
          })
    }
    <p><a class="link" href="${address}">Garder l’heure prévue</a></p>`;
  return site.page({ title: 'Déplacer mon rendez-vous', body, narrow: true, status: said === null ? 200 : 409 });
}

/** Moves it; a time just taken proposes the next ones, and the appointment keeps its own. */
export async function moveVisit(
  needs: BookingNeeds,
  site: Site,
  visit: Visit,
  { address, startsAt, act }: Changing & { readonly startsAt: string; readonly act: Act },
): Promise<PageAnswer> {
  try {
    await needs.agenda.move({ ...whereOf(visit), act }, { appointmentId: visit.appointment.id, startsAt });
    return { location: `${address}?fait=deplace` };
  } catch (error) {
    if (isTooLate(error)) return refusedPage(site, visit, address);
    const next = nextTimesOf(error);
    if (next === null) throw error;
    const action = `${address}/deplacer`;
    const said = takenNotice({ next, timeZone: visit.site.timeZone, action, hidden: {}, all: action });
    return movePage(needs, site, visit, { address, day: undefined, said });
  }
}

/** Cancels it; past the delay of the practice it is refused with its number (SEC-39). */
export async function cancelVisit(
  needs: BookingNeeds,
  site: Site,
  visit: Visit,
  { address, act }: Changing & { readonly act: Act },
): Promise<PageAnswer> {
  try {
    await needs.agenda.cancel({ ...whereOf(visit), act }, visit.appointment.id);
    return { location: `${address}?fait=annule` };
  } catch (error) {
    if (isTooLate(error)) return refusedPage(site, visit, address);
    throw error;
  }
}

function refusedPage(site: Site, { appointment, site: place }: Visit, address: string): PageAnswer {
  const body = html`<h1>Trop tard pour le faire ici</h1>
    <p>Votre rendez-vous n’a pas changé.</p>
    ${tooLate(appointment.reason.changeNoticeMinutes, place.phone)}
    <p><a class="link" href="${address}">Revenir au rendez-vous</a></p>`;
  return site.page({ title: 'Trop tard pour le faire ici', body, narrow: true, status: 409 });
}

function isTooLate(error: unknown): boolean {
  return error instanceof Conflict && error.code === 'agenda.too-late-to-change';
}

function whereOf({ organizationId, database }: Visit) {
  return { organizationId, database };
}
