import type { RetentionRule } from '#platform/kernel/module.ts';

/** Everything here lives as long as the practice does. */
export const retention: readonly RetentionRule[] = [
  ofPractice('sites', 'Lieux de consultation.'),
  ofPractice('professionals', 'Praticiens de l’organisation ; leurs actes portent leur nom.'),
  ofPractice('offers', 'Offres souscrites par le cabinet et leurs dates.'),
];

function ofPractice(table: string, purpose: string): RetentionRule {
  return {
    ...{ table: `professionals.${table}`, family: 'organization', purpose, from: null, keep: null },
    then: 'with-owner',
  };
}
