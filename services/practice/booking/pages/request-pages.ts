import { html, type Html } from '#platform/http/page.ts';
import { refusal, type Refused } from '#platform/site/fields.ts';
import { capital, momentOf } from '#platform/site/french.ts';
import { icon } from '#platform/site/icons.ts';
import { addressForm, personFields, type AccountPerson } from '#services/practice/accounts/module.ts';
import type { FreeTime } from '#services/practice/agenda/module.ts';
import type { PublicProfile } from '#services/practice/directory/module.ts';
import type { ReasonPapers } from '../documents/reason-papers.ts';
import type { OfferedReason } from '../practitioner.ts';
import { avatar, feesOf, nameOf } from './practitioner-parts.ts';
import { bringCard } from './practitioner-page.ts';

/** What each step of a booking shows of it. */
export interface StepView {
  readonly profile: PublicProfile;
  readonly reason: OfferedReason;
  readonly requestId: string;
  /** ISO instant */
  readonly startsAt: string;
  readonly secondsLeft: number;
  readonly secondsHeld: number;
}

/** Seconds by the clock of the server, counted down by the browser's own. */
export function heldBar(view: StepView, action: Html | null): Html {
  const { startsAt, profile, secondsLeft, secondsHeld } = view;
  const minutes = Math.max(1, Math.round(secondsHeld / 60));
  return html`<div class="held">
    <div class="held-line">
      <span
        ><strong>${capital(momentOf(Temporal.Instant.from(startsAt), profile.time_zone))}</strong>
        <span class="second small">Votre créneau est gardé ${minutes} minute${minutes > 1 && 's'}</span></span
      >
      <span class="left" role="timer" data-seconds="${secondsLeft}" data-total="${secondsHeld}"
        >${clockOf(secondsLeft)}</span
      >
    </div>
    <div class="gauge"><span style="width:${Math.round((100 * secondsLeft) / Math.max(1, secondsHeld))}%"></span></div>
    ${action}
  </div>`;
}

function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function recap({ profile, reason, startsAt }: StepView): Html {
  return html`<div class="who">
      ${avatar(profile)}
      <div>
        <h1>${nameOf(profile)}</h1>
        <p class="second">${profile.care_name}, ${profile.address_line ?? profile.city}</p>
        ${feesOf(profile)}
      </div>
    </div>
    <p class="card">
      ${icon('stethoscope')} <strong>${reason.publicName}</strong>,
      ${momentOf(Temporal.Instant.from(startsAt), profile.time_zone)}${reason.place === 'video' && html` ${icon('video')} en vidéo`}
    </p>`;
}

/** No account until the time is held: now it is, who books? */
export function accountStep(view: StepView, onward: string): Html {
  return html`<div class="stack">
      ${recap(view)}
      <section>
        <h2>Pour vous retrouver</h2>
        <p class="second">Votre rendez-vous sera dans votre compte, pour le déplacer ou l’annuler.</p>
        ${addressForm({ onward })}
      </section>
    </div>
    ${heldBar(view, null)}`;
}

/** For whom: the holder, a relative, or somebody added now with the least a visit needs. */
export function personStep(
  view: StepView,
  given: { readonly people: readonly AccountPerson[]; readonly action: string; readonly refused: Refused | null },
): Html {
  const { people, action, refused } = given;
  const holder = people.some(({ relation }) => relation === 'self');
  const somebodyNew = people.length === 0 || refused !== null;
  const fields = personFields({ holder, refused, required: 'when-chosen' });
  return html`<div class="stack">
      ${recap(view)} ${refusal(refused)}
      <form method="post" action="${action}" id="pour">
        <h2>Pour qui est ce rendez-vous ?</h2>
        ${people.map((one, at) => personChoice(one, at === 0 && refused === null))}
        ${
          people.length === 0
            ? html`<input type="hidden" name="personne" value="nouvelle" />${fields}`
            : html`<label class="choice"
                  ><input type="radio" name="personne" value="nouvelle" ${somebodyNew && html`checked`} />
                  <span>${holder ? 'Un autre proche' : 'Moi'}</span></label
                >
                <details ${somebodyNew && html`open`}>
                  <summary class="link">${holder ? 'Qui est ce proche ?' : 'Qui êtes-vous ?'}</summary>
                  ${fields}
                </details>`
        }
        <fieldset class="field">
          <legend class="label">Déjà venu dans ce cabinet ?</legend>
          <label class="tick"><input type="radio" name="connu" value="oui" /> oui</label>
          <label class="tick"><input type="radio" name="connu" value="non" checked /> non, première fois</label>
        </fieldset>
      </form>
    </div>
    ${heldBar(view, html`<button class="button wide" type="submit" form="pour">Continuer ${icon('right')}</button>`)}`;
}

function personChoice({ id, firstName, birthName, relation }: AccountPerson, chosen: boolean): Html {
  return html`<label class="choice"
    ><input type="radio" name="personne" value="${id}" ${chosen && html`checked`} />
    <span>${firstName} ${birthName}${relation === 'self' && html` <span class="second">(vous)</span>`}</span></label
  >`;
}

/** The last step: everything said, what to bring, then the one button (MAI-086, MAI-105). */
export function confirmStep(
  view: StepView,
  given: {
    readonly person: AccountPerson;
    readonly papers: ReasonPapers;
    readonly action: string;
    readonly change: string;
  },
): Html {
  const { person, papers, action, change } = given;
  return html`<div class="stack">
      ${recap(view)}
      <p class="card reason">
        ${icon('user')}<span>Pour <strong>${person.firstName} ${person.birthName}</strong></span
        ><a class="link" href="${change}">Changer</a>
      </p>
      ${bringCard(view.reason.instructions, papers)}
      <p class="notice">
        Vous choisissez librement votre soignant : rien ne vous oblige à ce rendez-vous, et d’autres soignants sont sur
        le site. Vous pourrez le déplacer ou l’annuler jusqu’à ${delayOf(view.reason.changeNoticeMinutes)} avant.
      </p>
    </div>
    ${heldBar(view, html`<form method="post" action="${action}"><button class="button wide" type="submit">Confirmer le rendez-vous</button></form>`)}`;
}

/** « 24 heures », « 2 jours ». */
export function delayOf(minutes: number): string {
  if (minutes < 60) return `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours > 48 ? `${Math.round(hours / 24)} jours` : `${hours} heure${hours > 1 ? 's' : ''}`;
}

/** « Ce créneau vient d’être pris » : nothing is lost, the next three are one press away. */
export function takenNotice(given: {
  readonly next: readonly FreeTime[];
  readonly timeZone: string;
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly all: string;
}): Html {
  const { next, timeZone, action, hidden, all } = given;
  return html`<div class="alarm" role="alert">
    <p>
      <strong
        >Ce créneau vient d’être pris. Rien n’a été
        perdu${next.length > 0 ? ` : voici ${next.length === 1 ? 'le suivant' : `les ${WORDS[next.length]} suivants`}.` : '.'}</strong
      >
    </p>
    ${
      next.length > 0 &&
      html`<form method="post" action="${action}">
        ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <p class="actions">
          ${next.map(
            ({ startsAt }) =>
              html`<button class="time" name="debut" value="${Temporal.Instant.from(startsAt).toString()}">
                ${capital(momentOf(Temporal.Instant.from(startsAt), timeZone))}
              </button>`,
          )}
        </p>
      </form>`
    }
    <p><a class="link" href="${all}">Voir toutes les heures</a></p>
  </div>`;
}

const WORDS = ['', '', 'deux', 'trois'];

/** The hold ran out: the time is anybody's again. */
export function expiredStep(profile: PublicProfile, again: string): Html {
  return html`<h1>Le délai est passé</h1>
    <p>
      L’heure gardée pour vous chez ${nameOf(profile)} est de nouveau à tout le monde. Votre compte et ce que vous avez
      écrit restent.
    </p>
    <p class="actions"><a class="button" href="${again}">Choisir de nouveau une heure</a></p>`;
}
