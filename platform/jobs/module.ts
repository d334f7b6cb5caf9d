import type { ModuleDeclaration } from '#platform/kernel/module.ts';

/** Work after the act: queue, schedules, events between modules. */
export const jobsDeclaration: ModuleDeclaration = {
  name: 'jobs',
  title: 'Tâches de fond',
  dependsOn: ['database'],
  migrations: new URL('./migrations/', import.meta.url),
  retention: [
    {
      table: 'jobs.outbox',
      family: 'organization',
      purpose: 'Tâches en partance, effacées dès leur arrivée dans la file ; identifiants seulement.',
      from: null,
      keep: null,
      then: 'with-owner',
    },
    {
      table: 'jobs.due_work',
      family: 'commons',
      purpose: 'Tâches qui attendent leur heure, effacées dès leur arrivée dans la file ; identifiants seulement.',
      from: null,
      keep: null,
      then: 'with-owner',
    },
    {
      table: 'jobs.dirty_organizations',
      family: 'commons',
      purpose: 'Organisations dont des tâches sont en partance ; aucune donnée personnelle.',
      from: null,
      keep: null,
      then: 'with-owner',
    },
  ],
};
