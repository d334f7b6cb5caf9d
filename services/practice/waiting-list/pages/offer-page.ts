import { html, type Html, type PageAnswer } from '#platform/http/page.ts';
import { capital, momentOf } from '#platform/site/french.ts';
import { icon } from '#platform/site/icons.ts';
import type { Site } from '#platform/site/site.ts';
import type { OfferPage } from '../offer-view.ts';

/** The freed time offered to one waiting patient: take it or leave it, without signing in. No name, no reason. */
export function offerDocument(
  site: Site,
  offer: OfferPage,
  shown: { readonly address: string; readonly place: string; readonly now: Temporal.Instant },
): PageAnswer {
  const { startsAt, timeZone, professional, state } = offer;
  const body = html`<div class="stack">
    <div>
      <h1>${capital(momentOf(Temporal.Instant.from(startsAt), timeZone))}</h1>
      <p class="second">${professional}, ${shown.place}</p>
    </div>
    ${state === 'offered' ? open(offer, shown) : html`<p class="notice" role="status">${OVER[state]}</p>`}
  </div>`;
  return site.page({ title: 'Un rendez-vous se libère', body, narrow: true });
}

function open(offer: OfferPage, { address, now }: { readonly address: string; readonly now: Temporal.Instant }): Html {
  const left = Math.max(0, Math.floor((Date.parse(offer.deadline) - now.epochMilliseconds) / 1000));
  const minutes = Math.max(1, Math.round(left / 60));
  return html`<p class="card">
      ${icon('bell')} Cette heure est gardée pour vous encore
      <span role="timer" data-seconds="${left}">${minutes} minute${minutes > 1 && 's'}</span>. Ensuite elle est proposée
      à quelqu’un d’autre.
    </p>
    ${offer.replacesAppointment && html`<p>En la prenant, vous rendez votre rendez-vous plus tardif.</p>`}
    <div class="actions">
      <form method="post" action="${address}/prendre">
        <button class="button" type="submit">Prendre ce rendez-vous</button>
      </form>
      <form method="post" action="${address}/laisser">
        <button class="button quiet" type="submit">Laisser ma place</button>
      </form>
    </div>
    <p class="second small">Vous êtes libre de refuser : vous restez sur la liste d’attente.</p>`;
}

const OVER: Readonly<Record<Exclude<OfferPage['state'], 'offered'>, string>> = {
  accepted: 'Ce rendez-vous est à vous. Le cabinet le sait déjà.',
  refused: 'Vous avez laissé cette heure. Vous restez sur la liste d’attente.',
  expired: 'Le délai est passé : cette heure est proposée à quelqu’un d’autre. Vous restez sur la liste d’attente.',
  gone: 'Le cabinet a repris cette heure. Vous restez sur la liste d’attente.',
};
