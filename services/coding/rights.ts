import type { Permission, RoleTemplate } from '#platform/kernel/module.ts';
import type { Entry } from '#platform/http/session.ts';
import type { Profile } from './api/vocabulary.ts';

/**
 * Rights of coding (CIM-24, CIM-51). A profile is declared by granting one of the `coding.profile.*` rights: it says in
 * what capacity a person acts and stands beside each of their decisions.
 */
export const permissions: readonly Permission[] = [
  permission('coding.use', 'Entrer dans le codage'),
  permission('coding.stays.read', 'Lire les séjours et leurs comptes rendus'),
  permission('coding.stays.import', 'Ajouter des séjours et des comptes rendus, lancer l’analyse'),
  permission('coding.stays.decide', 'Décider de chaque proposition (préparer le codage)'),
  permission('coding.stays.validate', 'Valider un codage, le rouvrir'),
  permission('coding.stays.export', 'Exporter un codage validé'),
  permission('coding.anomalies.report', 'Signaler une anomalie'),
  permission('coding.statistics.read', 'Lire les taux d’acceptation, de correction et de refus'),
  // In no role of an establishment: only the operator's own may hold it.
  permission('coding.statistics.all', 'Lire ces taux pour tous les clients'),
  permission('coding.use.read', 'Lire la consommation d’analyses'),
  permission('coding.lexicon.manage', 'Charger le lexique de l’établissement'),
  permission('coding.profile.coder-tim', 'Profil déclaré : TIM'),
  permission('coding.profile.dim-physician', 'Profil déclaré : médecin DIM'),
  permission('coding.profile.physician', 'Profil déclaré : médecin'),
];

const CODING = [
  'coding.use',
  'coding.stays.read',
  'coding.stays.import',
  'coding.stays.decide',
  'coding.stays.validate',
  'coding.stays.export',
  'coding.anomalies.report',
] as const;

/** The least each needs. */
export const roles: readonly RoleTemplate[] = [
  { name: 'coder-tim', title: 'TIM', permissions: [...CODING, 'coding.profile.coder-tim'] },
  {
    ...{ name: 'dim-physician', title: 'Médecin DIM' },
    permissions: [...CODING, 'coding.statistics.read', 'coding.lexicon.manage', 'coding.profile.dim-physician'],
  },
  {
    ...{ name: 'physician', title: 'Médecin (MPR ou autre)' },
    permissions: [...CODING.filter((name) => name !== 'coding.stays.import'), 'coding.profile.physician'],
  },
  { name: 'billing-contact', title: 'Contact facturation', permissions: ['coding.use.read'] },
  // The rates of every client, without content (CIM-46): added to the role of whoever runs Cabinet.
  { name: 'operator', title: 'Exploitant', permissions: ['coding.statistics.all'] },
];

/** Profiles that may validate (CIM-51). */
export const VALIDATING_PROFILES: readonly Profile[] = ['coder-tim', 'dim-physician', 'physician'];

export const PROFILE_TITLES: Readonly<Record<Profile, string>> = {
  'coder-tim': 'TIM',
  'dim-physician': 'médecin DIM',
  physician: 'médecin',
  other: 'autre profil',
};

/** The declared profile of somebody who entered; of several, the one with the widest duty. */
export function profileOf(entry: Pick<Entry, 'may'>): Profile {
  const declared = (['dim-physician', 'physician', 'coder-tim'] as const).find((profile) =>
    entry.may(`coding.profile.${profile}`),
  );
  return declared ?? 'other';
}

function permission(name: string, title: string): Permission {
  return { name, title, scope: 'organization' };
}
