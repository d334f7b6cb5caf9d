import type { Permission, RoleTemplate } from '#platform/kernel/module.ts';
import type { PermissionAccess } from '#platform/http/route.ts';

/** Rights of this room; those of patients, the agenda and the others stand in their own. */
export const permissions: readonly Permission[] = [
  { name: 'practice.use', title: 'Entrer dans le cabinet', scope: 'professional' },
  {
    name: 'professionals.team.manage',
    title: 'Inviter ses secrétaires et remplaçants, donner et retirer leurs droits',
    scope: 'professional',
  },
  {
    name: 'professionals.team.read',
    title: 'Voir les équipes du cabinet et leur registre',
    scope: 'professional',
  },
  {
    name: 'professionals.practice.manage',
    title: 'Régler le cabinet : lieux, praticiens, salles, offre',
    scope: 'organization',
  },
  {
    name: 'professionals.teams.inspect',
    title: 'Voir les équipes de tous les cabinets, sans rien y changer',
    scope: 'organization',
  },
];

/** Whoever works in the practice, for one professional at least. */
export const ENTERING: PermissionAccess = { permission: 'practice.use', scope: 'professional' };

/** What a professional may do for their own patients and agenda, and hand on right by right (MAI-018, MAI-019). */
export const OWN_RIGHTS = [
  'agenda.appointments.read',
  'agenda.appointments.write',
  'agenda.appointments.overbook',
  'agenda.hours.write',
  'agenda.reasons.write',
  'patients.records.read',
  'patients.records.write',
  'patients.documents.read',
  'patients.documents.write',
  'patients.notes.read',
  'patients.notes.write',
  'patients.merge',
  'patients.import',
  'directory.profile.write',
  'reminders.read',
  'reminders.send',
  'waiting-list.manage',
] as const;

/**
 * Roles of a practice. Each reaches patient data, or may be given it: a second factor is demanded (MAI-011).
 * `practitioner` is granted for the professional they are; `secretary` and `substitute` open the door and nothing else.
 */
export const roles: readonly RoleTemplate[] = [
  {
    ...{ name: 'practitioner', title: 'Praticien', secondFactorRequired: true, givenBy: 'service' },
    permissions: ['practice.use', 'professionals.team.read', 'professionals.team.manage', ...OWN_RIGHTS],
  },
  {
    ...{ name: 'colleague', title: 'Confrère : voir les agendas du cabinet', secondFactorRequired: true },
    permissions: ['practice.use', 'professionals.team.read', 'agenda.appointments.read'],
  },
  {
    ...{ name: 'practice-manager', title: 'Gestionnaire du cabinet', secondFactorRequired: true },
    permissions: [
      ...[
        'practice.use',
        'professionals.team.read',
        'professionals.practice.manage',
        'agenda.appointments.read',
        'agenda.hours.write',
      ],
      ...['agenda.reasons.write', 'reminders.read'],
    ],
  },
  {
    ...{ name: 'secretary', title: 'Secrétaire', secondFactorRequired: true, givenBy: 'professional' },
    givenBy: 'professional',
    permissions: ['practice.use'],
  },
  {
    ...{ name: 'substitute', title: 'Remplaçant', secondFactorRequired: true, givenBy: 'professional' },
    givenBy: 'professional',
    permissions: ['practice.use'],
  },
  // Who runs Cabinet sees who works for whom, and gives nothing (MAI-020).
  { name: 'operator', title: 'Exploitant', permissions: ['professionals.teams.inspect'] },
];
