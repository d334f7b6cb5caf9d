import type { RetentionRule } from '#platform/kernel/module.ts';

const ORGANIZATION: Readonly<Record<string, string>> = {
  patients: 'Dossiers des patients ; conservés tant que le cabinet les suit.',
  companions: 'Personnes qui accompagnent un patient ; vivent avec son dossier.',
  coverages: 'Couvertures d’un patient ; vivent avec son dossier.',
  notes: 'Notes sur un patient, chiffrées ; vivent avec son dossier.',
  documents: 'Documents d’un patient ; gardés jusqu’à leur effacement par le cabinet.',
  consultations: 'Consultations ouvertes et closes ; vivent avec le dossier.',
  identity_checks: 'Contrôles d’identité faits en consultation ; vivent avec le dossier.',
  oppositions: 'Oppositions inscrites à la demande du patient ; preuve de sa volonté.',
  incapacity_openings: 'Ouvertures malgré une opposition, pour incapacité ; preuve due au patient.',
  consents: 'Registre de l’information et des consentements ; preuve de la volonté du patient.',
  care_team: 'Équipe de soins reconnue par le patient ; vit avec le dossier.',
  sharings: 'Partages faits avec un confrère ; vivent avec le dossier.',
  shared_items: 'Ce que chaque partage montre ; vit avec le partage.',
  openings: 'Ouvertures du dossier, que le patient peut lire ; vivent aussi longtemps que lui.',
  merges: 'Fusions de dossiers ; permettent de les défaire.',
  merge_moves: 'Ce que chaque fusion a déplacé ; permet de la défaire.',
  distinct_pairs: 'Paires de dossiers reconnues distinctes ; vivent avec eux.',
  imports: 'Imports de patients ; permettent de les défaire.',
  refused_lines: 'Lignes d’un import à corriger, chiffrées ; vivent avec l’import.',
};

const COMMONS: Readonly<Record<string, string>> = {
  account_files: 'Lien entre le compte d’un patient et son dossier ; sans donnée de santé.',
  account_oppositions: 'Oppositions inscrites par le patient dans son compte ; preuve de sa volonté.',
};

/** One rule for every table of the room. */
export const retention: readonly RetentionRule[] = [
  ...rules('organization', ORGANIZATION),
  ...rules('commons', COMMONS),
];

function rules(family: RetentionRule['family'], purposes: Readonly<Record<string, string>>): RetentionRule[] {
  return Object.entries(purposes).map(([table, purpose]) => ({
    ...{ table: `patients.${table}`, family, purpose, from: null, keep: null, then: 'with-owner' },
  }));
}
