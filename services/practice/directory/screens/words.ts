import type { z } from 'zod';
import type { Shown, accessSchema, languageSchema, paymentMeansSchema } from '../api/profile.ts';
import type { CaseKind } from '../api/moderation.ts';

/** French names of what the public fields hold. */
export const SHOWN_NAMES: Readonly<Record<Shown, string>> = {
  identity: 'Nom et profession',
  contact: 'Adresse et téléphone',
  photo: 'Photo',
  logo: 'Logo du cabinet',
  presentation: 'Présentation',
  languages: 'Langues parlées',
  access: 'Accès au cabinet',
  payment: 'Moyens de paiement',
  tariffs: 'Secteur et tarifs',
  video: 'Consultation en vidéo',
};

export const LANGUAGE_NAMES: Readonly<Record<z.output<typeof languageSchema>, string>> = {
  ...{ fr: 'français', fsl: 'langue des signes', br: 'breton', en: 'anglais', es: 'espagnol', pt: 'portugais' },
  ...{ it: 'italien', de: 'allemand', nl: 'néerlandais', pl: 'polonais', ro: 'roumain', ru: 'russe' },
  ...{ uk: 'ukrainien', ar: 'arabe', tr: 'turc', zh: 'chinois', vi: 'vietnamien' },
};

export const ACCESS_NAMES: Readonly<Record<z.output<typeof accessSchema>, string>> = {
  ...{ wheelchair: 'accessible en fauteuil roulant', 'ground-floor': 'rez-de-chaussée', lift: 'ascenseur' },
  ...{ parking: 'parking', 'reserved-parking': 'place réservée', transport: 'transports proches' },
  'induction-loop': 'boucle magnétique',
};

export const PAYMENT_NAMES: Readonly<Record<z.output<typeof paymentMeansSchema>, string>> = {
  ...{ card: 'carte bancaire', cash: 'espèces', cheque: 'chèque', transfer: 'virement', 'third-party': 'tiers payant' },
};

export const SECTORS = [
  { value: '', label: 'Sans objet' },
  { value: '1', label: 'Conventionné secteur 1' },
  { value: '2-optam', label: 'Conventionné secteur 2, OPTAM' },
  { value: '2', label: 'Conventionné secteur 2' },
  { value: 'not-contracted', label: 'Non conventionné' },
];

export const CASE_KINDS: Readonly<Record<CaseKind, string>> = {
  discrimination: 'Mention discriminatoire',
  'refusal-of-care': 'Refus de soins',
  'illegal-content': 'Contenu illicite',
  infringement: 'Atteinte à un droit',
  unsuitable: 'Contenu inadapté',
};
