import type { RetentionRule } from '#platform/kernel/module.ts';

/** Appointments are the practice's own register and live with it; what is only of passage is erased. */
export const retention: readonly RetentionRule[] = [
  ofPractice('resources', 'Praticiens, salles et appareils.'),
  ofPractice('reasons', 'Motifs de consultation.'),
  ofPractice('reason_resources', 'Qui propose chaque motif.'),
  ofPractice('reason_needs', 'Salles et appareils que demande un motif.'),
  ofPractice('reason_need_resources', 'Salles et appareils que demande un motif.'),
  ofPractice('openings', 'Horaires d’ouverture.'),
  ofPractice('opening_reasons', 'Motifs proposés sur une plage.'),
  ofPractice('closures', 'Congés, absences et fermetures.'),
  ofPractice('series', 'Séries de rendez-vous.'),
  ofPractice('appointments', 'Rendez-vous des patients ; registre du cabinet.'),
  ofPractice('occupations', 'Temps pris ; vit avec le rendez-vous.'),
  ofPractice('feeds', 'Liens d’agenda ouverts et révoqués.'),
  ofPractice('settings', 'Réglages de l’agenda.'),
  ofPractice('readings', 'Ce que chacun a déjà lu de l’agenda.'),
  {
    ...{ table: 'agenda.holds', family: 'organization', from: 'held_until', keep: 'P1D', then: 'delete' },
    purpose: 'Créneaux gardés le temps d’un choix ; sans patient.',
  },
  {
    // The setting of the practice is in the date itself: two months unless it says otherwise (SEC-31).
    ...{ table: 'agenda.history', family: 'organization', from: 'erase_at', keep: 'P0D', then: 'delete' },
    purpose: 'Historique de chaque rendez-vous : qui, quand, avant, après.',
  },
];

function ofPractice(table: string, purpose: string): RetentionRule {
  return {
    ...{ table: `agenda.${table}`, family: 'organization', purpose, from: null, keep: null },
    then: 'with-owner',
  };
}
