import type { RetentionRule } from '#platform/kernel/module.ts';

/** A year answers whoever says that they were not reminded. */
export const retention: readonly RetentionRule[] = [
  {
    ...{ table: 'reminders.reminders', family: 'organization', from: 'due_at', keep: 'P12M', then: 'delete' },
    purpose: 'Rappels envoyés ou non et ce qu’ils sont devenus : preuve pour le patient et le cabinet.',
  },
  {
    ...{ table: 'reminders.tasks', family: 'organization', from: null, keep: null, then: 'with-owner' },
    purpose: 'Patients à appeler faute de rappel ; vivent avec le rappel.',
  },
  {
    ...{ table: 'reminders.settings', family: 'organization', from: null, keep: null, then: 'with-owner' },
    purpose: 'Réglages des rappels de chaque praticien ; vivent avec l’organisation.',
  },
];
