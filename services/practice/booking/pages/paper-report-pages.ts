import { html, type Html } from '#platform/http/page.ts';
import { field, refusal, type Refused } from '#platform/site/fields.ts';
import { CAUSES } from '../documents/reporting.ts';

/** What somebody finds wrong in a document shown, told to the practice and to whoever runs the site. */
export function paperReportPage(address: string, refused: Refused | null): Html {
  const chosen = refused?.typed['cause'];
  const causeError = refused?.errors.find((one) => one.field === 'cause');
  return html`<h1>Signaler un document</h1>
    ${refusal(refused)}
    <p class="second">
      Il est retiré tout de suite, le temps que quelqu’un le relise. Vous recevez un numéro et un accusé de réception
      par e-mail.
    </p>
    <form method="post" action="${address}/signaler" class="stack">
      <fieldset class="field" id="cause">
        <legend class="label">Que s’y trouve-t-il ?</legend>
        ${Object.entries(CAUSES).map(
          ([value, words]) =>
            html`<label class="tick"
              ><input type="radio" name="cause" value="${value}" required ${value === chosen && html` checked`} />
              ${words}</label
            >`,
        )}
        ${causeError && html`<p class="error">${causeError.message}</p>`}
      </fieldset>
      ${field({ name: 'words', label: 'En quelques mots', required: false }, refused)}
      ${field({ name: 'name', label: 'Votre nom', autocomplete: 'name' }, refused)}
      ${field({ name: 'email', label: 'Votre adresse e-mail', type: 'email', autocomplete: 'email' }, refused)}
      <p class="actions"><button class="button" type="submit">Signaler</button></p>
    </form>`;
}

/** The number that answers a report. */
export function paperReportedPage(number: string, email: string, slug: string): Html {
  return html`<h1>Merci, c’est reçu</h1>
    <p>
      Votre signalement porte le numéro <strong>${number}</strong>. Un accusé de réception part à ${email}. Le document
      n’est plus montré : une personne du cabinet le relit, et l’exploitant du site décide.
    </p>
    <p class="actions"><a class="button" href="/praticien/${slug}">Revenir au praticien</a></p>`;
}
