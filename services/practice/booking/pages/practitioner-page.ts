import { html, type Html } from '#platform/http/page.ts';
import { momentOf, phoneOf } from '#platform/site/french.ts';
import { icon } from '#platform/site/icons.ts';
import type { PublicProfile } from '#services/practice/directory/module.ts';
import type { ReasonPapers } from '../documents/reason-papers.ts';
import type { OfferedReason } from '../practitioner.ts';
import { ACCESS, avatar, feesOf, LANGUAGES, nameOf, PAYMENT, rangeOf, tariffsOf } from './practitioner-parts.ts';
import { timesSection, type TimesView } from './times.ts';

export interface PractitionerView {
  readonly profile: PublicProfile;
  /** Null: no appointment on line; the page then has no button for it (MAI-067). */
  readonly reasons: readonly OfferedReason[] | null;
  readonly chosen: { readonly reason: OfferedReason; readonly times: TimesView; readonly papers: ReasonPapers } | null;
  /** A time chosen in the search, before its reason. */
  readonly wanted: { readonly startsAt: string; readonly reasons: readonly OfferedReason[] } | null;
  readonly held: Html | null;
  readonly said: Html | null;
}

const PLACES = { site: 'sur place', video: 'en vidéo', home: 'à domicile' } as const;

/** A practitioner's page: reason first, then the day, then the time. */
export function practitionerPage(view: PractitionerView): Html {
  const { profile, reasons } = view;
  return html`${head(profile)}
    <div class="two">
      <div class="stack">
        ${view.said}
        ${reasons === null ? notOnLine(profile) : view.wanted !== null ? reasonForTime(profile, view.wanted) : booking(view)}
      </div>
      <div class="stack">
        ${about(profile)}
        <p class="small">
          <a class="link" href="/signaler?profil=${profile.slug}">Signaler une mention ou un refus de soins</a>
        </p>
      </div>
    </div>
    ${view.held}`;
}

function head(profile: PublicProfile): Html {
  return html`<div class="who">
    ${avatar(profile)}
    <div>
      <h1>${nameOf(profile)}</h1>
      <p class="second">
        ${[profile.care_name, profile.address_line, profile.city].filter((part) => part !== null).join(', ')}
      </p>
      ${feesOf(profile)}
    </div>
  </div>`;
}

function booking({ profile, reasons, chosen }: PractitionerView): Html {
  if (chosen === null) {
    return html`<section class="card">
      <h2>Prendre rendez-vous : pour quel motif ?</h2>
      ${
        reasons!.length === 0
          ? html`<p>Aucun motif n’est ouvert à la réservation en ligne en ce moment.</p>`
          : html`<ul class="rows">
              ${reasons!.map(
                (reason) =>
                  html`<li>
                    <span
                      ><strong>${reason.publicName}</strong><br /><span class="second small"
                        >${saidOf(reason)}</span
                      ></span
                    ><a class="button quiet" href="${address(profile, { motif: reason.id })}"
                      >Choisir<span class="hidden-word"> ${reason.publicName}</span></a
                    >
                  </li>`,
              )}
            </ul>`
      }${noticeLink(profile)}
    </section>`;
  }
  const { reason, times, papers } = chosen;
  return html`<div class="card reason">
      ${icon('stethoscope')}<span
        ><strong>${reason.publicName}</strong><br /><span class="second small">${saidOf(reason)}</span></span
      ><a class="link" href="${address(profile, {})}">Changer</a>
    </div>
    <section aria-label="Jours et heures">
      ${times.video && html`<p class="second">${icon('video')} en vidéo</p>`} ${timesSection(times)}
    </section>
    ${bringCard(reason.instructions, papers)} ${noticeLink(profile)}`;
}

/** A time was chosen first: only the reasons it may serve, each a button that holds it. */
function reasonForTime(profile: PublicProfile, { startsAt, reasons }: NonNullable<PractitionerView['wanted']>): Html {
  const when = momentOf(Temporal.Instant.from(startsAt), profile.time_zone);
  return html`<section class="card">
    <h2>Pour quel motif, ${when} ?</h2>
    <ul class="rows">
      ${reasons.map(
        (reason) =>
          html`<li>
            <span><strong>${reason.publicName}</strong><br /><span class="second small">${saidOf(reason)}</span></span>
            <form method="post" action="/rendez-vous/${profile.slug}/garder">
              <input type="hidden" name="motif" value="${reason.id}" /><button
                class="button quiet"
                name="debut"
                value="${startsAt}"
              >
                Choisir<span class="hidden-word"> pour ${reason.publicName}</span>
              </button>
            </form>
          </li>`,
      )}
    </ul>
    <p class="actions"><a class="link" href="${address(profile, {})}">Voir d’autres heures</a></p>
  </section>`;
}

function notOnLine(profile: PublicProfile): Html {
  return html`<section class="card">
    <h2>Prendre rendez-vous</h2>
    <p>${nameOf(profile)} ne prend pas de rendez-vous en ligne.</p>
    ${
      profile.phone !== null &&
      html`<p><a class="link" href="tel:${profile.phone}">${icon('phone')} ${phoneOf(profile.phone)}</a></p>`
    }
  </section>`;
}

/** What to know and bring, shown before anything is confirmed (MAI-105, MAI-110). */
export function bringCard(instructions: string | null, papers: ReasonPapers): Html | null {
  const { requested, documents } = papers;
  if (instructions === null && requested.length === 0 && documents.length === 0) return null;
  return html`<section class="bring">
    <h2>À savoir, à apporter</h2>
    <ul class="facts">
      ${instructions !== null && html`<li>${icon('info')}<span class="pre">${instructions}</span></li>`}
      ${requested.map(
        ({ label, purpose }) =>
          html`<li>
            ${icon('file')}<span>${label}<br /><span class="small second">pour : ${purpose}</span></span>
          </li>`,
      )}
      ${documents.map(
        ({ title, address: link }) =>
          html`<li>
            ${icon('file')}<span
              ><a href="${link}">${title}</a><br /><a class="small second" href="${link}/signaler"
                >Signaler ce document</a
              ></span
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

function about(profile: PublicProfile): Html {
  const facts = (words: Readonly<Record<string, string>>, keys: readonly string[]) =>
    keys.map((key) => words[key] ?? key).join(', ');
  const tariffs = tariffsOf(profile);
  return html`<section class="card">
      <h2>Le cabinet</h2>
      ${profile.logo_id !== null && html`<img class="logo" src="/api/directory/photos/${profile.logo_id}" alt="Logo : ${profile.site_name}" />`}
      <ul class="facts">
        <li>
          ${icon('pin')}<span
            >${profile.site_name}<br />${[profile.address_line, [profile.postal_code, profile.city].filter(Boolean).join(' ')].filter(Boolean).join(', ')}</span
          >
        </li>
        ${profile.phone !== null && html`<li>${icon('phone')}<a href="tel:${profile.phone}">${phoneOf(profile.phone)}</a></li>`}
        ${profile.access.length > 0 && html`<li>${icon('wheelchair')}<span>${facts(ACCESS, profile.access)}</span></li>`}
        ${profile.languages.length > 0 && html`<li>${icon('language')}<span>Parle ${facts(LANGUAGES, profile.languages)}</span></li>`}
        ${profile.video && html`<li>${icon('video')}<span>Consulte aussi en vidéo</span></li>`}
        ${profile.payment_means.length > 0 && html`<li>${icon('euro')}<span>${facts(PAYMENT, profile.payment_means)}</span></li>`}
      </ul>
    </section>
    ${
      tariffs.length > 0 &&
      html`<section class="card">
        <h2>Tarifs</h2>
        <ul class="rows">
          ${tariffs.map((one) => html`<li><span>${one.label}</span><strong>${rangeOf(one)}</strong></li>`)}
        </ul>
      </section>`
    }
    ${
      profile.presentation !== null &&
      profile.presentation !== '' &&
      html`<section class="card">
        <h2>Présentation</h2>
        <p class="pre">${profile.presentation}</p>
      </section>`
    }
    <p class="small second">
      Vous choisissez librement votre soignant ; rien ici ne vous envoie vers l’un plutôt que l’autre.
    </p>`;
}

function saidOf(reason: OfferedReason): string {
  const known = reason.online === 'known' ? ', pour les patients déjà suivis' : '';
  return `${reason.minutes} min, ${PLACES[reason.place]}${known}`;
}

function noticeLink(profile: PublicProfile): Html {
  return html`<p>
    <a class="link" href="/praticien/${profile.slug}/me-prevenir">${icon('bell')} Me prévenir si une place se libère</a>
  </p>`;
}

function address(profile: PublicProfile, query: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(query).toString();
  return `/praticien/${profile.slug}${search === '' ? '' : `?${search}`}`;
}
