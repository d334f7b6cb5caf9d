import type { Mention } from './protected-people.ts';

/** What it is honest to deny: money, papers and refusals themselves are not people. */
const NOT_PEOPLE =
  /\b(?:depassements?|avances?|frais|surcouts?|supplements?|majorations?|honoraires|reste a charge|refus|refuse|discriminations?|distinctions?|differences?|conditions?|problemes?|obstacles?|attestations?|cartes?|cheques?|especes|justificatifs?|documents?|paiements?|a payer|a avancer)\b/;
/** Fees, from which those under a cover are excepted by law: "tiers payant sauf CSS" is honest. */
const FEES =
  /\b(?:depassements?|avances?|avancer|frais|supplements?|majorations?|honoraires|tiers payant|tarifs?|paiements?|payer|regler|reglement|payants?|chequ|facture|franchises?|secteur)\b/;
const DOES_NOT =
  /\b(?:n|ne) (?:[a-z]+ ){0,2}?(?:acceptons|accepte|acceptent|prends|prend|prenons|prennent|recois|recoit|recevons|recoivent|admet|admets|admettons|soigne|soignons|traite|traitons|suis|suit|suivons|veux|veut|voulons|souhaite|souhaitons|consulte|consultons|accueille|accueillons|travaille|travaillons|gere|gerons|peux|peut|pouvons|desire|desirons|fais|fait|faisons|est|sont|convient)(?: \w+)? (?:pas|plus|jamais|aucune?|ni)\b/;
const ONLY_BEFORE = /\b(?:pas|plus|aucune?|ni|jamais)\b(?: (?:de|d|des|du|la|le|les|l|aux?))*$/;
const REFUSE =
  /\b(?:refus|refuse|refusons|refusent|exclus|excluons|exclut|interdit|interdits|interdisons|deconseille|stop|zero)\b/;
const EXCEPT =
  /\b(?:sauf|hors|hormis|excepte|exceptes|a l exception|a l exclusion)\b(?: (?:de|d|des|du|la|le|les|l|pour|aux?))*$/;
const AFTER =
  /^(?: ?[,:()] ?)?(?:(?:et|ou|ni) )?(?:est |sont |sera |seront |soit |y )?(?:refuse|refusee|refuses|refusees|exclus?|exclues?|interdite?s?|indesirables?|non (?:accepte|admis|pris|prise|recu|desire|merci|bienvenu)\w*|pas (?:accepte|admis|pris|recu|bienvenu|desire|traite|soigne)\w*|(?:ne|n) (?:\w+ ){1,2}(?:pas|plus|jamais)(?! (?:un |une |d |de )?(?:obstacle|probleme|frein|motif|critere|condition|refus|concern|oubli))|s abstenir|(?:merci de )?(?:vous |s )?(?:abstenir|adresser ailleurs|aller ailleurs)|passe[rz] votre chemin|(?:patients )?(?:are )?not (?:accepted|welcome|admitted)|non(?: |$)(?!concern)|no(?: |$))/;
const WELCOMED =
  /^(?: ?[,:()] ?)?(?:(?:est |sont |sera |seront )(?:bien )?)?(?:acceptee?s?|bienvenue?s?|pris(?:es?)? en charge|accueillie?s?|admise?s?|recue?s?|oui|ok)\b/;
/** What turns a refusal around: "je ne refuse pas", "aucun refus", "sans discrimination", "n'est pas un obstacle". */
const DENIED_REFUSAL =
  /\b(?:(?:n|ne) (?:\w+ ){0,2}(?:refuse|refusons|refusent|refuser|exclus|excluons|exclut|oubliez|oublier|hesitez|hesiter)\w* (?:pas|aucune?|jamais|personne)|(?:aucun|sans|pas de|jamais de|ni) refus|sans (?:aucune )?(?:distinction|discrimination)|refus de soins?|refuser (?:un|une|des|les|de)|(?:n|ne) (?:est|sont|constitue|constituent) pas (?:un|une|des) (?:obstacles?|problemes?|freins?|motifs?|criteres?))/;

const WINDOW_BEFORE = 9;
const WINDOW_AFTER = 9;

/** Whether a sentence refuses the people of a mention. */
export function isRefused(words: readonly string[], mention: Mention): boolean {
  const before = words.slice(0, mention.start).join(' ');
  const after = skipCompanions(words.slice(mention.end)).slice(0, WINDOW_AFTER).join(' ');
  if (DENIED_REFUSAL.test(words.join(' '))) return false;
  if (AFTER.test(after)) return !FEES.test(before.split(' ').slice(-4).join(' '));
  if (WELCOMED.test(after)) return false;
  return refusedBefore(before) || exceptedBefore(before);
}

/** The rest of a list: in "CMU, AME et étrangers refusés", what is said of the last is said of all. */
function skipCompanions(after: readonly string[]): readonly string[] {
  const companions =
    /^(?:,|et|ou|ni|l|la|le|les|d|de|des|cmu|css|c2s|ame|ames|acs|puma|patients?|beneficiaires?|titulaires?|assures?)$/;
  const end = after.findIndex((word) => !companions.test(word));
  return end <= 0 ? after : after.slice(end);
}

function refusedBefore(before: string): boolean {
  const near = nearOf(before);
  if (near === '') return false;
  const gap = (pattern: RegExp): string | null => {
    const match = [...near.matchAll(new RegExp(pattern.source, 'g'))].at(-1);
    return match === undefined ? null : near.slice(match.index + match[0].length);
  };
  if (ONLY_BEFORE.test(near)) return true;
  const simple = gap(/\b(?:pas|plus|aucune?|ni)\b(?: (?:de|d|des|du|la|le|les|l|aux?|nouveaux?|nouvelles?))*/);
  if (simple !== null && isAboutPeople(simple)) return true;
  const refused = gap(REFUSE) ?? gap(DOES_NOT);
  return refused !== null && isAboutPeople(refused);
}

/** Whether what stands between the refusal and the mention leads to people: "pas de dépassement pour les" does not. */
function isAboutPeople(gap: string): boolean {
  if (NOT_PEOPLE.test(gap)) return false;
  if (/\btiers payant\b/.test(gap)) return /\b(?:pour|aux?|avec)\b/.test(gap);
  return /^(?: (?:de|d|des|du|la|le|les|l|aux?|en|ce|ces|mes|nos|nouveaux?|nouvelles?|plus|pas|sous|a|avec|pour|ayant|qui|sont|ont|une?|ni|ou|et|les?|charge|prise|patients?|patientes?|personnes?|beneficiaires?|beneficiant|titulaires?|detenteurs?|assures?|couverts?|par|relevant|dossiers?|demandes?|rendez|vous|consultations?|places?|public|gens|types?|dits?|cmu|css|ame|acs|soins))*$/.test(
    gap,
  );
}

function exceptedBefore(before: string): boolean {
  return EXCEPT.test(before) && !FEES.test(before);
}

/** The words before a mention that may speak of it: nothing from before a colon, a bracket or a comma with a verb. */
function nearOf(before: string): string {
  const [last = ''] = before.split(/ ?[:()] ?/).slice(-1);
  const parts = last.split(/ ?, ?/);
  const joined =
    parts.length > 1 && /^(?:(?:et|ou|ni|la|le|les|l|d|de|des|cmu|css|ame|acs)(?: |$))*$/.test(parts.at(-1)!.trim());
  return (joined ? parts.slice(-2).join(' ') : parts.at(-1)!).trim().split(' ').slice(-WINDOW_BEFORE).join(' ');
}
