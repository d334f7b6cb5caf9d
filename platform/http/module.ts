import type { ModuleDeclaration } from '#platform/kernel/module.ts';

/** The server: sessions on requests, permissions, problems, OpenAPI, rate limits. */
export const httpDeclaration: ModuleDeclaration = {
  name: 'http',
  title: 'Serveur',
  dependsOn: ['database'],
  migrations: new URL('./migrations/', import.meta.url),
  retention: [
    {
      table: 'http.rate_counters',
      family: 'commons',
      purpose: 'Compteurs de débit de la minute en cours ; aucune donnée personnelle (clés hachées).',
      from: null,
      keep: null,
      then: 'with-owner',
    },
  ],
};
