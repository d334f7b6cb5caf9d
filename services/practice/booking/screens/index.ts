import { api } from '#platform/web/api/request.ts';
import type { ScreenModule } from '#platform/web/screen-module.ts';
import type { HeldDocuments } from '../api/papers.ts';

/** What booking on line shows inside the agenda: the documents of a reason, what a patient sent for a visit. */
export const screens: ScreenModule = {
  name: 'booking',
  routes: [],
  awaiting: [
    {
      ...{
        title: 'documents aux patients à relire',
        path: '/agenda/reglages?onglet=motifs',
        permission: 'agenda.reasons.write',
      },
      count: async () => (await api.get<HeldDocuments>('/api/booking/documents/held')).documents.length,
    },
  ],
  panels: {
    'reason-papers': {
      permission: 'agenda.appointments.read',
      load: async () => ({ default: (await import('./reason-papers.tsx')).ReasonPapers }),
    },
    'sent-documents': {
      permission: 'patients.documents.read',
      load: async () => ({ default: (await import('./sent-documents.tsx')).SentDocuments }),
    },
  },
};
