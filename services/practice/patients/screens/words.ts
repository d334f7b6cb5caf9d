import { middleDate } from '#platform/web/french/dates.ts';
import type { Alike, PatientFile } from '../api/patients.ts';
import type { Capacity, ContactState, FileOrigin, IdentityStatus, Manner, Proof, Sex } from '../api/vocabulary.ts';

export const IDENTITY_WORDS: Readonly<Record<IdentityStatus, string>> = {
  ...{ provisional: 'Identité provisoire', retrieved: 'Identité récupérée', validated: 'Identité validée' },
  qualified: 'Identité qualifiée',
};

export const SEX_WORDS: Readonly<Record<Sex, string>> = { F: 'Féminin', M: 'Masculin', I: 'Indéterminé' };

export const PROOF_WORDS: Readonly<Record<Proof, string>> = {
  ...{ 'identity-card': 'Carte d’identité', passport: 'Passeport', 'residence-permit': 'Titre de séjour' },
  ...{ 'birth-certificate': 'Acte de naissance', 'family-book': 'Livret de famille' },
};

export const CAPACITY_WORDS: Readonly<Record<Capacity, string>> = {
  ...{ parent: 'Parent', guardian: 'Tuteur ou représentant légal', 'trusted-person': 'Personne de confiance' },
  ...{ relative: 'Proche', carer: 'Aidant' },
};

export const MANNER_WORDS: Readonly<Record<Manner, string>> = {
  ...{ 'in-person': 'sur place', telephone: 'par téléphone', letter: 'par courrier' },
};

export const CONTACT_WORDS: Readonly<Record<ContactState, string>> = {
  ...{ absent: 'Non donné', good: 'À jour', 'to-check': 'À vérifier', 'to-correct': 'À corriger' },
};

export const ORIGIN_WORDS: Readonly<Record<FileOrigin, string>> = {
  ...{ practice: 'au cabinet', online: 'en ligne', import: 'par un import', secretariat: 'par le télésecrétariat' },
};

export const REASON_WORDS: Readonly<Record<Alike['reasons'][number], string>> = {
  ...{ matricule: 'même matricule', 'same-name': 'mêmes noms', 'close-name': 'noms qui sonnent pareil' },
  ...{ 'birth-date': 'même date de naissance', 'close-birth-date': 'date de naissance proche' },
  ...{ phone: 'même téléphone', email: 'même e-mail' },
};

/** "06 39 98 41 07", of an E.164 number; those of other countries keep their plus sign. */
export function phoneText(phone: string): string {
  if (!phone.startsWith('+33')) return phone;
  return (`0${phone.slice(3)}`.match(/.{1,2}/g) ?? []).join('\u00A0');
}

/** "42 ans", "7 mois" under three years; null when the date is not known. */
export function ageText(birthDate: string | null, today: string): string | null {
  if (birthDate === null) return null;
  const [year = 0, month = 0, day = 0] = birthDate.split('-').map(Number);
  const [nowYear = 0, nowMonth = 0, nowDay = 0] = today.split('-').map(Number);
  const months = (nowYear - year) * 12 + nowMonth - month - (nowDay < day ? 1 : 0);
  if (months < 0) return null;
  if (months < 36) return `${String(months)}\u00A0mois`;
  return `${String(Math.floor(months / 12))}\u00A0ans`;
}

/** "née", "né", or both when the sex is not known. */
export function bornText(sex: Sex | null): string {
  if (sex === 'F') return 'née';
  return sex === 'M' ? 'né' : 'né(e)';
}

type Born = Pick<PatientFile, 'name' | 'birthName' | 'birthDate' | 'sex'>;

/** "née Cazaubon, 14 mars 1984, 42 ans, F": what is known, in the order people say it. */
export function birthText({ name, birthName, birthDate, sex }: Born, today: string): string {
  const born = bornText(sex);
  const maiden = name.endsWith(` ${birthName}`) ? null : birthName;
  const date = birthDate === null ? null : middleDate(birthDate);
  const head = maiden === null && date === null ? null : [born, maiden].filter((part) => part !== null).join(' ');
  const said = maiden === null && date !== null ? [`${born} le ${date}`] : [head, date];
  return [...said, ageText(birthDate, today), sex].filter((part) => part !== null).join(', ');
}

/** "2 84 03 75 112 005 91": the groups of a number of the national register. */
export function matriculeText(matricule: string): string {
  return matricule.replace(/^(.)(..)(..)(..)(...)(...)(..)$/, '$1 $2 $3 $4 $5 $6 $7');
}
