import type { RetentionRule } from '#platform/kernel/module.ts';

/**
 * How long coding keeps what it holds. Everything of a stay goes with the stay. Five years cover the years an
 * establishment may be asked to account for its PMSI data; a contract may shorten them.
 */
export const retention: readonly RetentionRule[] = [
  {
    ...{ table: 'coding.stays', family: 'organization' },
    purpose: 'Séjours codés, comptes rendus, analyses et décisions : contrôle de l’activité déclarée au PMSI.',
    ...{ from: 'changed_at', keep: 'P5Y', then: 'delete' },
    files: [{ table: 'coding.reports', column: 'document_id', row: 'stay_id' }],
  },
  {
    ...{ table: 'coding.review_counts', family: 'commons', from: 'validated_on', keep: 'P5Y', then: 'delete' },
    purpose: 'Nombre de propositions acceptées, remplacées et refusées par client (CIM-46) ; aucun contenu.',
  },
  ofStay('coding.reports', 'Comptes rendus, chiffrés ; conservés avec leur séjour.'),
  ofStay('coding.analyses', 'Analyses telles que faites (CIM-42) ; conservées avec leur séjour.'),
  ofStay('coding.proposals', 'Codes proposés par chaque analyse ; conservés avec elle.'),
  ofStay('coding.scope_answers', 'Réponses sur le champ SMR (CIM-40) ; conservées avec l’analyse.'),
  ofStay('coding.decisions', 'Décisions, leur auteur et leur date (CIM-52) ; conservées avec leur séjour.'),
  ofStay('coding.codings', 'Codages validés (CIM-52) ; conservés avec leur séjour.'),
  ofStay('coding.coding_codes', 'Codes validés ; conservés avec leur codage.'),
  ofStay('coding.reopenings', 'Réouvertures et leur raison ; conservées avec leur codage.'),
  ofStay('coding.anomalies', 'Anomalies signalées (CIM-55) ; conservées avec leur séjour.'),
  ofStay(
    'coding.acknowledgements',
    'Avertissements acceptés par chaque utilisateur (CIM-53) ; preuve, tant que dure l’organisation.',
  ),
  ofStay('coding.lexicons', 'Lexiques de l’établissement ; aucune donnée de patient.'),
];

function ofStay(table: string, purpose: string): RetentionRule {
  return { table, family: 'organization', purpose, from: null, keep: null, then: 'with-owner' };
}
