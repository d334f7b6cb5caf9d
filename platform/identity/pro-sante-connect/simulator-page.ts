import type { SimulatedProfessional } from './simulated-people.ts';

/** Where the visitor of a demonstration says whom they play. It names itself a simulation and takes nobody's colours. */
export function choicePage(people: readonly SimulatedProfessional[]): string {
  const choices = people.map(
    ({ subject, givenName, familyName, level }) =>
      `<li><a href="?personne=${encodeURIComponent(subject)}"><strong>${escaped(`${givenName} ${familyName}`)}</strong><span>${escaped(subject)}${level === 'eidas1' ? '' : ' · sans e-CPS, niveau insuffisant'}</span></a></li>`,
  );
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pro Santé Connect (simulé)</title><style>${STYLE}</style></head>
<body><main>
<p class="chip">Simulation : aucune identité réelle, rien ne quitte cette machine</p>
<h1>Pro Santé Connect (simulé)</h1>
<p>Ces personnes sont inventées. Choisissez celle qui se connecte.</p>
<ul>${choices.join('')}</ul>
<p><a href="?personne=">Renoncer</a></p>
</main></body></html>
`;
}

const STYLE = `
:root{color-scheme:light dark;--paper:#fbfaf7;--ink:#142226;--second:#485559;--line:#8a8a82;--brand:#005c60}
@media(prefers-color-scheme:dark){:root{--paper:#0e1518;--ink:#f0eeea;--second:#bfbeb7;--line:#6b7275;--brand:#6ac2c2}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:32rem;margin:0 auto;padding:8vh 20px}h1{font-size:28px;line-height:1.2}
.chip{display:inline-block;margin:0;padding:2px 12px;border:1px dashed var(--line);border-radius:999px;color:var(--second);font-size:14px}
ul{list-style:none;margin:24px 0;padding:0;border:1px solid var(--line);border-radius:8px;overflow:hidden}
li+li{border-top:1px solid var(--line)}li a{display:block;padding:12px 16px;color:inherit;text-decoration:none}
li a:hover{background:color-mix(in srgb,var(--brand) 10%,transparent)}li span{display:block;color:var(--second);font-size:14px}
a{color:var(--brand)}a:focus-visible{outline:2px solid var(--brand);outline-offset:-2px}`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
