import type { ModuleWords } from './module-words.ts';

/** Lines written by the reminders of appointments. */
export const remindersWords: ModuleWords = {
  title: 'Rappels',
  actions: {
    'appointment.read': 'Rappels d’un rendez-vous lus',
    'day.read': 'Rappels du jour lus',
    'reminder.delivered': 'Rappel arrivé',
    'reminder.dropped': 'Rappel abandonné',
    'reminder.failed': 'Rappel en échec',
    'reminder.refused': 'Rappel refusé par le patient',
    'reminder.sent': 'Rappel envoyé',
    'settings.changed': 'Réglage des rappels changé',
    'task.done': 'Patient appelé',
    'task.reopened': 'Patient à rappeler de nouveau',
  },
  objects: { 'reminders.reminder': 'Rappel' },
};
