import type { RetentionRule } from '#platform/kernel/module.ts';

/** A year of offers is enough to see whether the list is fair; requests live with the patients who wait. */
export const retention: readonly RetentionRule[] = [
  {
    ...{ table: 'waiting_list.requests', family: 'organization', from: null, keep: null, then: 'with-owner' },
    purpose: 'Demandes de créneau plus proche ; vivent avec le dossier du patient.',
  },
  {
    ...{ table: 'waiting_list.cascades', family: 'organization', from: 'freed_at', keep: 'P12M', then: 'delete' },
    purpose: 'Créneaux libérés et à qui ils ont été proposés : équité et taux de remplissage.',
  },
  {
    ...{ table: 'waiting_list.offers', family: 'organization', from: null, keep: null, then: 'with-owner' },
    purpose: 'Propositions faites ; effacées avec leur créneau.',
  },
  {
    ...{ table: 'waiting_list.settings', family: 'organization', from: null, keep: null, then: 'with-owner' },
    purpose: 'Réglages de la liste d’attente.',
  },
];
