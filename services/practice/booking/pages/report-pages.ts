import { html, type Html } from '#platform/http/page.ts';
import { field, refusal, type Refused } from '#platform/site/fields.ts';
import type { Visit } from '../visits.ts';
import { whenOf } from './visit-pages.ts';

const KINDS = [
  ['discrimination', 'Une mention ou des mots qui écartent des patients (CSS, AME, origine…)'],
  ['refusal-of-care', 'Un refus de soins'],
] as const;

/** What one saw or lived at an appointment, told to whoever runs the site; the practice does not read it. */
export function reportPage(visit: Visit, email: string | null, refused: Refused | null): Html {
  const error = (name: string) => refused?.errors.find((one) => one.field === name);
  const chosen = refused?.typed['kind'];
  const [kindError, reasonError] = [error('kind'), error('reason')];
  return html`<h1>Signaler</h1>
    <p class="second">${whenOf(visit)}, ${visit.professional}</p>
    ${refusal(refused)}
    <p>
      Une personne qui n’est pas du cabinet lit chaque signalement. Vous recevez un numéro et un accusé de réception par
      e-mail. Votre rendez-vous ne change pas.
    </p>
    <form method="post" action="/mes-rendez-vous/${visit.appointment.id}/signaler" class="stack">
      <fieldset class="field" id="kind">
        <legend class="label">Ce que vous signalez</legend>
        ${KINDS.map(
          ([value, words]) =>
            html`<label class="tick"
              ><input type="radio" name="kind" value="${value}" required ${value === chosen && html` checked`} />
              ${words}</label
            >`,
        )}
        ${kindError && html`<p class="error">${kindError.message}</p>`}
      </fieldset>
      <div class="field">
        <label for="reason">Ce que vous avez vu ou vécu</label>
        <textarea
          class="input"
          id="reason"
          name="reason"
          rows="5"
          required
          ${reasonError && html` aria-invalid="true" aria-describedby="reason-erreur"`}
        >
${refused?.typed['reason']}</textarea>
        ${reasonError && html`<p class="error" id="reason-erreur">${reasonError.message}</p>`}
      </div>
      ${field({ name: 'name', label: 'Votre nom', autocomplete: 'name' }, refused)}
      ${field({ name: 'email', label: 'Votre adresse e-mail', type: 'email', autocomplete: 'email', value: email }, refused)}
      <p class="actions"><button class="button" type="submit">Envoyer le signalement</button></p>
    </form>
    <p><a class="link" href="/mes-rendez-vous/${visit.appointment.id}">Revenir au rendez-vous</a></p>`;
}

/** The number that answers a report. */
export function reportedPage(number: string, email: string, appointmentId: string): Html {
  return html`<h1>Votre signalement est enregistré</h1>
    <p>
      Son numéro est <strong>${number}</strong>. Un accusé de réception part à ${email}, trois fois par jour au plus.
    </p>
    <p class="actions"><a class="button" href="/mes-rendez-vous/${appointmentId}">Revenir au rendez-vous</a></p>`;
}
