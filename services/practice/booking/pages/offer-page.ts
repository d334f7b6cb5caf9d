import { html, type PageAnswer } from '#platform/http/page.ts';
import { capital, momentOf } from '#platform/site/french.ts';
import type { Site } from '#platform/site/site.ts';
import type { OfferPage } from '#services/practice/waiting-list/module.ts';

const ENDED: Readonly<Record<Exclude<OfferPage['state'], 'offered'>, string>> = {
  accepted: 'Ce rendez-vous est à vous. Une confirmation part par message.',
  refused: 'Vous avez laissé cette place. Vous restez sur la liste d’attente.',
  expired: 'Le délai est passé : la place a été proposée à quelqu’un d’autre. Vous restez sur la liste d’attente.',
  gone: 'Cette place n’est plus libre. Vous restez sur la liste d’attente.',
};

/** A freed time offered to one waiting patient, until a deadline: taken or left by a press, nothing done by looking. */
export function offerPage(site: Site, secret: string, offer: OfferPage, now: Temporal.Instant): PageAnswer {
  const deadline = Temporal.Instant.from(offer.deadline);
  const late = offer.state === 'offered' && Temporal.Instant.compare(deadline, now) <= 0;
  const state = late ? 'expired' : offer.state;
  const body = html`<div class="stack">
    <div>
      <h1>${capital(momentOf(Temporal.Instant.from(offer.startsAt), offer.timeZone))}</h1>
      <p class="second">Une place se libère : ${offer.professional}</p>
    </div>
    ${
      state === 'offered'
        ? html`<p>
              Elle vous est gardée jusqu’au ${momentOf(deadline, offer.timeZone)}.${
                offer.replacesAppointment && ' Votre rendez-vous plus tardif sera rendu.'
              }
            </p>
            <div class="actions">
              <form method="post" action="/r/${secret}/accepter">
                <button class="button" type="submit">Prendre cette place</button>
              </form>
              <form method="post" action="/r/${secret}/refuser">
                <button class="button quiet" type="submit">Laisser passer</button>
              </form>
            </div>`
        : html`<p class="notice" role="status">${ENDED[state]}</p>`
    }
  </div>`;
  return site.page({ title: 'Une place se libère', narrow: true, body });
}
