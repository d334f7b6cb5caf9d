import { html, type Html } from '#platform/http/page.ts';
import { field, refusal, type Refused } from '#platform/site/fields.ts';
import { dayOf, momentOf, phoneOf } from '#platform/site/french.ts';
import { AFTERWARDS, type Account } from '../account.ts';
import type { AccountPerson } from '../people.ts';
import type { PatientSession } from '../sessions.ts';

/** A practice the account knows, by name. */
export interface KnownPractice {
  readonly name: string;
  readonly professionals: readonly { readonly id: string; readonly name: string }[];
}

/** A file of a practice joined to the account. */
export interface JoinedFile {
  /** Of the joining. */
  readonly id: string;
  readonly practice: KnownPractice;
  readonly bans: readonly { readonly id: string; readonly professionalId: string | null; readonly setAt: string }[];
  readonly openings: readonly { readonly at: string; readonly who: string; readonly despiteBan: boolean }[];
}

export interface AccountView {
  readonly account: Account;
  readonly people: readonly AccountPerson[];
  readonly sessions: readonly PatientSession[];
  readonly files: readonly JoinedFile[];
  readonly refused: Refused | null;
}

const RELATIONS = { self: 'vous', child: 'votre enfant', relative: 'votre proche' } as const;

/** « Mon compte »: who, for whom, what is closed to whom, who looked, which browsers are open. */
export function accountPage(view: AccountView): Html {
  return html`<h1>Mon compte</h1>
    <div class="stack">
      <section class="card">
        <h2>Coordonnées vérifiées</h2>
        <p>
          ${[view.account.email, view.account.phone === null ? null : phoneOf(view.account.phone)].filter(Boolean).join(' · ')}
        </p>
      </section>
      ${peopleCard(view)} ${oppositionsCard(view.files)} ${openingsCard(view.files)} ${sessionsCard(view.sessions)}
      <section class="card">
        <h2>Mes données</h2>
        <p>
          Emportez ce que ce compte sait de vous, ou fermez-le : il est alors effacé, et n’est plus rattaché à aucun
          dossier. Le dossier tenu par votre soignant reste chez lui. ${AFTERWARDS}
        </p>
        <p class="actions"><a class="button quiet" href="/mon-compte/donnees">Télécharger mes données</a></p>
        <form method="post" action="/mon-compte/fermer">
          <label class="tick"
            ><input type="checkbox" name="accord" value="oui" required /> J’ai compris que ce compte et mes proches
            seront effacés</label
          >
          <button class="button bad" type="submit">Fermer mon compte</button>
        </form>
      </section>
    </div>`;
}

function peopleCard({ people, refused }: AccountView): Html {
  const holder = people.some(({ relation }) => relation === 'self');
  return html`<section class="card" id="proches">
    <h2>${holder ? 'Vous et vos proches' : 'Qui êtes-vous ?'}</h2>
    ${
      people.length > 0 &&
      html`<ul class="rows">
        ${people.map(
          (one) =>
            html`<li>
              <span
                ><strong>${one.firstName} ${one.birthName}</strong><br /><span class="second small"
                  >${RELATIONS[one.relation]}, né(e) le ${dateOf(one.birthDate)}</span
                ></span
              >
              ${
                one.relation !== 'self' &&
                html`<form method="post" action="/mon-compte/personnes/${one.id}/retirer">
                  <button class="link" type="submit">Retirer<span class="hidden-word"> ${one.firstName}</span></button>
                </form>`
              }
            </li>`,
        )}
      </ul>`
    }
    ${refusal(refused)}
    <form method="post" action="/mon-compte/personnes">
      ${personFields({ holder, refused })}
      <p class="actions">
        <button class="button quiet" type="submit">${holder ? 'Ajouter ce proche' : 'Enregistrer'}</button>
      </p>
    </form>
  </section>`;
}

/** The least a visit needs to know of somebody: names of the civil record, day of birth. */
export function personFields(given: {
  readonly holder: boolean;
  readonly refused: Refused | null;
  readonly required?: 'when-chosen';
}): Html {
  const { holder, refused, required = true } = given;
  const lien = refused?.typed['lien'];
  return html`${
      holder &&
      html`<fieldset class="field">
        <legend class="label">Cette personne est</legend>
        <label class="tick"
          ><input
            type="radio"
            name="lien"
            value="child"
            ${required === true && html` required`}${lien === 'child' && html` checked`}
          />
          mon enfant</label
        >
        <label class="tick"
          ><input type="radio" name="lien" value="relative" ${lien === 'relative' && html` checked`} /> un proche</label
        >
      </fieldset>`
    }
    <div class="pair">
      ${field({ name: 'prenom', label: 'Prénom', required, autocomplete: holder ? 'off' : 'given-name' }, refused)}
      ${field({ name: 'nom', label: 'Nom de naissance', required, autocomplete: holder ? 'off' : 'family-name' }, refused)}
    </div>
    ${field({ name: 'naissance', label: 'Date de naissance', required, help: 'Comme 24/11/1986', autocomplete: holder ? 'off' : 'bday' }, refused)}`;
}

function oppositionsCard(files: readonly JoinedFile[]): Html {
  return html`<section class="card" id="oppositions">
    <h2>Qui ne peut pas ouvrir mon dossier</h2>
    <p class="second">
      Une opposition vaut tout de suite et pour tous les chemins. Si vous étiez hors d’état de décider, un soignant
      pourrait passer outre : il devrait l’écrire, et vous le verriez ci-dessous.
    </p>
    ${files.length === 0 && html`<p>Vous pourrez en poser une dès qu’un cabinet vous aura reconnu.</p>`}
    <ul class="rows">
      ${files.flatMap((file) => file.bans.map((ban) => banRow(file, ban)))}
    </ul>
    ${files.length > 0 && banForm(files)}
  </section>`;
}

function banRow({ practice }: JoinedFile, { id, professionalId, setAt }: JoinedFile['bans'][number]): Html {
  const professional = practice.professionals.find((one) => one.id === professionalId)?.name;
  return html`<li>
    <span
      ><strong>${professional ?? 'Tout le cabinet'}</strong>, ${practice.name}<br /><span class="second small"
        >depuis le ${momentOf(Temporal.Instant.from(setAt))}</span
      ></span
    >
    <form method="post" action="/mon-compte/oppositions/${id}/lever">
      <button class="link" type="submit">Lever</button>
    </form>
  </li>`;
}

function banForm(files: readonly JoinedFile[]): Html {
  return html`<form method="post" action="/mon-compte/oppositions">
    <div class="field">
      <label for="contre">Fermer mon dossier à</label>
      <select class="input" id="contre" name="contre">
        ${files.map(
          ({ id, practice }) =>
            html`<optgroup label="${practice.name}">
              <option value="${id}">Tout le cabinet</option>
              ${practice.professionals.map((one) => html`<option value="${id}:${one.id}">${one.name}</option>`)}
            </optgroup>`,
        )}
      </select>
    </div>
    <p class="actions"><button class="button quiet" type="submit">Fermer mon dossier</button></p>
  </form>`;
}

function openingsCard(files: readonly JoinedFile[]): Html {
  const openings = files
    .flatMap(({ practice, openings: own }) => own.map((one) => ({ ...one, practice: practice.name })))
    .toSorted((one, other) => other.at.localeCompare(one.at));
  return html`<section class="card">
    <h2>Qui a ouvert mon dossier</h2>
    ${openings.length === 0 && html`<p class="second">Personne ces derniers mois.</p>`}
    <ul class="rows">
      ${openings.map(
        ({ at, who, practice, despiteBan }) =>
          html`<li>
            <span
              ><strong>${who}</strong>,
              ${practice}${despiteBan && html`<br /><strong>malgré votre opposition</strong>`}</span
            ><span class="second small">${momentOf(Temporal.Instant.from(at))}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}

function sessionsCard(sessions: readonly PatientSession[]): Html {
  return html`<section class="card">
    <h2>Appareils connectés</h2>
    <ul class="rows">
      ${sessions.map(
        (one) =>
          html`<li>
            <span
              ><strong>${one.current ? 'Cet appareil' : deviceOf(one.userAgent)}</strong><br /><span
                class="second small"
                >depuis ${momentOf(Temporal.Instant.from(one.startedAt))}, 24 heures au plus</span
              ></span
            >
            <form method="post" action="${one.current ? '/deconnexion' : `/mon-compte/sessions/${one.id}/fermer`}">
              <button class="link" type="submit">${one.current ? 'Se déconnecter' : 'Fermer'}</button>
            </form>
          </li>`,
      )}
    </ul>
  </section>`;
}

function deviceOf(userAgent: string): string {
  const found = /iPhone|iPad|Android|Windows|Macintosh|Linux/.exec(userAgent)?.[0];
  return found === undefined ? 'Un autre appareil' : `Un autre appareil (${found.replace('Macintosh', 'Mac')})`;
}

function dateOf(day: string): string {
  return dayOf(Temporal.PlainDate.from(day), Temporal.PlainDate.from('0001-01-01')).replace(/^\S+ /, '');
}
