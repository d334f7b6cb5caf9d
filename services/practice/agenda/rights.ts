import type { Permission } from '#platform/kernel/module.ts';

/** Rights of the agenda, each for one professional or for all; the roles of the practice are in `professionals`. */
export const permissions: readonly Permission[] = [
  permission('agenda.appointments.read', 'Voir l’agenda'),
  permission('agenda.appointments.write', 'Prendre, déplacer et annuler des rendez-vous'),
  permission('agenda.appointments.overbook', 'Placer un rendez-vous hors des règles ou en surnombre'),
  permission('agenda.hours.write', 'Fixer les horaires, les fermetures et les congés'),
  permission('agenda.reasons.write', 'Fixer les motifs de consultation'),
];

function permission(name: string, title: string): Permission {
  return { name, title, scope: 'professional' };
}
