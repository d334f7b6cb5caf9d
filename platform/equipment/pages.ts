import { html, type Html } from '#platform/http/page.ts';
import { dayOf } from '#platform/site/french.ts';
import { requirementsOn } from './browsers.ts';

export const REQUIREMENTS_PAGE = '/exigences-techniques';
export const SELF_TEST_PAGE = '/test-du-poste';
export const SELF_TEST_SCRIPT = '/test-du-poste.js';

/** « mercredi 1er septembre 2027 » */
export function frenchDay(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return `${dayOf(date)} ${String(date.year)}`;
}

function browserLines({ least }: ReturnType<typeof requirementsOn>['present']): Html {
  const version = (number: number) => String(number).replace('.', ',');
  return html`<ul class="stack">
    <li>Chrome, Edge et leurs proches : version ${least.chromium} ou plus</li>
    <li>Firefox : version ${least.firefox} ou plus</li>
    <li>
      Safari : version ${version(least.safari)} ou plus, et iOS ou iPadOS ${version(least.safari)} pour tout navigateur
    </li>
  </ul>`;
}

/** What one needs to work with Cabinet, today and from the announced day on (MAI-033, MAI-034). */
export function requirementsBody(day: string, publicUrl: URL): Html {
  const { present, next } = requirementsOn(day);
  const port = publicUrl.port === '' ? (publicUrl.protocol === 'https:' ? '443' : '80') : publicUrl.port;
  return html`<div class="stack">
    <h1>Exigences techniques</h1>
    <p class="second">Ce qu’il faut pour travailler avec Cabinet. En vigueur depuis le ${frenchDay(present.from)}.</p>
    ${
      next !== null &&
      html`<section class="card" aria-labelledby="annonce">
        <h2 id="annonce">À partir du ${frenchDay(next.from)}</h2>
        <p>Annoncé le ${frenchDay(next.announced)}. Il faudra :</p>
        ${browserLines(next)}
      </section>`
    }
    <section class="card">
      <h2>Navigateur</h2>
      ${browserLines(present)}
      <p>
        JavaScript et les cookies de ce site sont permis. Un second navigateur à jour dépanne quand le premier faillit.
      </p>
    </section>
    <section class="card">
      <h2>Appareil</h2>
      <ul class="stack">
        <li>Ordinateur : 4 Go de mémoire, écran d’au moins 1280 × 720.</li>
        <li>Tablette ou appareil hybride : écran d’au moins 8 pouces ; clavier conseillé pour l’agenda.</li>
        <li>Téléphone : écran d’au moins 360 points de large ; tout y est, l’agenda jour par jour.</li>
        <li>Système encore mis à jour par son éditeur, antivirus compris là où il en faut un.</li>
        <li>Caméra et micro : pour la téléconsultation seulement.</li>
      </ul>
    </section>
    <section class="card">
      <h2>Connexion</h2>
      <p>
        2 Mbit/s dans les deux sens suffisent au cabinet ; 8 Mbit/s pour la vidéo. Une coupure ne perd pas la saisie.
      </p>
    </section>
    <section class="card">
      <h2 id="reseau">Ce que le réseau du lieu laisse passer</h2>
      <ul class="stack">
        <li>HTTPS (TLS 1.2 ou plus) vers ${publicUrl.hostname}, port ${port}. Aucune autre adresse n’est appelée.</li>
        <li>
          Les réponses qui durent (<code>text/event-stream</code>) ne sont ni retenues ni coupées avant 60 secondes.
        </li>
        <li>Un mandataire qui ouvre le trafic chiffré l’empêche d’être privé : exemptez ${publicUrl.hostname}.</li>
      </ul>
    </section>
    <p class="actions"><a class="button" href="${SELF_TEST_PAGE}">Essayer ce poste</a></p>
  </div>`;
}

const LINES = [
  ['browser', 'Navigateur'],
  ['network', 'Débit'],
  ['camera', 'Caméra'],
  ['microphone', 'Micro'],
] as const;

/** The self-test: each line is filled by the script, green or red with advice (MAI-033). */
export function selfTestBody(browserState: 'suited' | 'near' | 'unsuited'): Html {
  return html`<div class="stack">
    <h1>Essayer ce poste</h1>
    <p class="second">
      Le navigateur, le débit, la caméra et le micro. Rien n’est enregistré ; l’image et le son ne quittent pas ce
      poste.
    </p>
    <ul class="stack" id="essais" data-browser="${browserState}">
      ${LINES.map(
        ([key, title]) =>
          html`<li class="card" data-test="${key}">
            <h2>${title}</h2>
            <p role="status">Pas encore essayé.</p>
          </li>`,
      )}
    </ul>
    <p class="actions">
      <button class="button" type="button" id="essayer">Lancer l’essai</button
      ><a class="link" href="${REQUIREMENTS_PAGE}">Exigences techniques</a>
    </p>
    <noscript
      ><p class="error">JavaScript est coupé : rien ne peut être essayé, et Cabinet ne peut pas s’ouvrir.</p></noscript
    >
    <script src="${SELF_TEST_SCRIPT}" defer></script>
  </div>`;
}

/** In place of the application, for a browser in which it could not work safely (MAI-031). */
export function unsuitedBody(day: string): Html {
  return html`<h1>Ce navigateur est trop ancien</h1>
    <p>
      Cabinet ne peut pas y travailler sûrement : rien n’a été demandé ni envoyé. Ouvrez cette adresse avec l’un de
      ceux-ci :
    </p>
    ${browserLines(requirementsOn(day).present)}
    <p class="actions"><a class="button" href="${REQUIREMENTS_PAGE}">Exigences techniques</a></p>`;
}
