import type { ModuleWords } from './module-words.ts';

/** Lines about online booking. */
export const bookingWords: ModuleWords = {
  title: 'Réservation en ligne',
  actions: {
    'document.sent': 'Document envoyé par le patient',
    'document.taken-back': 'Document retiré par le patient',
    'paper.added': 'Document joint à un motif',
    'paper.read': 'Document retenu lu',
    'paper.published': 'Document montré après relecture',
    'paper.reported': 'Document signalé par un patient',
    'paper.withdrawn': 'Document retiré',
    'requested.changed': 'Documents demandés modifiés',
  },
  objects: { 'booking.document': 'Document montré aux patients' },
};
