import type { ModuleDeclaration } from '#platform/kernel/module.ts';
import { USE_DELEGATIONS } from './delegation-rules.ts';
import { RIGHTS_CHANGED } from './office.ts';

/** Organisations: their members, who may do what, invitations and API tokens. */
export const organizationsDeclaration: ModuleDeclaration = {
  name: 'organizations',
  title: 'Organisation et accès',
  dependsOn: ['database', 'audit', 'jobs', 'identity'],
  migrations: new URL('./migrations/', import.meta.url),
  permissions: [
    { name: 'organizations.members.read', title: 'Voir les membres et leurs rôles', scope: 'organization' },
    {
      name: 'organizations.members.manage',
      title: 'Inviter, changer un rôle, retirer un accès',
      scope: 'organization',
    },
    { name: 'organizations.tokens.manage', title: 'Créer et révoquer des jetons d’API', scope: 'organization' },
    {
      name: 'organizations.delegations.manage',
      title: 'Déléguer des droits à une autre organisation, les limiter, y mettre fin',
      scope: 'organization',
    },
    {
      name: 'organizations.networks.manage',
      title: 'Choisir les réseaux d’où l’on entre dans l’organisation',
      scope: 'organization',
    },
    {
      name: 'organizations.webhooks.manage',
      title: 'Créer et retirer des webhooks, qui préviennent un programme de ce qui se passe',
      scope: 'organization',
    },
    {
      name: USE_DELEGATIONS,
      title: 'Intervenir dans les organisations qui ont délégué des droits à la nôtre',
      scope: 'organization',
    },
    {
      name: 'organizations.sign-ups.review',
      title: 'Examiner les demandes d’ouverture de compte',
      scope: 'organization',
    },
  ],
  roles: [
    {
      ...{ name: 'referent', title: 'Référent', secondFactorRequired: true },
      permissions: [
        ...['organizations.members.read', 'organizations.members.manage', 'organizations.tokens.manage', 'audit.read'],
        ...['organizations.delegations.manage', 'organizations.networks.manage', 'organizations.webhooks.manage'],
      ],
    },
    {
      ...{ name: 'delegate', title: 'Intervenant pour d’autres organisations' },
      permissions: [USE_DELEGATIONS],
    },
    {
      ...{ name: 'operator', title: 'Exploitant', secondFactorRequired: true },
      permissions: [
        ...['organizations.members.read', 'organizations.members.manage', 'organizations.tokens.manage', 'audit.read'],
        ...['organizations.sign-ups.review', 'organizations.networks.manage'],
      ],
    },
  ],
  events: [{ name: RIGHTS_CHANGED, title: 'Un accès à l’organisation a changé' }],
  retention: [
    {
      ...{ table: 'organizations.organizations', family: 'commons', from: null, keep: null, then: 'with-owner' },
      purpose: 'Identité et facturation du client ; vivent avec lui.',
    },
    {
      ...{ table: 'organizations.members', family: 'commons', from: null, keep: null, then: 'with-owner' },
      purpose: 'Qui travaille ou a travaillé dans l’organisation : ses actes passés portent son nom (CIM-23).',
    },
    {
      ...{ table: 'organizations.grants', family: 'commons', from: null, keep: null, then: 'with-owner' },
      purpose: 'Droits accordés, par qui et quand ; preuve des accès.',
    },
    {
      ...{ table: 'organizations.invitations', family: 'commons', from: 'expires_at', keep: 'P12M', then: 'delete' },
      purpose: 'Invitations envoyées : adresse et nom de la personne invitée.',
    },
    {
      ...{ table: 'organizations.tokens', family: 'commons', from: 'expires_at', keep: 'P12M', then: 'delete' },
      purpose: 'Jetons d’API, sous forme d’empreintes, avec le nom de qui les a créés.',
    },
    {
      ...{ table: 'organizations.networks', family: 'commons', from: null, keep: null, then: 'with-owner' },
      purpose: 'Réseaux d’où l’organisation s’ouvre ; aucune donnée personnelle.',
    },
    {
      ...{ table: 'organizations.webhooks', family: 'commons', from: null, keep: null, then: 'with-owner' },
      purpose: 'Adresses des programmes prévenus de ce qui se passe ; aucun secret n’y est gardé.',
    },
    {
      ...{ table: 'organizations.webhook_deliveries', family: 'organization', from: 'happened_at', keep: 'P30D' },
      ...{ then: 'delete', purpose: 'Ce qui a été dit à un programme, et s’il a répondu ; identifiants seulement.' },
    },
    {
      ...{ table: 'organizations.sign_ups', family: 'commons', from: 'expires_at', keep: 'P3M', then: 'delete' },
      purpose: 'Demandes d’ouverture de compte : identité, fonction, adresse et facturation du demandeur.',
    },
  ],
  ports: { offers: ['Entrance', 'SessionSource'], needs: ['People', 'Mailer'] },
};
