import { html, type Html } from '#platform/http/page.ts';
import { capital, momentOf, phoneOf } from '#platform/site/french.ts';
import { icon } from '#platform/site/icons.ts';
import type { StoredDocument } from '#platform/documents/documents.ts';
import type { ReasonPapers } from '../documents/reason-papers.ts';
import type { Visit, VisitPage } from '../visits.ts';
import { bringCard } from './practitioner-page.ts';
import { delayOf } from './request-pages.ts';

const STATES: Readonly<Record<string, string>> = {
  ...{ booked: 'pris', confirmed: 'confirmé', arrived: 'arrivé', 'in-progress': 'en cours', done: 'passé' },
  ...{ missed: 'manqué', cancelled: 'annulé' },
};

/** « Mardi 24 novembre à 9 h 20 », where the practice is. */
export function whenOf({ appointment, site }: Pick<Visit, 'appointment' | 'site'>): string {
  return capital(momentOf(Temporal.Instant.from(appointment.startsAt), site.timeZone));
}

/** « 12 place des Tilleuls, 29998 Valrive », or by video. */
export function placeOf({ appointment, site }: Pick<Visit, 'appointment' | 'site'>): string {
  if (appointment.place === 'video') return 'en vidéo';
  if (appointment.place === 'home') return 'à votre domicile';
  return [site.name, site.addressLine, [site.postalCode, site.city].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ');
}

/** « Mes rendez-vous » : those to come, then the past ones. */
export function visitsPage({ coming: next, past, more, earlier }: VisitPage): Html {
  const coming = next.filter(({ appointment }) => appointment.state !== 'cancelled');
  const others = [...next.filter((visit) => !coming.includes(visit)), ...past];
  const row = (visit: Visit) =>
    html`<li>
      <span
        ><strong><a href="/mes-rendez-vous/${visit.appointment.id}">${whenOf(visit)}</a></strong
        ><br />${visit.professional}<br /><span class="second small">${placeOf(visit)}</span></span
      ><span class="chip">${STATES[visit.appointment.state]}</span>
    </li>`;
  return html`<h1>Mes rendez-vous</h1>
    <p class="actions">
      <a class="button" href="/">${icon('search')} Prendre un rendez-vous</a
      ><a class="link" href="/mon-compte">${icon('user')} Mon compte</a>
    </p>
    <div class="stack">
      <section class="card">
        <h2>À venir</h2>
        ${
          coming.length === 0
            ? html`<p class="second">Aucun rendez-vous à venir.</p>`
            : html`<ul class="rows">
                ${coming.map(row)}
              </ul>`
        }
        ${more && html`<p class="second">Les plus proches sont montrés ; d’autres suivent.</p>`}
      </section>
      ${
        others.length > 0 &&
        html`<section class="card">
          <h2>Passés ou annulés</h2>
          <ul class="rows">
            ${others.map(row)}
          </ul>
          ${earlier !== null && html`<p><a class="link" href="/mes-rendez-vous?avant=${earlier}">Plus anciens</a></p>`}
        </section>`
      }
      <section class="card">
        <h2>Un rendez-vous pris par téléphone ?</h2>
        <p>
          Il apparaît ici dès que le cabinet vous reconnaît : même nom, même date de naissance, et l’e-mail ou le mobile
          que vous lui avez donné.
        </p>
        <form method="post" action="/mes-rendez-vous/retrouver">
          <button class="button quiet" type="submit">Retrouver mes rendez-vous</button>
        </form>
      </section>
    </div>`;
}

export interface VisitView {
  readonly visit: Visit;
  readonly fresh: boolean;
  readonly said: string | null;
  readonly papers: ReasonPapers;
  readonly uploads: readonly (Pick<StoredDocument, 'name'> & { readonly id: string })[];
}

/** One appointment: what was agreed, what to bring, and what one may still do. */
export function visitPage({ visit, fresh, said, papers, uploads }: VisitView): Html {
  const { appointment, changeable, past } = visit;
  const address = `/mes-rendez-vous/${appointment.id}`;
  const cancelled = appointment.state === 'cancelled';
  return html`<div class="stack">
    ${
      fresh &&
      html`<div class="notice good" role="status">
        <p>
          <strong>${icon('check')} C’est pris.</strong> Une confirmation part par message, avec un lien pour déplacer ou
          annuler.
        </p>
      </div>`
    }
    ${said !== null && html`<div class="notice" role="status"><p>${said}</p></div>`}
    <div>
      <h1>${whenOf(visit)}</h1>
      <p class="second">${visit.professional}${cancelled && html` <span class="chip">annulé</span>`}</p>
    </div>
    <section class="card">
      <ul class="facts">
        <li>${icon('stethoscope')}<span>${appointment.reason.publicName}</span></li>
        <li>
          ${icon(appointment.place === 'video' ? 'video' : 'pin')}<span
            >${placeOf(visit)}${appointment.place === 'video' && '. La salle s’ouvrira ici à l’heure dite.'}</span
          >
        </li>
        ${visit.site.phone !== null && html`<li>${icon('phone')}<a href="tel:${visit.site.phone}">${phoneOf(visit.site.phone)}</a></li>`}
        <li>${icon('calendar')}<a href="${address}/agenda.ics">Ajouter à mon agenda</a></li>
      </ul>
    </section>
    ${!cancelled && bringCard(appointment.reason.instructions, papers)}
    ${!cancelled && !past && uploadsCard(address, papers, uploads)}
    ${!cancelled && !past && actsCard(visit, address, changeable)}
    <p class="actions">
      <a class="link" href="/mes-rendez-vous">${icon('left')} Tous mes rendez-vous</a>
      <a class="link second" href="${address}/signaler">Signaler une discrimination ou un refus de soins</a>
    </p>
  </div>`;
}

function uploadsCard(address: string, { requested }: ReasonPapers, uploads: VisitView['uploads']): Html {
  return html`<section class="card" id="documents">
    <h2>Mes documents pour ce rendez-vous</h2>
    <p class="second">
      Envoyez ce que vous voulez (PDF, photo, 10 Mo) ; retirez-le tant que le rendez-vous n’est pas passé.
    </p>
    ${
      uploads.length > 0 &&
      html`<ul class="rows">
        ${uploads.map(
          ({ id, name }) =>
            html`<li>
              <span>${icon('file')} ${name}</span>
              <form method="post" action="${address}/documents/${id}/retirer">
                <button class="link" type="submit">Retirer<span class="hidden-word"> ${name}</span></button>
              </form>
            </li>`,
        )}
      </ul>`
    }
    <form method="post" action="${address}/documents" enctype="multipart/form-data">
      <div class="field">
        <label for="fichier"
          >${requested.length > 0 ? requested.map(({ label }) => label).join(', ') : 'Fichier à envoyer'}</label
        ><input class="input" id="fichier" name="fichier" type="file" accept=".pdf,.png,.jpg,.jpeg" required />
      </div>
      <p class="actions"><button class="button quiet" type="submit">Envoyer</button></p>
    </form>
  </section>`;
}

function actsCard({ appointment, site }: Visit, address: string, changeable: boolean): Html {
  if (!changeable) return tooLate(appointment.reason.changeNoticeMinutes, site.phone);
  return html`<section class="card">
    <h2>Un empêchement ?</h2>
    <p class="second">Possible jusqu’à ${delayOf(appointment.reason.changeNoticeMinutes)} avant.</p>
    <div class="actions">
      <a class="button quiet" href="${address}/deplacer">Déplacer</a>
      ${cancelForm(`${address}/annuler`)}
    </div>
  </section>`;
}

/** Asked twice: the time goes at once to whoever waits, and nothing brings it back. Works without script. */
export function cancelForm(action: string): Html {
  return html`<details class="sure">
    <summary class="button bad">Annuler ce rendez-vous</summary>
    <form class="stack" method="post" action="${action}">
      <p>L’heure sera rendue aussitôt : quelqu’un d’autre pourra la prendre.</p>
      <button class="button bad" type="submit">Oui, annuler ce rendez-vous</button>
    </form>
  </details>`;
}

/** Past the delay of the practice: its number, nothing else (SEC-39). */
export function tooLate(noticeMinutes: number, phone: string | null): Html {
  return html`<section class="card">
    <h2>Un empêchement ?</h2>
    <p>
      À moins de ${delayOf(noticeMinutes)}, le cabinet déplace ou annule
      lui-même${phone === null ? '.' : html` : appelez le <a href="tel:${phone}">${phoneOf(phone)}</a>.`}
    </p>
  </section>`;
}
