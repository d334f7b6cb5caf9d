import type { RetentionRule } from '#platform/kernel/module.ts';

/** What is public lives while its practice lets it; proofs outlive it. */
export const retention: readonly RetentionRule[] = [
  withOwner('organization', 'pages', 'Ce que chaque praticien écrit de lui pour les patients.'),
  withOwner('organization', 'licences', 'Autorisations de publier, datées : preuve (MAI-278).'),
  withOwner('commons', 'profiles', 'Copie publique de ce que les cabinets publient ; effacée au retrait.'),
  withOwner('commons', 'photos', 'Adresses des photos publiées, même retirées, pour répondre « retirée » (MAI-279).'),
  {
    ...{ table: 'directory.cases', family: 'commons', from: 'closed_at', keep: 'P5Y', then: 'delete' },
    purpose: 'Signalements reçus, motif et contact chiffrés : registre et preuve (MAI-287).',
  },
  withOwner('commons', 'decisions', 'Décisions de modération, texte retiré chiffré ; vivent avec le signalement.'),
  withOwner('commons', 'national', 'Copie de l’annuaire national public ; remplacée à chaque chargement.'),
  withOwner('commons', 'national_imports', 'Chargements de l’annuaire national ; aucune donnée personnelle.'),
  withOwner('commons', 'identities', 'Numéros des praticiens comparés à l’annuaire national (MAI-005).'),
  {
    ...{ table: 'directory.identity_reviews', family: 'commons', from: 'closed_at', keep: 'P5Y', then: 'delete' },
    purpose:
      'Écarts, changements et situations des praticiens, avec la réponse donnée et son motif (MAI-039, MAI-040).',
  },
];

function withOwner(family: RetentionRule['family'], table: string, purpose: string): RetentionRule {
  return { table: `directory.${table}`, family, purpose, from: null, keep: null, then: 'with-owner' };
}
