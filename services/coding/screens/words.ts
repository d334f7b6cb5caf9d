import type { AsideReason, Role } from '../engine/types.ts';
import type { Profile, StayState } from '../api/vocabulary.ts';

/** Words of coding as people read them on screen. */

/** No-break space. */
const NB = '\u00A0';

export { dotted } from '../validation-rules.ts';

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  MMP: 'manifestation morbide principale',
  AE: 'affection étiologique',
  DAS: 'diagnostics associés significatifs',
};

export const STATE_WORDS: Readonly<Record<StayState, string>> = {
  'awaiting-report': 'Sans compte rendu',
  imported: 'Texte à vérifier',
  analysing: 'Analyse en cours',
  'scope-doubt': 'Séjour à confirmer',
  'out-of-scope': 'Hors champ',
  unreadable: 'Analyse interrompue',
  'to-review': 'À relire',
  validated: 'Validé',
  reopened: 'Rouvert',
};

export const ASIDE_WORDS: Readonly<Record<AsideReason, string>> = {
  negated: 'niée',
  hypothesis: 'non confirmée',
  family: 'familiale',
  history: 'antécédent',
  'excluded-later': 'écartée plus loin',
  'explained-by-disease': 'due à une autre maladie',
  weak: 'trop peu dit',
};

export const HOSPITALIZATION_WORDS = {
  HC: 'hospitalisation complète',
  HJ: 'hospitalisation de jour',
  HN: 'hospitalisation de nuit',
  SE: 'séances',
} as const;

export const PROFILE_WORDS: Readonly<Record<Profile, string>> = {
  'coder-tim': 'TIM',
  'dim-physician': 'médecin DIM',
  physician: 'médecin',
  other: 'autre profil',
};

/** Where a generated element comes from (CIM-36). */
export const SOURCE_WORDS = {
  'client-data': 'vos données',
  'knowledge-base': 'connaissances générales',
  'client-lexicon': 'lexique de l’établissement',
} as const;

/** « so », with the spaces that French wants. */
export function quoted(text: string): string {
  return `«${NB}${asSet(text).trim()}${NB}»`;
}

/**
 * A stretch of text as it is set: line ends are spaces, and the space before `: ; ? !` and inside « » never breaks. Same
 * length unless a line end stood among spaces; the report itself is not changed.
 */
export function asSet(text: string): string {
  return text
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll(/ (?=[:;?!»%])/g, '\u00A0')
    .replaceAll('« ', '«\u00A0');
}
