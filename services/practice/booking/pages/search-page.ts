import { html, type Html } from '#platform/http/page.ts';
import { capital, distanceOf, momentOf, shortDay, timeOf, weekday } from '#platform/site/french.ts';
import { icon } from '#platform/site/icons.ts';
import { instantOf } from '../projection/free-days.ts';
import { RADII, searchAddress, type Criteria } from '../search/criteria.ts';
import { PAGE_SIZE, type Found, type FoundPage } from '../search/searching.ts';
import { avatar, feesOf, nameOf } from './practitioner-parts.ts';

/** « Quoi, où, quand » : one box. */
export function finder(criteria: Partial<Criteria>): Html {
  const when = {
    '': 'Dès que possible',
    aujourdhui: 'Aujourd’hui',
    '3-jours': 'Sous 3 jours',
    '7-jours': 'Sous 7 jours',
  };
  return html`<form class="finder" method="get" action="/recherche" role="search">
    <div class="cell">
      <label for="quoi">Quoi</label
      ><input
        id="quoi"
        name="quoi"
        value="${criteria.quoi}"
        placeholder="Médecin, nom…"
        autocomplete="off"
        enterkeyhint="search"
      />
    </div>
    <div class="cell">
      <label for="ou">Où</label
      ><input
        id="ou"
        name="ou"
        value="${criteria.ou}"
        placeholder="Ville ou code postal"
        autocomplete="address-level2"
        enterkeyhint="search"
      />
    </div>
    <div class="cell when">
      <label for="quand">Quand</label
      ><select id="quand" name="quand">
        ${Object.entries(when).map(
          ([value, words]) =>
            html`<option value="${value}" ${criteria.quand === value && html` selected`}>${words}</option>`,
        )}
      </select>
    </div>
    <button class="button" type="submit">${icon('search')} <span>Chercher</span></button>
  </form>`;
}

/** What stands at `/`: the box, and the kinds of care most looked for. */
export function homePage(kinds: readonly { readonly name: string }[]): Html {
  return html`<div class="hero">
    <h1>Trouvez un soignant, prenez <span class="together">rendez-vous</span></h1>
    <p class="lead">
      Les créneaux libres, tout de suite, sans appeler. Le compte vient après, une fois l’heure gardée pour vous.
    </p>
    ${finder({ quand: '' })}
    <p class="hero-kinds">
      ${kinds.map(({ name }) => html`<a class="button quiet" href="${searchAddress({ quoi: name })}">${name}</a>`)}
    </p>
  </div>`;
}

export interface SearchView {
  readonly criteria: Criteria;
  readonly page: FoundPage;
  /** Days the arrows lead to (null: not before today). */
  readonly before: Temporal.PlainDate | null;
  readonly after: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
  /** « dermatologues »: what the results are called. */
  readonly called: string;
  readonly unknownPlace: boolean;
  readonly hasPlace: boolean;
}

/** The results: soonest first, each with its next times over four days. */
export function searchPage(view: SearchView): Html {
  const { criteria, page } = view;
  return html`${sentence(view)}
    <section class="frame" aria-labelledby="resultats">
      <div class="days-head">
        <div>
          <h1 id="resultats">${headline(view)}</h1>
          <p class="second small">Par date. Personne ne paie son rang.</p>
        </div>
        <div class="days">${page.days.map((day, at) => dayHead(view, day, at))}</div>
      </div>
      ${page.found.map((found) => result(view, found))} ${page.found.length === 0 && nothing(view)}
    </section>
    ${page.total > PAGE_SIZE && pager(criteria, page.total)}`;
}

function headline({ page, called, unknownPlace }: SearchView): string {
  if (unknownPlace) return 'Ce lieu n’est pas reconnu';
  return page.total === 0
    ? 'Aucun soignant trouvé'
    : `${page.total} ${page.total === 1 ? called.replace(/s$/, '') : called}`;
}

const MODES = [
  ['tous', 'sur place ou en vidéo'],
  ['place', 'sur place'],
  ['video', 'en vidéo'],
] as const;
const SECTORS = [
  ['tous', 'tous secteurs'],
  ['1', 'secteur 1'],
  ['1-2', 'secteur 1 ou 2'],
] as const;

/** The filters, read as a sentence; a button applies them where no script does. */
function sentence({ criteria, hasPlace }: SearchView): Html {
  const choice = (name: string, label: string, options: readonly (readonly [string, string])[], chosen: string) =>
    html`<select name="${name}" aria-label="${label}">
      ${options.map(
        ([value, words]) => html`<option value="${value}" ${value === chosen && html` selected`}>${words}</option>`,
      )}
    </select>`;
  const radii = RADII.map((one) => [String(one), `${one} km`] as const);
  return html`<form class="sentence" method="get" action="/recherche" data-applies>
    <input type="hidden" name="quoi" value="${criteria.quoi}" /><input
      type="hidden"
      name="ou"
      value="${criteria.ou}"
    /><input type="hidden" name="quand" value="${criteria.quand}" />
    <span>Une place${hasPlace && html` à moins de`}</span>
    ${hasPlace && html`<span>${choice('km', 'Distance', radii, String(criteria.km))},</span>`}
    <span>${choice('mode', 'Sur place ou en vidéo', MODES, criteria.mode)},</span>
    <span>en ${choice('secteur', 'Secteur', SECTORS, criteria.secteur)}</span>
    <button class="link only-plain" type="submit">Appliquer</button>
  </form>`;
}

function dayHead({ criteria, before, after, today }: SearchView, day: Temporal.PlainDate, at: number): Html {
  const name = day.equals(today) ? 'Aujourd’hui' : weekday(day);
  const arrow = (to: Temporal.PlainDate | null, words: string, sign: Html) =>
    to !== null &&
    html`<a href="${searchAddress({ ...criteria, jour: to.toString() })}" aria-label="${words}">${sign}</a>`;
  return html`<div>
    ${at === 0 && arrow(before, 'Jours précédents', icon('left'))}<strong>${name}</strong>${at === 3 && arrow(after, 'Jours suivants', icon('chevron'))}<br /><span
      class="small"
      >${shortDay(day).date}</span
    >
  </div>`;
}

function result(view: SearchView, found: Found): Html {
  const { profile, metres, days } = found;
  const free = days.some(({ site, video }) => site.length + video.length > 0);
  return html`<article class="result">
    <div class="who">
      ${avatar(profile)}
      <div>
        <h2><a href="/praticien/${profile.slug}">${nameOf(profile)}</a></h2>
        <p class="second">${profile.care_name}${profile.access.includes('wheelchair') && ', accès fauteuil'}</p>
        <p class="where">
          ${icon('pin')}
          ${metres !== null && html`<strong>${distanceOf(metres)}</strong>, `}${[profile.address_line, profile.city].filter((part) => part !== null).join(', ')}
        </p>
        ${feesOf(profile)}
      </div>
    </div>
    ${free ? fourDays(view, found) : later(found)}
  </article>`;
}

function fourDays({ page: { days }, today }: SearchView, { profile, days: free }: Found): Html {
  return html`<div class="days">
    ${days.map((day) => {
      const own = free.find((one) => one.day === day.toString());
      const times = timesOf(own?.site ?? [], own?.video ?? []);
      const shown = times.length > 3 ? times.slice(0, 2) : times;
      const name = day.equals(today) ? 'auj.' : `${shortDay(day).weekday} ${day.day}`;
      return html`<div class="day-times">
        <p class="day-name">${name}</p>
        ${
          times.length === 0 &&
          html`<p class="none"><span aria-hidden="true">–</span><span class="hidden-word">aucune place</span></p>`
        }${shown.map((time) => timeLink(profile, time, day))}${
          times.length > 3 &&
          html`<a class="more" href="/praticien/${profile.slug}?jour=${day.toString()}"
            >${times.length - 2} de plus<span class="hidden-word"> le ${weekday(day)}</span></a
          >`
        }
      </div>`;
    })}
  </div>`;
}

interface OfferedTime {
  readonly start: number;
  readonly ways: 'site' | 'video' | 'both';
}

/** Each time once, with the ways it is offered. */
function timesOf(site: readonly number[], video: readonly number[]): readonly OfferedTime[] {
  const byVideo = new Set(video);
  const onSite = site.map((start) => ({ start, ways: byVideo.has(start) ? ('both' as const) : ('site' as const) }));
  const seen = new Set(site);
  const only = video.filter((start) => !seen.has(start)).map((start) => ({ start, ways: 'video' as const }));
  return [...onSite, ...only].toSorted((one, other) => one.start - other.start);
}

function timeLink(profile: Found['profile'], { start, ways }: OfferedTime, day: Temporal.PlainDate): Html {
  const at = instantOf(start);
  const query = new URLSearchParams({ debut: at.toString(), ...(ways === 'both' ? {} : { lieu: ways }) });
  return html`<a class="time" href="/praticien/${profile.slug}?${query.toString()}"
    >${ways === 'video' && icon('video', 'En vidéo,')}${timeOf(at, profile.time_zone)}<span class="hidden-word">
      ${weekday(day)}, ${nameOf(profile)}</span
    ></a
  >`;
}

function later({ profile, earliest }: Found): Html {
  const next =
    earliest === null
      ? html`<p>Aucune place en ligne pour le moment.</p>`
      : html`<div>
          <p class="second">Prochain rendez-vous</p>
          <a class="time" href="/praticien/${profile.slug}?debut=${instantOf(earliest).toString()}"
            >${capital(momentOf(instantOf(earliest), profile.time_zone).replace(' à ', ', '))} ${icon('chevron')}</a
          >
        </div>`;
  return html`<div class="later">
    ${next}
    <p>
      <a class="link" href="/praticien/${profile.slug}/me-prevenir">${icon('bell')} Me prévenir</a><br /><span
        class="second small"
        >si une place se libère ${earliest !== null && 'avant'}</span
      >
    </p>
  </div>`;
}

function nothing({ criteria, unknownPlace, hasPlace }: SearchView): Html {
  const wider = RADII.find((one) => one > criteria.km);
  const advice = unknownPlace
    ? 'Vérifiez la ville ou essayez un code postal.'
    : 'Vérifiez l’orthographe, ou cherchez plus large.';
  return html`<div class="result">
    <div>
      <p>${advice}</p>
      <p class="actions">
        ${hasPlace && wider !== undefined && html`<a class="button quiet" href="${searchAddress({ ...criteria, km: wider, page: 1 })}">Chercher à ${wider} km</a>`}
        <a class="link" href="${searchAddress({ quoi: criteria.quoi })}">Chercher partout</a>
      </p>
    </div>
  </div>`;
}

function pager(criteria: Criteria, total: number): Html {
  const last = Math.ceil(total / PAGE_SIZE);
  const to = (page: number, words: string) =>
    html`<a class="link" href="${searchAddress({ ...criteria, page })}">${words}</a>`;
  return html`<nav class="actions" aria-label="Pages de résultats">
    ${criteria.page > 1 && to(criteria.page - 1, 'Page précédente')}<span class="second"
      >Page ${criteria.page} sur ${last}</span
    >${criteria.page < last && to(criteria.page + 1, 'Page suivante')}
  </nav>`;
}
