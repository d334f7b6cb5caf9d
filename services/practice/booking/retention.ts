import type { RetentionRule } from '#platform/kernel/module.ts';

const live = { from: null, keep: null, then: 'with-owner' } as const;
const practice = { ...live, family: 'organization' } as const;

/** How long each table's rows live, and why. */
export const retention: readonly RetentionRule[] = [
  {
    ...live,
    family: 'commons',
    table: 'booking.listings',
    purpose: 'Qui est ouvert à la réservation ; copie, sans patient.',
  },
  { ...live, family: 'commons', table: 'booking.free_days', purpose: 'Créneaux libres ; copie, sans patient.' },
  {
    ...{ table: 'booking.requests', family: 'organization', from: 'created_at', keep: 'P1M', then: 'delete' },
    purpose: 'Réservations en cours ou abandonnées ; le rendez-vous vit ailleurs.',
  },
  { ...practice, table: 'booking.booked_people', purpose: 'Dossier ouvert par une réservation ; vit avec le dossier.' },
  { ...practice, table: 'booking.links', purpose: 'Liens personnels des messages ; vivent avec le rendez-vous.' },
  { ...practice, table: 'booking.uploads', purpose: 'Documents envoyés pour un rendez-vous ; vivent avec lui.' },
  { ...practice, table: 'booking.reason_documents', purpose: 'Documents de consignes ; vivent avec le motif.' },
  {
    ...practice,
    table: 'booking.requested_documents',
    purpose: 'Documents demandés et leur finalité ; avec le motif.',
  },
  {
    ...{ table: 'booking.reports', family: 'organization', from: 'reported_at', keep: 'P5Y', then: 'delete' },
    purpose: 'Signalements de documents par des patients et leur suite ; preuve de la modération.',
  },
];
