import type { ProfessionalIdentity } from '#services/practice/professionals/module.ts';
import type { IdentityLine, Review } from '../../api/identity.ts';

export const REVIEWS = '/api/directory/identity-reviews';
export const CARE_KINDS = '/api/professionals/care-kinds';

/** A profession or speciality one may choose. */
export interface CareKind {
  readonly key: string;
  readonly name: string;
  readonly professionCode: string;
  readonly specialtyCode: string | null;
}

export const ownIdentityPath = (professionalId: string): string => `/api/directory/own-identities/${professionalId}`;

export const DIFFERENCES: Readonly<Record<IdentityLine['differences'][number], string>> = {
  'not-in-force': 'numéro non en vigueur',
  name: 'nom différent',
  profession: 'profession différente',
  specialty: 'spécialité différente',
};

export const KINDS: Readonly<Record<Review['kind'], string>> = {
  mismatch: 'Écart avec l’annuaire',
  change: 'Changement demandé',
  status: 'Changement de situation',
};

export const STATUSES: Readonly<Record<NonNullable<Review['status']>, string>> = {
  retired: 'Retraite',
  ceased: 'Cessation d’activité',
  suspended: 'Suspension ou interdiction d’exercer',
  mode: 'Changement de mode d’exercice',
  other: 'Autre changement',
};

function careOf(identity: ProfessionalIdentity, kinds: readonly CareKind[]): string {
  const same = kinds.filter(({ professionCode }) => professionCode === identity.professionCode);
  const found = same.find(({ specialtyCode }) => specialtyCode === identity.specialtyCode) ?? same[0];
  return found?.name ?? identity.professionCode;
}

/** What an identity is made of, named, to be read beside another one. */
export function factsOf(
  identity: ProfessionalIdentity,
  kinds: readonly CareKind[],
): readonly (readonly [name: string, value: string])[] {
  return [
    ['Nom', [identity.title, identity.firstName, identity.lastName].filter(Boolean).join(' ')],
    ['Profession', careOf(identity, kinds)],
    ['RPPS', identity.rpps ?? '–'],
    ['ADELI', identity.adeli ?? '–'],
  ];
}

/** What a review is about, in a line. */
export function subjectOf(review: Review, kinds: readonly CareKind[]): string {
  if (review.differences !== null) return review.differences.map((one) => DIFFERENCES[one]).join(', ');
  if (review.status !== null) return STATUSES[review.status];
  const former = factsOf(review.former!, kinds);
  return factsOf(review.wanted!, kinds)
    .filter(([, value], index) => value !== former[index]![1])
    .map(([name, value]) => `${name} : ${value}`)
    .join(', ');
}
