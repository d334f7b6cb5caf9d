import { Html, html, SCRIPT_NONCE, STYLE_NONCE, type PageAnswer, type ProblemPage } from '#platform/http/page.ts';
import type { SiteAssets } from './assets.ts';
import { typographic } from './french.ts';
import { icon, MARK } from './icons.ts';

/** What a public page is made of. */
export interface SitePage {
  /** French; « Cabinet » is added. */
  readonly title: string;
  /** For search engines; pages without one ask not to be listed. */
  readonly description?: string;
  readonly body: Html;
  /** Stands in the bar: the search. */
  readonly bar?: Html;
  /** A step of a task: no bar, a way back and a way out. */
  readonly step?: { readonly title: string; readonly back: string; readonly out: string };
  readonly narrow?: boolean;
  readonly status?: number;
}

/** Where the sheet and the script go. */
const STYLE = '__STYLE__';
const SCRIPT = '__SCRIPT__';

/** The dress of the public pages: shell, style, notices. */
export class Site {
  readonly #assets: SiteAssets;
  readonly #demonstration: boolean;

  constructor(options: { readonly assets: SiteAssets; readonly demonstration: boolean }) {
    this.#assets = options.assets;
    this.#demonstration = options.demonstration;
  }

  /** A whole document. */
  page({ status = 200, ...page }: SitePage): PageAnswer {
    const { style, script } = this.#assets;
    const document = html`<!doctype html>
      <html lang="fr">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          ${
            page.description === undefined
              ? html`<meta name="robots" content="noindex" />`
              : html`<meta name="description" content="${page.description}" />`
          }
          <meta name="color-scheme" content="light dark" />
          <style nonce="${STYLE_NONCE}">
            ${STYLE}
          </style>
          <script nonce="${SCRIPT_NONCE}">
            ${SCRIPT};
          </script>
          <title>${page.title} | Cabinet</title>
          <link rel="icon" href="/pro/favicon.svg" type="image/svg+xml" />
        </head>
        <body>
          <a class="skip" href="#contenu">Aller au contenu</a>
          <p class="offline" role="status" hidden>
            Vous êtes hors connexion. Rien n’a été perdu : ce que vous avez écrit reste ici. Réessayez quand le réseau
            revient.
          </p>
          ${page.step === undefined ? bar(page.bar) : stepBar(page.step)}
          ${this.#demonstration && html`<p class="demo">Données de démonstration : toutes les personnes sont inventées.</p>`}
          <main id="contenu" ${page.narrow === true && html` class="narrow"`}>${page.body}</main>
          <footer class="foot">
            <div class="foot-inside">
              <span>Personne ne paie son rang ici. Vous choisissez librement votre soignant.</span>
              <a href="/pro">Espace professionnel</a>
            </div>
          </footer>
        </body>
      </html> `;
    // After the spaces: neither is French text.
    const text = withSpaces(document).text.replace(STYLE, () => style);
    return { document: new Html(text.replace(SCRIPT, () => script)), status };
  }

  /** How a refusal looks: what happened, in a calm page, and where to go. */
  readonly problemPage: ProblemPage = ({ title, errors }) => {
    const body = html`<h1>Cette page ne peut pas s’ouvrir</h1>
      <p>${title}</p>
      ${
        errors.length > 0 &&
        html`<ul class="stack">
          ${errors.map(({ message }) => html`<li class="error">${message}</li>`)}
        </ul>`
      }
      <p class="actions">
        <a class="button" href="/">Chercher un soignant</a><a class="link" href="/mes-rendez-vous">Mes rendez-vous</a>
      </p>`;
    const answer = this.page({ title: 'Page indisponible', body, narrow: true });
    if ('location' in answer) throw new Error('a problem is never a way on');
    return answer.document;
  };
}

/** Between the tags only: what an attribute holds is no text, and what a field holds is its writer's. */
function withSpaces({ text }: Html): Html {
  return new Html(text.replaceAll(/>([^<]+)/g, (_, words: string) => `>${typographic(words)}`));
}

function bar(inside: Html | undefined): Html {
  return html`<header class="bar">
    <div class="bar-inside">
      <a class="brand" href="/">${MARK} cabinet</a>
      ${inside}
      <a class="mine" href="/mes-rendez-vous">${icon('calendar')} Mes rendez-vous</a>
    </div>
  </header>`;
}

function stepBar({ title, back, out }: NonNullable<SitePage['step']>): Html {
  return html`<header class="bar">
    <div class="steps-bar">
      <a href="${back}">${icon('left', 'Revenir')}</a>
      <p>${title}</p>
      <a href="${out}">${icon('close', 'Quitter')}</a>
    </div>
  </header>`;
}
