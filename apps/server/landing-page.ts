/** What stands at `/` until the public directory takes its place: what Cabinet is, and the door to it. */
export function landingPage(options: { readonly nonce: string; readonly demonstration: boolean }): string {
  const notice = options.demonstration
    ? '<p class="chip">Données de démonstration : toutes les personnes sont inventées</p>'
    : '';
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cabinet : la journée des soignants, sur une seule plateforme</title>
<meta name="description" content="Codage PMSI, cabinet médical, secrétariat, sauvegarde et courtage, chez vous.">
<link rel="icon" href="/pro/favicon.svg" type="image/svg+xml">
<style nonce="${options.nonce}">${STYLE}</style>
</head>
<body>
<main>
<p class="mark" aria-hidden="true">C</p>
<h1>Cabinet</h1>
<p class="lead">Cinq services sur un même socle, que vous hébergez vous-même : les données de santé ne quittent pas votre machine.</p>
${notice}
<p><a class="door" href="/pro">Ouvrir l’espace professionnel</a></p>
<ul>${SERVICES.map(([name, what]) => `<li><strong>${name}</strong> ${what}</li>`).join('')}</ul>
<p class="small">Cabinet aide au codage et à l’organisation ; ce n’est pas un dispositif médical au sens du règlement (UE) 2017/745, et il ne remplace pas la validation d’un professionnel qualifié.</p>
</main>
</body>
</html>
`;
}

const SERVICES: readonly (readonly [string, string])[] = [
  [
    'Codage',
    'lit le compte rendu d’un séjour SMR et propose les codes, mots du texte à l’appui ; une personne décide.',
  ],
];

const STYLE = `
:root{color-scheme:light dark;--paper:oklch(.985 .004 95);--ink:oklch(.24 .02 220);--second:oklch(.44 .018 220);--brand:oklch(.43 .075 200);--on:#fff;--edge:oklch(.64 .01 95)}
@media(prefers-color-scheme:dark){:root{--paper:oklch(.19 .012 220);--ink:oklch(.95 .006 95);--second:oklch(.8 .01 95);--brand:oklch(.76 .085 195);--on:oklch(.19 .012 220);--edge:oklch(.55 .014 220)}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 "Atkinson Hyperlegible Next",system-ui,sans-serif}
main{max-width:40rem;margin:0 auto;padding:12vh 24px 48px}
.mark{width:48px;height:48px;margin:0 0 24px;border-radius:12px;background:var(--brand);color:var(--on);font-size:28px;font-weight:650;display:grid;place-items:center}
h1{font-size:40px;line-height:1.15;font-weight:650;margin:0 0 12px}
.lead{font-size:20px;color:var(--second);margin:0 0 24px}
.chip{display:inline-block;border:1px dashed var(--edge);border-radius:999px;padding:2px 12px;color:var(--second);font-size:14px}
.door{display:inline-flex;min-height:44px;align-items:center;padding:0 20px;border-radius:4px;background:var(--brand);color:var(--on);font-weight:600;text-decoration:none}
.door:focus-visible{outline:2px solid var(--brand);outline-offset:2px}
ul{padding:0;margin:40px 0;list-style:none}
li{border-top:1px solid var(--edge);padding:12px 0}
li strong{display:block}
.small{font-size:14px;color:var(--second)}
`;
