import { z } from 'zod';
import { evenly } from '#platform/kernel/even-refusals.ts';
import { html, type Html, type PageAnswer } from '#platform/http/page.ts';
import { route, type Route } from '#platform/http/route.ts';
import type { Act } from '#platform/kernel/act.ts';
import { phoneOf } from '#platform/site/french.ts';
import type { Site } from '#platform/site/site.ts';
import { followLink, linkUnknown } from '../links.ts';
import type { BookingNeeds } from '../needs.ts';
import { cancelForm, tooLate, whenOf } from '../pages/visit-pages.ts';
import { visitOf, type Visit } from '../visits.ts';
import { isStillFor } from '../whose-visit.ts';
import { cancelVisit, movePage, moveVisit } from './changing.ts';

/** Whatever was typed: what is no link of ours gets the same calm page. */
const params = z.object({ secret: z.string().max(300) });
const GUESSES_PER_MINUTE = 60;

/** Links of messages: no sign-in, nothing shown but when and where, every act behind a button of its own. */
export function linkRoutes(needs: BookingNeeds, site: Site): readonly Route[] {
  const linked = (secret: string) =>
    evenly(linkUnknown, async () => {
      const link = await followLink(needs.databases, secret);
      const visit = await visitOf(needs, link, link.appointmentId);
      // The practice gave it to somebody else since: the link is theirs no more.
      if (!(await isStillFor(needs, visit, link.patientId))) throw linkUnknown();
      return visit;
    });
  const acting = async ({ params: { secret }, act }: { readonly params: { secret: string }; readonly act: Act }) => {
    const visit = await linked(secret);
    return { visit, secret, act: byLink(visit, act) };
  };
  const page = {
    answer: 'page',
    access: 'public',
    perMinute: GUESSES_PER_MINUTE,
    params,
    addressHolds: 'secret',
  } as const;
  return [
    route({
      ...page,
      ...{ method: 'GET', path: '/r/:secret', summary: 'An appointment by its link' },
      query: z.object({ fait: z.enum(['deplace', 'annule', 'confirme', 'rappels']).optional().catch(undefined) }),
      handle: async ({ params: { secret }, query }) => linkPage(site, await linked(secret), secret, query.fait),
    }),
    route({
      ...page,
      ...{ method: 'POST', path: '/r/:secret/confirmer', summary: 'Confirm one will come' },
      handle: async (call) => {
        const { visit, secret, act } = await acting(call);
        const { organizationId, database, appointment } = visit;
        await needs.agenda.confirm({ organizationId, database, act }, appointment.id);
        return { location: `/r/${secret}?fait=confirme` };
      },
    }),
    route({
      ...page,
      ...{ method: 'GET', path: '/r/:secret/deplacer', summary: 'Times to move it to' },
      query: z.object({ jour: z.iso.date().optional().catch(undefined) }),
      handle: async ({ params: { secret }, query }) =>
        movePage(needs, site, await linked(secret), { address: `/r/${secret}`, day: query.jour, said: null }),
    }),
    route({
      ...page,
      ...{ method: 'POST', path: '/r/:secret/deplacer', summary: 'Move it' },
      body: z.object({ debut: z.iso.datetime({ offset: true }) }),
      handle: async (call) => {
        const { visit, secret, act } = await acting(call);
        return moveVisit(needs, site, visit, { address: `/r/${secret}`, startsAt: call.body.debut, act });
      },
    }),
    route({
      ...page,
      ...{ method: 'POST', path: '/r/:secret/annuler', summary: 'Cancel it' },
      handle: async (call) => {
        const { visit, secret, act } = await acting(call);
        return cancelVisit(needs, site, visit, { address: `/r/${secret}`, act });
      },
    }),
    route({
      ...page,
      ...{ method: 'POST', path: '/r/:secret/sans-rappel', summary: 'Refuse reminders' },
      handle: async (call) => {
        const { visit, secret, act } = await acting(call);
        const { patientId } = visit.appointment;
        if (patientId !== null) await needs.patients.refuseReminders(visit, act, patientId);
        return { location: `/r/${secret}?fait=rappels` };
      },
    }),
  ];
}

/** Whoever holds the link acts as the patient of the appointment: the practice is told so. */
function byLink({ appointment }: Visit, { origin }: Act): Act {
  const id = appointment.patientId ?? appointment.id;
  return { actor: { kind: 'patient', id, name: 'Patient, par lien' }, origin, onBehalfOf: null };
}

const SAID = {
  deplace: 'Votre rendez-vous est déplacé. Le cabinet le sait déjà.',
  annule: 'Votre rendez-vous est annulé. Le cabinet le sait déjà ; l’heure est rendue.',
  confirme: 'Merci, votre venue est confirmée.',
  rappels: 'Ce cabinet ne vous enverra plus de rappels. Votre rendez-vous n’a pas changé.',
};

function linkPage(site: Site, visit: Visit, secret: string, done: keyof typeof SAID | undefined): PageAnswer {
  const { appointment } = visit;
  const open = (appointment.state === 'booked' || appointment.state === 'confirmed') && !visit.past;
  const body = html`<div class="stack">
    ${done !== undefined && html`<p class="notice good" role="status">${SAID[done]}</p>`}
    <div>
      <h1>${whenOf(visit)}</h1>
      <p class="second">
        ${visit.site.name}${appointment.state === 'cancelled' && html` <span class="chip">annulé</span>`}
      </p>
    </div>
    ${open ? acts(visit, secret) : ended(visit)}
  </div>`;
  return site.page({ title: 'Votre rendez-vous', body, narrow: true });
}

function acts(visit: Visit, secret: string): Html {
  const { appointment, changeable } = visit;
  return html`${appointment.state === 'booked' && html`<form method="post" action="/r/${secret}/confirmer"><button class="button wide" type="submit">Confirmer ma venue</button></form>`}
    ${
      changeable
        ? html`<div class="actions">
            <a class="button quiet" href="/r/${secret}/deplacer">Déplacer</a>
            ${cancelForm(`/r/${secret}/annuler`)}
          </div>`
        : tooLate(appointment.reason.changeNoticeMinutes, visit.site.phone)
    }
    <form method="post" action="/r/${secret}/sans-rappel">
      <button class="link small" type="submit">Ne plus recevoir de rappels de ce cabinet</button>
    </form>`;
}

function ended({ site: place, appointment }: Visit): Html {
  return html`<p>
      ${appointment.state === 'cancelled' ? 'Ce rendez-vous est annulé.' : 'Ce rendez-vous est passé.'}${place.phone !== null && html` Le cabinet répond au <a href="tel:${place.phone}">${phoneOf(place.phone)}</a>.`}
    </p>
    <p class="actions"><a class="button" href="/">Prendre un autre rendez-vous</a></p>`;
}
