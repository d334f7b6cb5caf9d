import type { ModuleDeclaration, RetentionRule } from '#platform/kernel/module.ts';

const withPerson = (table: string, purpose: string): RetentionRule => ({
  ...{ table, family: 'commons', purpose, from: null, keep: null, then: 'with-owner' },
});

/** People: how they prove who they are, and their sessions. */
export const identityDeclaration: ModuleDeclaration = {
  name: 'identity',
  title: 'Comptes et connexion',
  dependsOn: ['database', 'audit'],
  migrations: new URL('./migrations/', import.meta.url),
  permissions: [
    { name: 'identity.addresses.follow', title: 'Joindre qui ne reçoit plus ses messages', scope: 'organization' },
  ],
  // Added to the role of whoever runs Cabinet.
  roles: [{ name: 'operator', title: 'Exploitant', permissions: ['identity.addresses.follow'] }],
  retention: [
    withPerson(
      'identity.persons',
      'Identité professionnelle de qui travaille ici ; gardée tant que ses actes portent son nom.',
    ),
    withPerson('identity.accounts', 'Moyens de connexion (mot de passe haché) ; vivent avec la personne.'),
    withPerson('identity.second_factors', 'Secret de la double vérification, chiffré ; vit avec la personne.'),
    withPerson('identity.passkeys', 'Clés d’accès, moitié publique seulement ; vivent avec la personne.'),
    withPerson('identity.national_identities', 'Identité nationale reliée au compte (Pro Santé Connect).'),
    withPerson('identity.detail_changes', 'Changements des coordonnées, datés (MAI-036).'),
    withPerson(
      'identity.refused_addresses',
      'Adresses qui refusent nos messages, et qui a joint la personne (MAI-037).',
    ),
    withPerson('identity.used_codes', 'Codes d’application qui viennent de servir, sous forme d’empreintes.'),
    {
      ...{ table: 'identity.sign_ins', family: 'commons', from: 'at', keep: 'P12M', then: 'delete' },
      purpose: 'Connexions passées, avec adresse et navigateur, pour que leur titulaire voie ce qui n’est pas de lui.',
    },
    {
      ...{ table: 'identity.sessions', family: 'commons', from: 'expires_at', keep: 'P0D', then: 'delete' },
      appliedBy: 'identity.sweep',
      purpose: 'Sessions ouvertes, avec adresse et navigateur, pour que leur titulaire les reconnaisse.',
    },
    {
      ...{ table: 'identity.verifications', family: 'commons', from: 'expires_at', keep: 'P0D', then: 'delete' },
      appliedBy: 'identity.sweep',
      purpose: 'Liens et vérifications en cours, sous forme d’empreintes.',
    },
    {
      ...{ table: 'identity.attempts', family: 'commons', from: 'last_at', keep: 'P1D', then: 'delete' },
      appliedBy: 'identity.sweep',
      purpose: 'Essais manqués, par empreinte d’adresse ; aucune adresse en clair.',
    },
    {
      ...{ table: 'identity.one_time_codes', family: 'commons', from: 'asked_at', keep: 'P1D', then: 'delete' },
      purpose: 'Codes envoyés par SMS ou par e-mail et leurs demandes, sous forme d’empreintes.',
    },
  ],
  ports: { offers: ['SessionSource', 'People', 'OneTimeCodes'], needs: ['Mailer', 'organizationsOf'] },
};
