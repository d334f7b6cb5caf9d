import { paragraphsOf, partsOf, soleLink } from './links.ts';

const FOOTER = 'Message de service envoyé automatiquement par Cabinet, sans publicité. Inutile d’y répondre.';

/** Colours of `apps/web/theme` for programs that only read sRGB. */
const LIGHT = {
  paper: '#fbfaf7',
  surface: '#ffffff',
  line: '#dfded8',
  ink: '#142226',
  second: '#485559',
  brand: '#005c60',
};
const DARK = {
  paper: '#0e1518',
  surface: '#172023',
  line: '#2e373a',
  ink: '#f0eeea',
  second: '#bfbeb7',
  brand: '#6ac2c2',
};

/** The plain text of a mail, with what every mail says at its end. */
export function plainForm(text: string): string {
  return `${text.trim()}\n\n-- \n${FOOTER}`;
}

/**
 * The same mail as HTML: one column, real paragraphs, a language, no image, nothing to fetch; readable without its
 * style. A paragraph that is only a link becomes a button.
 */
export function htmlForm(subject: string, text: string): string {
  const paragraphs = paragraphsOf(text).map(paragraph);
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title><style>${style()}</style></head>
<body><main><p class="brand">Cabinet</p><h1>${escapeHtml(subject)}</h1>
${paragraphs.join('\n')}
</main><footer><p>${FOOTER}</p></footer></body></html>
`;
}

function paragraph(text: string): string {
  const link = soleLink(text);
  if (link === null) return `<p>${withLinks(text).replaceAll('\n', '<br>')}</p>`;
  return `<p><a class="button" href="${escapeHtml(link)}">Ouvrir dans Cabinet</a></p>
<p class="second">Si le bouton ne s’ouvre pas, copiez cette adresse : ${anchor(link)}</p>`;
}

function withLinks(text: string): string {
  return partsOf(text)
    .map((part) => ('url' in part ? anchor(part.url) : escapeHtml(part.words)))
    .join('');
}

function anchor(url: string): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function style(): string {
  return `${rules(LIGHT)}
body{margin:0;padding:24px 12px;font:16px/1.55 "Atkinson Hyperlegible Next",system-ui,sans-serif}
main{max-width:560px;margin:0 auto;padding:24px 32px;border-width:1px;border-style:solid;border-radius:8px}
footer{max-width:560px;margin:16px auto 0;padding:0 32px;font-size:14px}
.brand{margin:0 0 16px;font-weight:650}h1{margin:0 0 16px;font-size:20px;line-height:1.3}
p{margin:0 0 16px;overflow-wrap:anywhere}.second{font-size:14px}
.button{display:inline-block;padding:12px 20px;border-radius:4px;font-weight:600;text-decoration:none}
@media (prefers-color-scheme:dark){${rules(DARK)}}`;
}

function rules(colour: typeof LIGHT): string {
  return `body{background:${colour.paper};color:${colour.ink}}main{background:${colour.surface};border-color:${colour.line}}
a,.brand{color:${colour.brand}}.second,footer{color:${colour.second}}.button{background:${colour.brand};color:${colour.surface}}`;
}
