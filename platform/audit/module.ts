import type { ModuleDeclaration } from '#platform/kernel/module.ts';

/** Who did what, when, from where; tamper-evident. */
export const auditDeclaration: ModuleDeclaration = {
  name: 'audit',
  title: 'Journal',
  dependsOn: ['database'],
  migrations: new URL('./migrations/', import.meta.url),
  permissions: [{ name: 'audit.read', title: 'Consulter et exporter le journal', scope: 'organization' }],
  retention: [
    {
      table: 'audit.entries',
      family: 'organization',
      purpose: 'Journal des accès et des actes de l’organisation ; effacé par lots entiers à son terme (CIM-139).',
      from: 'at',
      keep: 'P12M',
      then: 'delete',
    },
    {
      table: 'audit.entries',
      family: 'commons',
      purpose: 'Journal des actes sans organisation (connexions, tentatives) ; effacé par lots entiers à son terme.',
      from: 'at',
      keep: 'P12M',
      then: 'delete',
    },
  ],
};
